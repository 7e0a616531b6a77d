/// \file report/chart/text_plot.hpp
/// Charts of characters: names under one another, and planes of periods, numbers or dates.
#pragma once
#include <cstddef>
#include <string>

#include "report/chart/layout_parts.hpp"

namespace fairvalue::detail {

/// A line a name, with its bar on one scale and what its labels say.
std::string names_plot(const ChartData& data, std::size_t width);
/// Values upwards.
std::string plane_plot(const Chart& chart, const ChartData& data, std::size_t width);

/// What a series is drawn with.
std::string sign_of(ChartMark mark, const SeriesLook& look);
/// Whether it is drawn as bars.
bool is_box(ChartMark mark);

}  // namespace fairvalue::detail
