/// \file market/dividends.hpp
/// Dividends as dated amounts, and as the yield that takes as much from the price.
#pragma once
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/market/spot.hpp>
#include <fairvalue/market/yield_curve.hpp>

namespace fairvalue {

/// The amounts of the twelve months up to and including `spot.as_of`, by ex-date, over the price: simple, a year,
/// decimal; 0 without any. Amounts on the spot's share (see split_adjusted). Throws DomainError on an amount
/// that is not > 0 or a bad spot.
double trailing_dividend_yield(const DatedSeries<PerShare>& dividends, const Spot& spot);

/// What the amounts with ex-dates after `spot.as_of` up to and including `until` are worth that day.
PerShare present_value(const DatedSeries<PerShare>& dividends, Date as_of, Date until, const ZeroCurve& curve);

/// The continuous yield q with spot x exp(-q T) = spot - present value of the amounts until T: -ln(1 - PV / S) /
/// T. Throws DomainError unless `until` is after the spot's day and the amounts are worth less than the share.
Rate equivalent_yield(const DatedSeries<PerShare>& dividends, const Spot& spot, Date until,
                      const ZeroCurve& curve);

}  // namespace fairvalue
