/// \file deal/detail/later_strike.hpp
/// A strike that is set later, by the prices of a history.
#pragma once
#include <optional>
#include <variant>

#include <fairvalue/deal/deal_history.hpp>

namespace fairvalue::detail {

/// Null where the strike is stated.
inline const StrikeSetLater* later_strike(const OwnTerms& own) {
  return own.strike ? std::get_if<StrikeSetLater>(&*own.strike) : nullptr;
}

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
