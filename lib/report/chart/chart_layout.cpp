#include "report/chart/chart_layout.hpp"

#include <algorithm>
#include <utility>

#include "report/chart/layout_builder.hpp"
#include "report/chart/text_width.hpp"

namespace fairvalue::detail {
namespace {

constexpr double title_size = 15.0;
constexpr double small_size = 11.0;
constexpr double swatch_width = 26.0;
constexpr double bold_width = 1.1;

}  // namespace

double ChartLayout::x_of(double along_value, double value_value) const {
  const double share = is_lying ? value.share_of(value_value) : along.share_of(along_value);
  return plot.left + share * (plot.right - plot.left);
}

double ChartLayout::y_of(double along_value, double value_value) const {
  const double share = is_lying ? along.share_of(along_value) : 1.0 - value.share_of(value_value);
  return plot.top + share * (plot.bottom - plot.top);
}

std::vector<SeriesLook> series_looks(const std::vector<DrawnSeries>& series) {
  const auto has = [&](ChartMark mark) {
    return std::ranges::find(series, mark, &DrawnSeries::mark) != series.end();
  };
  const auto is_lone_band = [&](const DrawnSeries& one) {
    const auto same = [&](const DrawnSeries& other) {
      return other.mark != ChartMark::band && other.name == one.name;
    };
    return one.mark == ChartMark::band && std::ranges::none_of(series, same);
  };
  const bool has_fan = std::ranges::any_of(series, is_lone_band);
  std::vector<std::string> names;
  std::size_t lone_bands = 0;
  std::vector<SeriesLook> looks;
  for (const DrawnSeries& one : series) {
    const bool is_named =
        one.mark == ChartMark::points && !one.rows.front().label.empty() && series.size() > 1;
    const bool is_total = one.mark == ChartMark::bars && has(ChartMark::changes);
    if (is_lone_band(one)) {
      looks.push_back({0, lone_bands++});
    } else if (is_named || (one.mark == ChartMark::points && has(ChartMark::stretches))) {
      looks.push_back({ink, 3});
    } else if (is_total || (has_fan && one.mark != ChartMark::points)) {
      looks.push_back({ink, 0});
    } else if (one.mark == ChartMark::changes) {
      const std::size_t place = one.name == "takes" ? 1 : 0;
      looks.push_back({place, place});
    } else {
      const auto known = std::ranges::find(names, one.name);
      const auto place = static_cast<std::size_t>(known - names.begin());
      if (known == names.end()) names.push_back(one.name);
      looks.push_back({place, place});
    }
  }
  return looks;
}

ChartLayout chart_layout(const Chart& chart, const ChartData& data, double width, bool has_title) {
  LayoutBuilder builder{chart, data, width};
  if (has_title) builder.add_title();
  builder.add_legend();
  builder.layout.is_lying ? lay_out_names(builder) : lay_out_plane(builder);
  builder.add_notes();
  builder.layout.height = builder.y + layout_edge;
  return std::move(builder.layout);
}

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
