#include <fairvalue/accounting/restriction_discount.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

namespace restriction_discount_test {
using namespace fairvalue;
using doctest::Approx;

FlatMarket market_with(double volatility, double yield = 0.0) {
  return {.spot = PerShare{100},
          .risk_free_rate = Rate{0.05},
          .dividend_yield = Rate{yield},
          .volatility = volatility};
}
RestrictionDiscount restricted(DiscountMethod method, double years) {
  return {.method = method, .kind = RestrictionKind::post_exercise, .duration = Years{years}};
}

TEST_SUITE("accounting/restriction_discount") {
  TEST_CASE("Finnerty: 6.85 percent at 30 percent for a year and never above 32.3") {
    // computed from the formula apart from the library
    const auto finnerty = [](double years, double volatility, double yield = 0.0) {
      return restriction_discount(restricted(DiscountMethod::finnerty, years),
                                  market_with(volatility, yield));
    };
    CHECK(finnerty(1, 0.3) == Approx(0.0684953737985452).epsilon(1e-11));
    CHECK(finnerty(2, 0.5, 0.02) == Approx(0.1489637003190975).epsilon(1e-11));
    CHECK(finnerty(100, 0.5) == Approx(0.3227929027534442).epsilon(1e-9));
    CHECK(finnerty(1000, 2) ==
          Approx(std::erf(std::sqrt(std::log(2.0)) / 2 / std::sqrt(2.0))).epsilon(1e-12));
    // small variance: v is sigma sqrt(T / 3), and 2 N(v/2) - 1 is v / sqrt(2 pi)
    CHECK(finnerty(1.0 / 365, 0.05) ==
          Approx(0.05 / std::sqrt(3 * 365.0) / std::sqrt(2 * std::acos(-1.0))).epsilon(1e-5));
    CHECK(finnerty(0.0399, 0.05) ==
          Approx(finnerty(0.0401, 0.05)).epsilon(0.003));  // where the series begins
  }
  TEST_CASE(
      "Chaffe: the put at the money is 9.354 percent at 30 percent and a rate of 5 percent for a year") {
    CHECK(restriction_discount(restricted(DiscountMethod::chaffe, 1), market_with(0.3)) ==
          Approx(0.09354197236057227).epsilon(1e-12));
  }
  TEST_CASE("vesting and non-transferability are refused by name") {
    RestrictionDiscount wrong = restricted(DiscountMethod::finnerty, 1);
    wrong.kind = RestrictionKind::vesting;
    CHECK_THROWS_WITH_AS(
        restriction_discount(wrong, market_with(0.3)),
        "discount.kind: must be post_exercise (vesting conditions are no part of the value, and "
        "non-transferability shortens the expected term), got vesting",
        DomainError);
    wrong.kind = RestrictionKind::non_transferable;
    CHECK_THROWS_AS(restriction_discount(wrong, market_with(0.3)), DomainError);
    CHECK_THROWS_WITH_AS(restriction_discount(restricted(DiscountMethod::chaffe, 0), market_with(0.3)),
                         "discount.duration: must be > 0, got 0", DomainError);
  }
}

}  // namespace restriction_discount_test
