/// \file deal/detail/history_strike.hpp
/// The strike that a history sets.
#pragma once
#include <optional>

#include <fairvalue/deal/deal_history.hpp>

namespace fairvalue::detail {

/// On the shares of `shares_on`; none before its day, or where the history, known up to `as_of`, has not the
/// prices.
inline std::optional<PerShare> strike_set(const StrikeSetLater& later, const Warrant& warrant,
                                          const DealHistory& history, Date shares_on, Date as_of) {
  const bool vwap = later.price == ObservedPrice::vwap;
  if (later.on > as_of || (vwap && !history.vwaps)) return std::nullopt;
  const DatedSeries<PerShare>& prices = vwap ? *history.vwaps : history.closes;
  return set_strike(later, split_adjusted(prices, warrant.adjustments, shares_on), as_of);
}

}  // namespace fairvalue::detail
