/// \file report/chart/chart_layout.hpp
/// Where everything of a chart stands in its picture.
#pragma once
#include "report/chart/layout_parts.hpp"

namespace fairvalue::detail {

/// `width`: of the picture in pixels; the height follows from what it holds.
ChartLayout chart_layout(const Chart& chart, const ChartData& data, double width, bool has_title);

}  // namespace fairvalue::detail
