#include <fairvalue/accounting/treasury_stock.hpp>

#include <algorithm>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

Shares treasury_stock_shares(Shares shares, PerShare strike, PerShare average_price) {
  require_non_negative("shares", shares);
  require_non_negative("strike", strike);
  require_positive("average_price", average_price);
  const Shares net = average_price > strike ? shares * (1.0 - strike / average_price) : Shares{0};
  return require_result("treasury_stock_shares", net);
}

Shares treasury_stock_shares(Shares shares, Money proceeds, PerShare average_price) {
  require_non_negative("shares", shares);
  require_non_negative("proceeds", proceeds);
  const Shares bought = proceeds / require_positive("average_price", average_price);
  return require_result("treasury_stock_shares", std::max(Shares{0}, shares - bought));
}

}  // namespace fairvalue
