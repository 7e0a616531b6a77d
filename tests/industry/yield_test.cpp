#include <fairvalue/industry/yield.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/interval.hpp>

namespace yield_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

TEST_SUITE("industry/yield") {
  TEST_CASE("100 at a yield of 80 percent is 125 a good unit and 120 when scrap fetches 20") {
    CHECK(cost_per_good_unit(Money{100}, 0.8).value == Approx(125).epsilon(round_off));
    CHECK(cost_per_good_unit(Money{100}, 0.8, Money{20}).value == Approx(120).epsilon(round_off));
    CHECK(cost_per_good_unit(Money{100}, 0.8, Money{100}).value == Approx(100).epsilon(round_off));
    CHECK(cost_per_good_unit(Money{100}, 1.0) == Money{100});
  }
  TEST_CASE("50 to 60 percent against 85 cost 1.417 to 1.700 times as much and the ends are not swapped") {
    const auto ratio = at_corners(relative_cost_per_good_unit, Interval{0.5, 0.6}, 0.85);
    CHECK(ratio.low == Approx(85.0 / 60).epsilon(round_off));
    CHECK(ratio.high == Approx(1.7).epsilon(round_off));
    CHECK(relative_cost_per_good_unit(0.85, 0.85) == 1);
  }
  TEST_CASE("the ratio is that of two costs at one price a start") {
    const Money ours = cost_per_good_unit(Money{7}, 0.5);
    const Money theirs = cost_per_good_unit(Money{7}, 0.85);
    CHECK(relative_cost_per_good_unit(0.5, 0.85) == Approx(ours / theirs).epsilon(round_off));
  }
  TEST_CASE("a fall of 30 to 40 percent of the yield costs 1.429 to 1.667 times as much") {
    const auto factor = at_corners(cost_factor_of_fall, Interval{0.3, 0.4});
    CHECK(factor.low == Approx(10.0 / 7).epsilon(round_off));
    CHECK(factor.high == Approx(5.0 / 3).epsilon(round_off));
    CHECK(cost_factor_of_fall(0) == 1);
  }
  TEST_CASE("in points from 90 percent the same words cost 1.5 to 1.8 times as much") {
    const auto factor = at_corners(cost_factor_of_points, 0.9, Interval{0.3, 0.4});
    CHECK(factor.low == Approx(1.5).epsilon(round_off));
    CHECK(factor.high == Approx(1.8).epsilon(round_off));
    CHECK(cost_factor_of_points(1.0, 0.3) == Approx(cost_factor_of_fall(0.3)).epsilon(round_off));
  }
  TEST_CASE("eight layers: a stack of 50 and 60 and 85 percent is 91.70 and 93.81 and 97.99 a layer") {
    // figures_values.csv, A4-76
    CHECK(100 * layer_yield(0.50, 8) == Approx(91.70040432046711).epsilon(round_off));
    CHECK(100 * layer_yield(0.60, 8) == Approx(93.81427059852852).epsilon(round_off));
    CHECK(100 * layer_yield(0.85, 8) == Approx(97.9890090471471).epsilon(round_off));
    CHECK(layer_yield(0.5, 1) == 0.5);
  }
  TEST_CASE("layers of a stack and the stack of its layers undo each other") {
    for (const int layers : {1, 4, 8, 12, 16}) {
      CHECK(stack_yield(layer_yield(0.6, layers), layers) == Approx(0.6).epsilon(1e-13));
    }
    CHECK(stack_yield(0.9, 2) == Approx(0.81).epsilon(round_off));
  }
  TEST_CASE("yields above 1 or of 0 are refused by name") {
    CHECK_THROWS_WITH_AS(cost_per_good_unit(Money{1}, 0), "yield: must be above 0 and at most 1, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(cost_per_good_unit(Money{1}, 1.01), "yield: must be above 0 and at most 1, got 1.01",
                         DomainError);
    CHECK_THROWS_WITH_AS(relative_cost_per_good_unit(0.5, 85),
                         "reference_yield: must be above 0 and at most 1, got 85", DomainError);
    CHECK_THROWS_WITH_AS(layer_yield(0, 8), "stack_yield: must be above 0 and at most 1, got 0", DomainError);
    CHECK_THROWS_WITH_AS(stack_yield(1.5, 8), "layer_yield: must be above 0 and at most 1, got 1.5",
                         DomainError);
    for (const double bad : {0.0, -0.5, 1.5, nan, infinity}) {
      CHECK_THROWS_AS(relative_cost_per_good_unit(bad, 0.85), DomainError);
      CHECK_THROWS_AS(cost_factor_of_points(bad, 0.1), DomainError);
      CHECK_THROWS_AS(layer_yield(bad, 8), DomainError);
      CHECK_THROWS_AS(stack_yield(bad, 8), DomainError);
    }
  }
  TEST_CASE("what else breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(cost_per_good_unit(Money{0}, 0.5), "cost: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(cost_per_good_unit(Money{5}, 0.5, Money{6}),
                         "scrap: must be at most the cost of 5, got 6", DomainError);
    CHECK_THROWS_WITH_AS(cost_per_good_unit(Money{5}, 0.5, Money{-1}), "scrap: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(cost_factor_of_fall(1), "fall: must be at least 0 and below 1, got 1", DomainError);
    CHECK_THROWS_AS(cost_factor_of_fall(nan), DomainError);
    CHECK_THROWS_WITH_AS(cost_factor_of_points(0.3, 0.3),
                         "points: must be at least 0 and below the yield of 0.3, got 0.3", DomainError);
    CHECK_THROWS_WITH_AS(layer_yield(0.5, 0), "layers: must be >= 1, got 0", DomainError);
    CHECK_THROWS_WITH_AS(stack_yield(1e-200, 8), "stack_yield: must be > 0, got 0", DomainError);
  }
}

}  // namespace yield_test
