/// \file report/text_chart.hpp
/// Bars of block characters for the cells of a text table.
#pragma once
#include <string>

#include <fairvalue/core/interval.hpp>

namespace fairvalue {

/// A bar as long as `share` of `width` columns, in eighths of a column, without blanks after it; empty for 0.
/// Shorter than an eighth but not 0 is an eighth. share in [0, 1], width in [1, 400]; throws DomainError
/// otherwise.
std::string bar(double share, int width);

/// A stretch of a scale `width` columns long, in whole columns, at least one, with '|' where the mark lies:
/// "   ███|██   " without the blanks at its end. `scale` low < high with stretch and mark inside it; width in
/// [2, 400]; throws DomainError otherwise.
std::string stretch_bar(Interval<double> scale, Interval<double> stretch, double mark, int width);

}  // namespace fairvalue
