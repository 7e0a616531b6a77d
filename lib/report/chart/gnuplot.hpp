/// \file report/chart/gnuplot.hpp
/// The program that draws: what it is told, and its run.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>

#include "report/chart/layout_parts.hpp"

namespace fairvalue::detail {

/// Draws the lines, bars and points of a chart, with its axes: numbers and fixed words only, no text of the
/// document.
std::string gnuplot_script(const ChartData& data, const ChartLayout& layout);

/// What gnuplot writes for the script; no value where it is not installed or fails, with what to do.
Outcome<std::string> run_gnuplot(const std::string& script);

}  // namespace fairvalue::detail
