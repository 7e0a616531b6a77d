#include <algorithm>
#include <string>
#include <utility>

#include "report/chart/layout_builder.hpp"
#include "report/chart/text_width.hpp"

namespace fairvalue::detail {
namespace {

constexpr double row_of_name_beside = 28.0;
constexpr double row_of_name_above = 42.0;
constexpr double beside_bar = 5.0;  ///< from the end of a bar to its label

/// What stands left and right of a bar: the cells' own texts where the layer names no label.
std::pair<std::string, std::string> end_labels(const DrawnSeries& series, const DrawnRow& row) {
  std::string before;
  std::string behind = row.label;
  if (behind.empty() && series.mark == ChartMark::bars) behind = row.high_text;
  if (behind.empty() && (series.mark == ChartMark::stretches || series.mark == ChartMark::whiskers)) {
    before = row.low_text;
    behind = row.high_text;
  }
  if (row.high < row.low) std::swap(before, behind);
  return {before, behind};
}

/// Whether a bar of no length has its label left of it, as another bar of the row runs to the right.
bool is_left_of_others(const ChartData& data, const DrawnRow& row) {
  if (row.high != row.low) return false;
  for (const DrawnSeries& series : data.series) {
    for (const DrawnRow& other : series.rows) {
      if (other.along == row.along && std::max(other.low, other.high) > row.high) return true;
    }
  }
  return false;
}

/// The labels beside the ends of the bars, further out where another label or a guide stands, and how many
/// pixels they reach beyond the plot.
struct BarLabels {
  std::vector<PlacedText> texts{};
  std::vector<TextBox> taken{};
  double beyond_left = 0.0;
  double beyond_right = 0.0;

  void add(const TextBox& plot, double x, double y, TextAnchor anchor, const std::string& text) {
    if (text.empty()) return;
    const double step = anchor == TextAnchor::end ? -3.0 : 3.0;
    for (TextBox box = box_of(x, y, anchor, text, tick_size);;
         box = box_of(x += step, y, anchor, text, tick_size)) {
      if (std::ranges::any_of(taken, [&](const TextBox& other) { return overlap(box, other); })) continue;
      taken.push_back(box);
      beyond_left = std::max(beyond_left, plot.left + 2 - box.left);
      beyond_right = std::max(beyond_right, box.right - plot.right);
      texts.push_back({x, y, anchor, text, tick_size});
      return;
    }
  }
};

BarLabels bar_labels(const ChartLayout& layout, const ChartData& data) {
  BarLabels labels;
  for (const DrawnGuide& guide : data.guides) {
    const double x = layout.x_of(0.0, guide.value);
    labels.taken.push_back({x - 2, layout.plot.top, x + 2, layout.plot.bottom});
  }
  for (const DrawnSeries& series : data.series) {
    for (const DrawnRow& row : series.rows) {
      auto [before, behind] = end_labels(series, row);
      if (is_left_of_others(data, row)) std::swap(before, behind);
      const double y = layout.y_of(row.along, 0.0) + layout.bar_offset + 0.35 * tick_size;
      labels.add(layout.plot, layout.x_of(0.0, std::min(row.low, row.high)) - beside_bar, y, TextAnchor::end,
                 before);
      labels.add(layout.plot, layout.x_of(0.0, std::max(row.low, row.high)) + beside_bar, y,
                 TextAnchor::start, behind);
    }
  }
  return labels;
}

/// From the least to the greatest value, where bars stand on zero from there, widened until all labels stand
/// inside the plot, with the ticks between.
void set_value_scale(LayoutBuilder& builder) {
  ChartLayout& layout = builder.layout;
  const ChartData& data = builder.data();
  const double width = layout.plot.right - layout.plot.left;
  layout.value = number_scale(data.values, data.value_unit, std::clamp(static_cast<int>(width / 80.0), 4, 8));
  if (data.values.low < data.values.high) {
    const double room = 0.04 * (data.values.high - data.values.low);  // beside a line at either end
    layout.value.low = data.values.low == 0.0 ? 0.0 : data.values.low - room;
    layout.value.high = data.values.high == 0.0 ? 0.0 : data.values.high + room;
  }
  constexpr int most_rounds = 12;  // each widens the scale, and a pixel with it
  for (int round = 0; round < most_rounds; ++round) {
    const BarLabels labels = bar_labels(layout, data);
    if (!(labels.beyond_left > 0.0 || labels.beyond_right > 0.0)) break;
    const double a_pixel = (layout.value.high - layout.value.low) / width;
    layout.value.low -= std::max(labels.beyond_left, 0.0) * a_pixel;
    layout.value.high += std::max(labels.beyond_right, 0.0) * a_pixel;
  }
  trim_ticks(layout.value);
}

void add_name(LayoutBuilder& builder, std::size_t i) {
  const ChartLayout& layout = builder.layout;
  const double middle = layout.y_of(static_cast<double>(i), 0.0);
  const std::string& name = builder.data().names[i];
  if (layout.bar_offset == 0.0)
    return builder.add_text(layout.plot.left - 10, middle + 0.35 * text_size, TextAnchor::end, name,
                            text_size);
  const auto lines = text_lines(name, text_size, layout.width - 2 * layout_edge);
  builder.add_text(layout_edge, middle - 7.0, TextAnchor::start,
                   lines.front() + (lines.size() > 1 ? " …" : ""), text_size);
}

}  // namespace

void lay_out_names(LayoutBuilder& builder) {
  ChartLayout& layout = builder.layout;
  const ChartData& data = builder.data();
  double widest = 0.0;
  for (const std::string& name : data.names) widest = std::max(widest, text_width(name, text_size));
  const bool is_beside = widest <= 0.4 * layout.width;
  layout.bar_offset = is_beside ? 0.0 : 8.0;  // the name stands over its bar
  layout.plot.left = is_beside ? layout_edge + widest + 10 : layout_edge + 16;
  layout.plot.right = builder.right_edge() - 14;
  const auto count = static_cast<double>(data.names.size());
  layout.along = {.low = -0.5, .high = count - 0.5, .ticks = {}, .unit = ""};
  layout.plot.bottom =
      (is_beside ? row_of_name_beside : row_of_name_above) * count;  // until the top is known
  set_value_scale(builder);
  builder.add_guides_above(data.guides);
  layout.plot.top = builder.y + 4;
  layout.plot.bottom = layout.plot.top + (is_beside ? row_of_name_beside : row_of_name_above) * count;
  builder.y = layout.plot.bottom;
  for (std::size_t i = 0; i < data.names.size(); ++i) add_name(builder, i);
  for (const ChartTick& tick : layout.value.ticks)
    builder.add_text(layout.x_of(0.0, tick.at), builder.y + 16, TextAnchor::middle, tick.text);
  builder.y += 20;
  builder.add_axis_title(with_unit(data.value_title, layout.value.unit));
  for (const PlacedText& one : bar_labels(layout, data).texts) layout.texts.push_back(one);
}

}  // namespace fairvalue::detail
