/// \file core/split.hpp
/// Share splits: one factor moves prices, estimates, hurdles, strikes and share counts alike.
#pragma once
#include <span>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

struct Split {
  Date effective;  ///< first day on which a share is a new share
  double ratio;    ///< new shares for one old: 4 for a 4:1 split, 0.1 for a 1:10 reverse split; > 0

  friend bool operator==(const Split&, const Split&) = default;
};

/// New shares on `to` for one share of `from`: the product of the ratios effective in (from, to], and its
/// reciprocal when `to` is earlier. 1 without a split between. Throws DomainError on a ratio that is not > 0,
/// two splits on one day, or a factor beyond a double.
double split_factor(std::span<const Split> splits, Date from, Date to);

/// A price, EPS, hurdle or strike on the new shares: amount / factor.
PerShare split_adjusted(PerShare amount, double factor);
/// A share count on the new shares: count x factor. Price times count, and price over EPS, stay as they are.
Shares split_adjusted(Shares count, double factor);

/// Every value of the series on the shares of `basis`.
DatedSeries<PerShare> split_adjusted(const DatedSeries<PerShare>& series, std::span<const Split> splits,
                                     Date basis);
DatedSeries<Shares> split_adjusted(const DatedSeries<Shares>& series, std::span<const Split> splits,
                                   Date basis);

}  // namespace fairvalue
