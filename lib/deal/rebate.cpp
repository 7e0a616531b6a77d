#include <fairvalue/deal/rebate.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

Money spend(Gigawatts bought, PerGigawatt price) {
  return require_positive("spend", require_positive("bought", bought) * require_positive("price", price));
}

}  // namespace

PerGigawatt rebate_per_gigawatt(Money warrant_value, Gigawatts bought) {
  return require_result("rebate_per_gigawatt", require_non_negative("warrant_value", warrant_value) /
                                                   require_positive("bought", bought));
}

double self_funding_ratio(Money warrant_value, Gigawatts bought, PerGigawatt price) {
  return require_result("self_funding_ratio",
                        require_non_negative("warrant_value", warrant_value) / spend(bought, price));
}

PerShare self_funding_price(Gigawatts bought, PerGigawatt price, Shares shares, PerShare strike) {
  const PerShare gain_needed = spend(bought, price) / require_positive("shares", shares);
  return require_result("self_funding_price", gain_needed + require_non_negative("strike", strike));
}

}  // namespace fairvalue
