#include <fairvalue/deal/give_away_price.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

PerShare give_away_price(Money profit, Shares shares, PerShare strike) {
  require_positive("profit", profit);
  require_positive("shares", shares);
  require_non_negative("strike", strike);
  return require_result("give_away_price", detail::give_away_formula(profit, shares, strike));
}

}  // namespace fairvalue
