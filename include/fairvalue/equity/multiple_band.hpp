/// \file equity/multiple_band.hpp
/// Where today's multiple lies in its own history.
#pragma once
#include <optional>
#include <span>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// The multiples of a price series on the EPS known on each day; days of a loss, or before the first EPS,
/// have none and are counted.
struct MultipleHistory {
  DatedSeries<Multiple> multiples;
  int not_meaningful;  ///< days left out
};

/// price(day) / the last EPS dated on or before that day, however old: date EPS by the day it became known.
/// Every price > 0, every EPS finite, both on the same shares (see split_adjusted). Throws DomainError naming
/// the day: "prices[2025-06-18]: must be > 0, got -1".
MultipleHistory multiple_history(const DatedSeries<PerShare>& prices, const DatedSeries<PerShare>& eps);

/// The history's least, middle and greatest multiple, and where `current` lies among them.
struct MultipleBand {
  Multiple low;
  Multiple median;
  Multiple high;
  Multiple current;
  double percentile;              ///< rank of `current`, Hyndman-Fan type 7, in [0, 1]; see math/quantile.hpp
  std::optional<double> z_score;  ///< in deviations (n - 1) from the mean; none for fewer than two values or
                                  ///< a deviation of zero
};

/// `current` need not be part of the history. Throws DomainError on an empty history, and naming a multiple
/// that is not > 0: "history[3]: must be > 0, got 0".
MultipleBand multiple_band(std::span<const Multiple> history, Multiple current);
MultipleBand multiple_band(const MultipleHistory& history, Multiple current);

}  // namespace fairvalue
