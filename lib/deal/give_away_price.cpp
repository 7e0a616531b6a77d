#include <fairvalue/deal/give_away_price.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

PerShare give_away_price(Money profit, Shares shares, PerShare strike) {
  const PerShare gain = require_positive("profit", profit) / require_positive("shares", shares);
  return require_result("give_away_price", gain + require_non_negative("strike", strike));
}

}  // namespace fairvalue
