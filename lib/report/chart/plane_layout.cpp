#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "report/chart/layout_builder.hpp"
#include "report/chart/text_width.hpp"

namespace fairvalue::detail {
namespace {

double widest_of(const std::vector<ChartTick>& ticks) {
  double widest = 0.0;
  for (const ChartTick& tick : ticks) widest = std::max(widest, text_width(tick.text, tick_size));
  return widest;
}

ChartScale along_scale(const LayoutBuilder& builder) {
  const ChartData& data = builder.data();
  const double width = builder.layout.plot.right - builder.layout.plot.left;
  const auto most = [&](double text) { return std::clamp(static_cast<int>(width / (text + 22)), 2, 9); };
  switch (builder.axis()) {
    case ChartAxis::names:
    case ChartAxis::periods: {
      double widest = 0.0;
      for (const std::string& name : data.names) widest = std::max(widest, text_width(name, tick_size));
      const int least = builder.axis() == ChartAxis::periods ? 2 : 1;
      return place_scale(data.names, std::max(least, static_cast<int>(width / (widest + 12))));
    }
    case ChartAxis::numbers: return number_scale(data.along, data.along_unit, most(36));
    case ChartAxis::dates: return date_scale(data.along, most(32), most(52));
  }
  refuse_enumerator(builder.axis());
}

/// Names of guides right of the plot; those close together are moved apart, with a thin line to each.
void add_guides_right(LayoutBuilder& builder) {
  ChartLayout& layout = builder.layout;
  const auto& guides = builder.data().guides;
  std::vector<double> wanted;
  for (const DrawnGuide& one : guides) wanted.push_back(layout.y_of(0.0, one.value));
  const auto places = spread(wanted, 16.0, {layout.plot.top - 8, layout.plot.bottom + 8});
  for (std::size_t i = 0; i < places.size(); ++i) {
    layout.leaders.push_back({layout.plot.right, wanted[i], layout.plot.right + 8, places[i]});
    builder.add_text(layout.plot.right + 10, places[i] + 0.35 * tick_size, TextAnchor::start, guides[i].text);
  }
}

/// Small boxes along the lines, which labels keep clear of.
void take_lines(const LayoutBuilder& builder, std::vector<TextBox>& taken) {
  const ChartLayout& layout = builder.layout;
  constexpr double apart = 6.0;
  for (const DrawnSeries& series : builder.data().series) {
    if (series.mark != ChartMark::line && series.mark != ChartMark::steps) continue;
    for (std::size_t i = 0; i + 1 < series.rows.size(); ++i) {
      const DrawnRow& from = series.rows[i];
      const DrawnRow& to = series.rows[i + 1];
      const double x = layout.x_of(from.along, 0.0), y = layout.y_of(0.0, from.high);
      const double dx = layout.x_of(to.along, 0.0) - x, dy = layout.y_of(0.0, to.high) - y;
      const int steps = 1 + static_cast<int>(std::hypot(dx, dy) / apart);
      for (int step = 0; step <= steps; ++step) {
        const double way = static_cast<double>(step) / steps;
        taken.push_back({x + way * dx - 2, y + way * dy - 2, x + way * dx + 2, y + way * dy + 2});
      }
    }
  }
}

/// Over a bar that is wide enough for it.
void add_bar_label(LayoutBuilder& builder, const DrawnRow& row, std::vector<TextBox>& taken) {
  const ChartLayout& layout = builder.layout;
  const double width = (layout.plot.right - layout.plot.left) / (layout.along.high - layout.along.low);
  if (row.label.empty() || text_width(row.label, tick_size) > width - 4) return;
  const double x = layout.x_of(row.along, row.high);
  const double y = layout.y_of(row.along, row.high) + (row.high < 0.0 ? 14.0 : -4.0);
  taken.push_back(box_of(x, y, TextAnchor::middle, row.label, tick_size));
  builder.add_text(x, y, TextAnchor::middle, row.label);
}

void add_point_labels(LayoutBuilder& builder) {
  ChartLayout& layout = builder.layout;
  std::vector<LabelledPoint> points;
  std::vector<TextBox> taken;
  for (const DrawnGuide& one : builder.data().guides) {
    const double y = layout.y_of(0.0, one.value);
    taken.push_back({layout.plot.left, y - 1, layout.plot.right, y + 1});
  }
  take_lines(builder, taken);
  for (const DrawnSeries& series : builder.data().series) {
    for (const DrawnRow& row : series.rows) {
      if (series.mark == ChartMark::points)
        points.push_back({layout.x_of(row.along, row.high), layout.y_of(row.along, row.high), row.label});
      if (series.mark == ChartMark::bars) add_bar_label(builder, row, taken);
    }
  }
  const TextBox bounds{layout.plot.left + 2, layout.plot.top - 6, builder.right_edge(),
                       layout.plot.bottom - 2};
  const auto places = label_places(points, tick_size, bounds, std::move(taken));
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    builder.add_text(places[i]->x, places[i]->y, places[i]->anchor, points[i].text);
    if (places[i]->is_far)
      layout.leaders.push_back({points[i].x, points[i].y, places[i]->x, places[i]->y - 0.35 * tick_size});
  }
}

void add_ticks(LayoutBuilder& builder) {
  const ChartLayout& layout = builder.layout;
  for (const ChartTick& tick : layout.value.ticks)
    builder.add_text(layout.plot.left - 6, layout.y_of(0.0, tick.at) + 0.35 * tick_size, TextAnchor::end,
                     tick.text);
  for (const ChartTick& tick : layout.along.ticks) {
    const double half = text_width(tick.text, tick_size) / 2;
    const double x =
        std::clamp(layout.x_of(tick.at, 0.0), half + 2, std::max(layout.width - half - 2, half + 2));
    builder.add_text(x, layout.plot.bottom + 20, TextAnchor::middle, tick.text);
  }
  builder.y = layout.plot.bottom + 24;
}

}  // namespace

void lay_out_plane(LayoutBuilder& builder) {
  ChartLayout& layout = builder.layout;
  const ChartData& data = builder.data();
  const double height = std::clamp(0.42 * layout.width, 200.0, 330.0);
  layout.value = number_scale(data.values, data.value_unit, height > 260 ? 7 : 6);
  double guides = 0.0;
  for (const DrawnGuide& one : data.guides) guides = std::max(guides, text_width(one.text, tick_size));
  layout.plot.left = layout_edge + widest_of(layout.value.ticks) + 8;
  layout.plot.right = builder.right_edge() - std::max(guides + 12, 22.0);
  layout.along = along_scale(builder);
  const std::string title = with_unit(data.value_title, layout.value.unit);
  for (const std::string& line : text_lines(title, tick_size, layout.width - 2 * layout_edge)) {
    builder.y += 16;
    builder.add_text(layout_edge, builder.y, TextAnchor::start, line);
  }
  builder.add_guides_above(data.along_guides);
  layout.plot.top = builder.y + 12;
  layout.plot.bottom = layout.plot.top + height;
  add_ticks(builder);
  if (builder.axis() != ChartAxis::dates)
    builder.add_axis_title(with_unit(data.along_title, layout.along.unit));
  add_guides_right(builder);
  add_point_labels(builder);
}

}  // namespace fairvalue::detail
