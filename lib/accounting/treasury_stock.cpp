#include <fairvalue/accounting/treasury_stock.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

Shares treasury_stock_shares(Shares shares, PerShare strike, PerShare average_price) {
  require_non_negative("shares", shares);
  require_non_negative("strike", strike);
  require_positive("average_price", average_price);
  const Shares net = average_price > strike ? shares * (1.0 - strike / average_price) : Shares{0};
  return require_result("treasury_stock_shares", net);
}

}  // namespace fairvalue
