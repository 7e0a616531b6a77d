#include <fairvalue/industry/inference_price.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/interval.hpp>

namespace inference_price_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

TEST_SUITE("industry/inference_price") {
  TEST_CASE("a cost of 1 sells at 2 with 50 percent and at 3.33 with 70 percent") {
    const auto price = at_corners(price_at_margin, Money{1}, Interval{0.5, 0.7});
    CHECK(price.low.value == Approx(2).epsilon(round_off));
    CHECK(price.high.value == Approx(10.0 / 3).epsilon(round_off));
    CHECK(price_at_margin(Money{3}, 0) == Money{3});
    CHECK(price_at_margin(Money{3}, -0.5) == Money{2});  // below cost
  }
  TEST_CASE("15 times the cost and a margin of 50 percent gone are 30 times: 15 / (1 - 0.5)") {
    CHECK(times_cheaper(15, 0.5, 0) == 30);
    CHECK(times_cheaper(15, 0.7, 0) == Approx(50).epsilon(round_off));
    CHECK(times_cheaper(15, 0.5, 0.5) == 15);
    CHECK(times_cheaper(15, 0.5, 0.2) == Approx(24).epsilon(round_off));
  }
  TEST_CASE("15 to 30 gives up a margin of 50 percent and 15 to 10 gained one") {
    CHECK(margin_given_up(15, 30) == 0.5);
    CHECK(margin_given_up(15, 15) == 0);
    CHECK(margin_given_up(15, 10) == -0.5);
  }
  TEST_CASE("the margin given up is the one that explains the price") {
    for (const double margin : {0.1, 0.5, 0.7, 0.95}) {
      CHECK(margin_given_up(15, times_cheaper(15, margin, 0)) == Approx(margin).epsilon(1e-13));
    }
  }
  TEST_CASE("15 times the cost for ten times the size is a power of 1.176: ln 15 / ln 10") {
    CHECK(cost_elasticity(15, 10) == Approx(1.1760912590556811).epsilon(round_off));
    CHECK(cost_elasticity(10, 10) == 1);
    CHECK(cost_elasticity(1.0 / 15, 0.1) == Approx(1.1760912590556811).epsilon(round_off));
    CHECK(std::pow(10, cost_elasticity(15, 10)) == Approx(15).epsilon(round_off));
  }
  TEST_CASE("2 an hour at 1000 tokens a second half used: 2 / 1.8 m a token") {
    CHECK(cost_per_token(Money{2}, 1000, 0.5).value == Approx(2.0 / 1.8e6).epsilon(round_off));
    CHECK(cost_per_token(Money{3.6}, 1, 1).value == Approx(0.001).epsilon(round_off));
  }
  TEST_CASE("a margin of 1 is refused by name") {
    CHECK_THROWS_WITH_AS(price_at_margin(Money{1}, 1), "margin: must be below 1, got 1", DomainError);
    CHECK_THROWS_WITH_AS(times_cheaper(15, 1, 0), "margin_before: must be below 1, got 1", DomainError);
    CHECK_THROWS_WITH_AS(times_cheaper(15, 0.5, 1), "margin_after: must be below 1, got 1", DomainError);
    CHECK_THROWS_WITH_AS(price_at_margin(Money{1}, 70), "margin: must be below 1, got 70", DomainError);
    CHECK_THROWS_WITH_AS(price_at_margin(Money{1}, nan), "margin: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_AS(price_at_margin(Money{1}, -infinity), DomainError);
  }
  TEST_CASE("what else breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(price_at_margin(Money{0}, 0.5), "cost: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(times_cheaper(0, 0.5, 0), "cost_ratio: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(margin_given_up(15, -1), "price_ratio: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(margin_given_up(nan, 1), "cost_ratio: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(cost_elasticity(15, 1), "size_ratio: must be different from 1, got 1", DomainError);
    CHECK_THROWS_WITH_AS(cost_elasticity(15, 0), "size_ratio: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(cost_elasticity(-15, 10), "cost_ratio: must be > 0, got -15", DomainError);
    CHECK_THROWS_WITH_AS(cost_per_token(Money{0}, 1, 1), "gpu_hour: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(cost_per_token(Money{1}, -1, 1), "tokens_per_second: must be > 0, got -1",
                         DomainError);
    for (const double bad : {0.0, 1.01, nan}) {
      CHECK_THROWS_AS(cost_per_token(Money{1}, 1, bad), DomainError);
    }
    CHECK_THROWS_AS(cost_per_token(Money{1e300}, 1e-300, 1), DomainError);
  }
}

}  // namespace inference_price_test
