/// \file deal/give_away_price.hpp
/// The share price at which a customer's shares are worth all that its purchase earns.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// profit / shares + strike: at this price the holder of the tranche gains what the seller earns on the
/// gigawatts it was given for, and the deal has been given away. Above it the other shareholders lose. Both
/// on one day: a profit of the delivery day with a price of that day, a present value with today's. Profit
/// > 0, shares > 0, strike >= 0.
PerShare give_away_price(Money profit, Shares shares, PerShare strike = PerShare{0.0});

namespace detail {

/// The formula of give_away_price, of numbers of any kind that calculate like doubles.
template <class Amount, class Count, class Price>
Price give_away_formula(const Amount& profit, const Count& shares, const Price& strike) {
  return profit / shares + strike;
}

}  // namespace detail

}  // namespace fairvalue
