/// \file equity/multiple_band.hpp
/// Where today's multiple lies in its own history.
#pragma once
#include <optional>
#include <span>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/market/price_history.hpp>

namespace fairvalue {

/// The multiples of a price series on the EPS known on each day; other days have none and are counted.
struct MultipleHistory {
  DatedSeries<Multiple> multiples;
  int not_meaningful;  ///< days of a loss, or before the first EPS
  int stale = 0;       ///< days whose last EPS was too old
};

/// price(day) / the last EPS dated on or before that day: date EPS by the day it became known. An EPS serves
/// for `stale_after_days` (400: a year, and five weeks by which a yearly report may move; >= 0), and then the
/// day has no multiple: earnings of years ago are no longer trailing ones. Every price > 0, every EPS finite,
/// both on the same shares (see split_adjusted). Throws DomainError naming the day: "prices[2025-06-18]: must
/// be > 0, got -1".
MultipleHistory multiple_history(const DatedSeries<PerShare>& prices, const DatedSeries<PerShare>& eps,
                                 int stale_after_days = 400);

/// The same of a history and EPS that say what they are. EPS of the next twelve months serves only until they
/// are over. Throws DomainError too when a row's EPS differs from the history in currency or share basis,
/// from the first row's in basis or window, or is of trailing twelve months that had not ended on its day.
MultipleHistory multiple_history(const PriceHistory& prices, const DatedSeries<PeriodEps>& eps,
                                 int stale_after_days = 400);

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
