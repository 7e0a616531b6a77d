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

double room_of(const std::string& label) {
  return label.empty() ? 0.0 : text_width(label, tick_size) + beside_bar + 4;
}

/// Widens the scale so that the labels at the ends of the bars stand inside the plot.
ChartScale with_room_for_labels(const LayoutBuilder& builder, ChartScale scale) {
  const double width = builder.layout.plot.right - builder.layout.plot.left;
  constexpr int rounds = 4;  // each widens the scale, and a pixel with it
  for (int round = 0; round < rounds; ++round) {
    ChartScale wide = scale;
    const double a_pixel = (scale.high - scale.low) / width;
    for (const DrawnSeries& series : builder.data().series) {
      for (const DrawnRow& row : series.rows) {
        const auto [before, behind] = end_labels(series, row);
        wide.low = std::min(wide.low, std::min(row.low, row.high) - room_of(before) * a_pixel);
        wide.high = std::max(wide.high, std::max(row.low, row.high) + room_of(behind) * a_pixel);
      }
    }
    scale = wide;
  }
  return scale;
}

/// From the least to the greatest value and their labels, with the ticks between.
ChartScale value_scale(const LayoutBuilder& builder) {
  const ChartData& data = builder.data();
  const double width = builder.layout.plot.right - builder.layout.plot.left;
  const int most = std::clamp(static_cast<int>(width / 80.0), 4, 8);
  ChartScale scale = number_scale(data.values, data.value_unit, most);
  if (data.values.low < data.values.high) {
    scale.low = data.values.low;
    scale.high = data.values.high;
  }
  scale = with_room_for_labels(builder, std::move(scale));
  trim_ticks(scale);
  return scale;
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

void add_end_label(LayoutBuilder& builder, double x, double y, TextAnchor anchor, const std::string& text,
                   std::vector<TextBox>& taken) {
  if (text.empty()) return;
  const double step = anchor == TextAnchor::end ? -3.0 : 3.0;
  for (;; x += step) {
    const TextBox box = box_of(x, y, anchor, text, tick_size);
    if (box.left < 0 || box.right > builder.layout.width) return;
    const auto meets = [&](const TextBox& other) { return overlap(box, other); };
    if (std::ranges::any_of(taken, meets)) continue;
    taken.push_back(box);
    return builder.add_text(x, y, anchor, text);
  }
}

/// Beside the ends of the bars, further out where another label or a guide stands.
void add_bar_ends(LayoutBuilder& builder) {
  const ChartLayout& layout = builder.layout;
  std::vector<TextBox> taken;
  for (const DrawnGuide& guide : builder.data().guides) {
    const double x = layout.x_of(0.0, guide.value);
    taken.push_back({x - 2, layout.plot.top, x + 2, layout.plot.bottom});
  }
  for (const DrawnSeries& series : builder.data().series) {
    for (const DrawnRow& row : series.rows) {
      const auto [before, behind] = end_labels(series, row);
      const double y = layout.y_of(row.along, 0.0) + layout.bar_offset + 0.35 * tick_size;
      const double left = layout.x_of(0.0, std::min(row.low, row.high)) - beside_bar;
      const double right = layout.x_of(0.0, std::max(row.low, row.high)) + beside_bar;
      add_end_label(builder, left, y, TextAnchor::end, before, taken);
      add_end_label(builder, right, y, TextAnchor::start, behind, taken);
    }
  }
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
  layout.value = value_scale(builder);
  builder.add_guides_above(data.guides);
  const auto count = static_cast<double>(data.names.size());
  layout.along = {.low = -0.5, .high = count - 0.5, .ticks = {}, .unit = ""};
  layout.plot.top = builder.y + 4;
  layout.plot.bottom = layout.plot.top + (is_beside ? row_of_name_beside : row_of_name_above) * count;
  builder.y = layout.plot.bottom;
  for (std::size_t i = 0; i < data.names.size(); ++i) add_name(builder, i);
  for (const ChartTick& tick : layout.value.ticks)
    builder.add_text(layout.x_of(0.0, tick.at), builder.y + 16, TextAnchor::middle, tick.text);
  builder.y += 20;
  builder.add_axis_title(with_unit(data.value_title, layout.value.unit));
  add_bar_ends(builder);
}

}  // namespace fairvalue::detail
