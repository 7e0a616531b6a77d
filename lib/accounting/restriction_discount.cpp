#include <fairvalue/accounting/restriction_discount.hpp>

#include <cmath>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/pricing/black_scholes.hpp>

namespace fairvalue {
namespace {

/// The variance of the average-strike put: near x / 3 for small x, ln 2 for large.
double finnerty_variance(double x) {
  if (x < 1e-4) return x / 3.0 - x * x / 18.0;
  if (x > 100.0) return std::log(2.0);
  const double growth = std::expm1(x);
  return x + std::log(2.0 * (growth - x)) - 2.0 * std::log(growth);
}

double finnerty_discount(const FlatMarket& market, Years duration) {
  const double x = market.volatility * market.volatility * duration.value;
  const double half = std::sqrt(finnerty_variance(x)) / 2.0;
  return std::exp(-(market.dividend_yield * duration)) * (normal_cdf(half) - normal_cdf(-half));
}

}  // namespace

double restriction_discount(const RestrictionDiscount& discount, const FlatMarket& market) {
  require_market(market);
  require_enumerator("discount.method", discount.method);
  require_enumerator("discount.kind", discount.kind);
  require(discount.kind == RestrictionKind::post_exercise, "discount.kind",
          "post_exercise (vesting conditions are no part of the value, and non-transferability shortens the "
          "expected term)",
          key_of(discount.kind));
  require_positive("discount.duration", discount.duration);
  if (discount.method == DiscountMethod::finnerty) {
    return require_result("restriction_discount", finnerty_discount(market, discount.duration));
  }
  const PerShare put =
      option_value(market, {.kind = OptionKind::put, .strike = market.spot, .expiry = discount.duration});
  return require_result("restriction_discount", put / market.spot);
}

}  // namespace fairvalue
