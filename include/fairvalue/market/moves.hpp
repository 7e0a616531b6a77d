/// \file market/moves.hpp
/// How a price moved: between two closes, day by day, and down from its peak.
#pragma once
#include <optional>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// The change between two closes, both days in the series. Throws DomainError naming a day without a close
/// (a holiday?) and the close before it, when `to` is before `from`, or on a close <= 0.
Change<PerShare> move(const DatedSeries<PerShare>& closes, Date from, Date to);

/// ln(close / previous close), dated by the later close; one row fewer than the closes, none for no closes.
/// Throws DomainError on a close <= 0: "closes[2025-06-18]: must be > 0, got -1".
DatedSeries<double> log_returns(const DatedSeries<PerShare>& closes);

/// The last log return over the standard deviation (n - 1) of those before it. Their mean is not taken off:
/// over days it is small beside the deviation. No answer with fewer than two moves before the last, or when
/// they are all alike but for rounding. Throws DomainError on fewer than two closes or a close <= 0.
std::optional<double> last_move_in_deviations(const DatedSeries<PerShare>& closes);

struct Drawdown {
  Dated<PerShare> peak;
  Dated<PerShare> trough;
  double depth;  ///< 1 - trough / peak, in [0, 1); rounds to 1 below 1e-16 of the peak
};

/// The deepest fall from a peak to a later close, the earliest of equals; depth 0 at the first close when the
/// price never fell.
/// Throws DomainError on an empty series or a close <= 0.
Drawdown max_drawdown(const DatedSeries<PerShare>& closes);

/// The gain that makes a fall good: depth / (1 - depth), 100 % after one half. Depth in [0, 1).
double gain_to_recover(double depth);

}  // namespace fairvalue
