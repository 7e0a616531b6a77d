#include "report/chart/layout_builder.hpp"

#include <algorithm>
#include <utility>

#include "report/chart/text_width.hpp"

namespace fairvalue::detail {
namespace {

constexpr double title_size = 15.0;
constexpr double small_size = 11.0;
constexpr double swatch_width = 26.0;
constexpr double bold_width = 1.1;

}  // namespace

LayoutBuilder::LayoutBuilder(const Chart& chart, const ChartData& data, double width)
    : layout{.width = width, .height = 0.0}, chart_{chart}, data_{data} {
  layout.is_lying = chart.axis == ChartAxis::names;
  layout.looks = series_looks(data.series);
}

void LayoutBuilder::add_text(double x, double at, TextAnchor anchor, std::string text, double size) {
  layout.texts.push_back({x, at, anchor, std::move(text), size});
}

void LayoutBuilder::add_title() {
  add_lines(chart_.title, title_size, true);
  y += 4;
}

void LayoutBuilder::add_lines(const std::string& text, double size, bool is_bold) {
  const double usable = (layout.width - 2 * layout_edge) / (is_bold ? bold_width : 1.0);
  for (const std::string& line : text_lines(text, size, usable)) {
    y += size + 4;
    layout.texts.push_back({layout_edge, y, TextAnchor::start, line, size, is_bold, !is_bold});
  }
}

void LayoutBuilder::add_legend() {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < data_.series.size(); ++i) {
    const auto same = [&](std::size_t other) { return data_.series[other].name == data_.series[i].name; };
    if (std::ranges::none_of(shown, same)) shown.push_back(i);
  }
  if (shown.size() < 2) return;
  double x = layout_edge;
  y += line_height;
  for (const std::size_t i : shown) add_legend_entry(i, x);
  y += 8;
}

void LayoutBuilder::add_legend_entry(std::size_t series, double& x) {
  const std::string& name = data_.series[series].name;
  const double needed = swatch_width + text_width(name, tick_size);
  if (x > layout_edge && x + needed > right_edge()) {
    x = layout_edge;
    y += line_height;
  }
  for (std::size_t i = 0; i < data_.series.size(); ++i) {  // a line over its band
    if (data_.series[i].name != name) continue;
    const bool is_plain = data_.series[i].mark == ChartMark::line && data_.series[i].rows.size() > few_points;
    layout.swatches.push_back(
        {x, y - 4, is_plain ? ChartMark::steps : data_.series[i].mark, layout.looks[i]});
  }
  const auto lines = text_lines(name, tick_size, right_edge() - x - swatch_width);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) y += line_height;
    add_text(x + swatch_width, y, TextAnchor::start, lines[i]);
  }
  x += needed + 16;
}

void LayoutBuilder::add_axis_title(const std::string& title) {
  if (title.empty()) return;
  for (const std::string& line : text_lines(title, tick_size, layout.width - 2 * layout_edge)) {
    y += 15;
    const double half = text_width(line, tick_size) / 2;
    const double middle = (layout.plot.left + layout.plot.right) / 2;
    const double x =
        std::clamp(middle, layout_edge + half, std::max(right_edge() - half, layout_edge + half));
    add_text(x, y, TextAnchor::middle, line);
  }
  y += 3;
}

void LayoutBuilder::add_guides_above(const std::vector<DrawnGuide>& guides) {
  std::vector<double> ends;  // of the rows
  std::vector<DrawnGuide> sorted = guides;
  std::ranges::stable_sort(sorted, {}, &DrawnGuide::value);
  for (const DrawnGuide& guide : sorted) {
    const double half = text_width(guide.text, tick_size) / 2;
    const double x = std::clamp(layout.x_of(guide.value, guide.value), layout_edge + half,
                                std::max(right_edge() - half, layout_edge + half));
    std::size_t row = 0;
    while (row < ends.size() && ends[row] > x - half - 8) ++row;
    if (row == ends.size()) ends.push_back(0.0);
    ends[row] = x + half;
    add_text(x, y + line_height * (static_cast<double>(row) + 1) - 4, TextAnchor::middle, guide.text);
  }
  y += line_height * static_cast<double>(ends.size());
}

void LayoutBuilder::add_notes() {
  for (const std::string& note : data_.notes) add_lines(note, small_size, false);
}

std::string with_unit(const std::string& title, const std::string& unit) {
  if (unit.empty()) return title;
  return title.empty() ? unit : title + " (" + unit + ")";
}

}  // namespace fairvalue::detail
