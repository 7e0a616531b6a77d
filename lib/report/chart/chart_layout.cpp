#include "report/chart/chart_layout.hpp"

#include <utility>

#include "report/chart/layout_builder.hpp"

namespace fairvalue::detail {

ChartLayout chart_layout(const Chart& chart, const ChartData& data, double width, bool has_title) {
  LayoutBuilder builder{chart, data, width};
  if (has_title) builder.add_title();
  builder.add_legend();
  builder.layout.is_lying ? lay_out_names(builder) : lay_out_plane(builder);
  builder.add_notes();
  builder.layout.height = builder.y + layout_edge;
  return std::move(builder.layout);
}

}  // namespace fairvalue::detail
