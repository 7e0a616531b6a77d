#include <fairvalue/industry/revenue_mix.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace revenue_mix_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

TEST_SUITE("industry/revenue_mix") {
  TEST_CASE("5 bn of 25.8 bn is 19.38 percent: 5 / 25.8 by hand") {
    CHECK(revenue_mix(Money{5e9}, Money{20.8e9}) == Approx(5 / 25.8).epsilon(round_off));
    CHECK(revenue_mix(Money{0}, Money{1}) == 0.0);
    CHECK(revenue_mix(Money{1}, Money{0}) == 1.0);
    CHECK(revenue_mix(Money{1}, Money{3}) == 0.25);
  }
  TEST_CASE("a mix of 15 or 25 percent needs 15 / 85 or a third of the rest") {
    CHECK(revenue_for_mix(Money{1}, 0.15).value == Approx(15.0 / 85.0).epsilon(round_off));
    CHECK(revenue_for_mix(Money{1}, 0.25).value == Approx(1.0 / 3.0).epsilon(round_off));
    CHECK(revenue_for_mix(Money{20e9}, 0.5) == Money{20e9});
    CHECK(revenue_for_mix(Money{20e9}, 0.0) == Money{0});
  }
  TEST_CASE("the revenue for a mix has that mix") {
    for (const double mix : {0.0, 1e-6, 0.15, 0.5, 0.99, 0.999999}) {
      CAPTURE(mix);
      // 1 - m loses up to 1e-16 / (1 - m) of itself: 1e-10 at the last row, times m's own share 1 - m
      CHECK(revenue_mix(revenue_for_mix(Money{20.8e9}, mix), Money{20.8e9}) == Approx(mix).epsilon(1e-13));
    }
  }
  TEST_CASE("a fifth that doubles beside a rest of plus 10 percent: .2 x 100 + .8 x 10 = 28 percent") {
    CHECK(mixed_growth(0.2, 1.0, 0.1) == Approx(0.28).epsilon(round_off));
    CHECK(mixed_growth(0.0, 9.0, 0.1) == 0.1);
    CHECK(mixed_growth(1.0, 9.0, 0.1) == 9.0);
    CHECK(mixed_growth(0.5, -0.2, 0.2) == Approx(0.0).scale(1).epsilon(round_off));
  }
  TEST_CASE("mixed growth is the growth of the total") {
    const Money part{5e9}, rest{20.8e9};
    for (const double part_growth : {-0.9, 0.0, 0.6}) {
      const Money after = part * (1 + part_growth) + rest * 1.1;
      CHECK(mixed_growth(revenue_mix(part, rest), part_growth, 0.1) ==
            Approx(after / (part + rest) - 1).epsilon(1e-13));  // cancellation of the 1 in the slow way
    }
  }
  TEST_CASE("money that is none is refused by name") {
    CHECK_THROWS_WITH_AS(revenue_mix(Money{-1}, Money{2}), "part: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(revenue_mix(Money{1}, Money{-2}), "rest: must be >= 0, got -2", DomainError);
    CHECK_THROWS_WITH_AS(revenue_mix(Money{0}, Money{0}), "part + rest: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(revenue_for_mix(Money{0}, 0.2), "rest: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(revenue_for_mix(Money{-1}, 0.2), "rest: must be > 0, got -1", DomainError);
    for (const double none : {nan, infinity}) {
      CHECK_THROWS_AS(revenue_mix(Money{none}, Money{1}), DomainError);
      CHECK_THROWS_AS(revenue_mix(Money{1}, Money{none}), DomainError);
      CHECK_THROWS_AS(revenue_for_mix(Money{none}, 0.2), DomainError);
    }
  }
  TEST_CASE("sums beyond the doubles are refused and not zero") {
    CHECK_THROWS_WITH_AS(revenue_mix(Money{1e308}, Money{1e308}),
                         "part + rest: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(revenue_for_mix(Money{1e308}, 0.99),
                         "revenue_for_mix: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("no revenue makes up all of a total that has a rest") {
    CHECK_THROWS_WITH_AS(revenue_for_mix(Money{1}, 1.0), "mix: must be at least 0 and below 1, got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(revenue_for_mix(Money{1}, 15), "mix: must be at least 0 and below 1, got 15",
                         DomainError);
    CHECK_THROWS_WITH_AS(revenue_for_mix(Money{1}, -0.1), "mix: must be at least 0 and below 1, got -0.1",
                         DomainError);
    CHECK_THROWS_WITH_AS(revenue_for_mix(Money{1}, nan), "mix: must be at least 0 and below 1, got nan",
                         DomainError);
    CHECK_THROWS_AS(revenue_for_mix(Money{1}, infinity), DomainError);
  }
  TEST_CASE("mixes and growths that are none are refused by name") {
    CHECK_THROWS_WITH_AS(mixed_growth(1.1, 0, 0), "mix: must be between 0 and 1, got 1.1", DomainError);
    CHECK_THROWS_WITH_AS(mixed_growth(-0.1, 0, 0), "mix: must be between 0 and 1, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(mixed_growth(0.2, -1, 0), "part_growth: must be > -1 (-100 %), got -1", DomainError);
    CHECK_THROWS_WITH_AS(mixed_growth(0.2, 0, -1), "rest_growth: must be > -1 (-100 %), got -1", DomainError);
    for (const double none : {nan, infinity}) {
      CHECK_THROWS_AS(mixed_growth(none, 0, 0), DomainError);
      CHECK_THROWS_AS(mixed_growth(0.2, none, 0), DomainError);
      CHECK_THROWS_AS(mixed_growth(0.2, 0, none), DomainError);
    }
  }
}

}  // namespace revenue_mix_test
