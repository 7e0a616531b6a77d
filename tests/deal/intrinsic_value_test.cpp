#include <fairvalue/deal/intrinsic_value.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace intrinsic_value_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

// Article 001 and AMD's 8-K: up to 160 million shares at a cent.
const Shares warrant{160e6};
const PerShare cent{0.01};

TEST_SUITE("deal/intrinsic_value") {
  TEST_CASE("160 million times 164.36 or 226.35 or 599.99 by hand") {
    CHECK(intrinsic_value(warrant, cent, PerShare{164.37}).value == Approx(26.2976e9).epsilon(round_off));
    CHECK(intrinsic_value(warrant, cent, PerShare{226.36}).value == Approx(36.216e9).epsilon(round_off));
    CHECK(intrinsic_value(warrant, cent, PerShare{600}).value == Approx(95.9984e9).epsilon(round_off));
  }
  TEST_CASE("all shares cost 1.6 million to exercise") {
    CHECK(exercise_cost(warrant, cent).value == Approx(1.6e6).epsilon(round_off));
    CHECK(exercise_cost(warrant, PerShare{0}) == Money{0});
    CHECK(exercise_cost(Shares{0}, cent) == Money{0});
  }
  TEST_CASE("at the strike and below it nothing and a cent above it a cent a share") {
    CHECK(intrinsic_value(Shares{1000}, PerShare{25}, PerShare{25}) == Money{0});
    CHECK(intrinsic_value(Shares{1000}, PerShare{25}, PerShare{24.99}) == Money{0});
    CHECK(intrinsic_value(Shares{1000}, PerShare{25}, PerShare{0.01}) == Money{0});
    CHECK(intrinsic_value(Shares{1000}, PerShare{25}, PerShare{25.01}).value ==
          Approx(10).epsilon(1e-12));  // 25.01 - 25 loses three digits
    CHECK(intrinsic_value(Shares{0}, cent, PerShare{600}) == Money{0});
    CHECK(intrinsic_value(Shares{1000}, PerShare{0}, PerShare{25}) == Money{25'000});
  }
  TEST_CASE("in the money the value and the cost are the worth of the shares") {
    for (const double price : {0.02, 164.37, 226.36, 600.0}) {
      CAPTURE(price);
      CHECK((intrinsic_value(warrant, cent, PerShare{price}) + exercise_cost(warrant, cent)).value ==
            Approx(160e6 * price).epsilon(round_off));
    }
  }
  TEST_CASE("tranches add up to the warrant") {
    Money sum{0};
    for (int tranche = 0; tranche < 6; ++tranche) {
      sum += intrinsic_value(Shares{160e6 / 6}, cent, PerShare{226.36});
    }
    CHECK(sum.value == Approx(36.216e9).epsilon(round_off));
  }
  TEST_CASE("a 4:1 split changes no value and no cost") {
    const Shares shares = split_adjusted(warrant, 4);
    const PerShare strike = split_adjusted(cent, 4);
    for (const double price : {0.005, 164.37, 226.36, 600.0}) {
      CAPTURE(price);  // times and over four is exact in doubles
      CHECK(intrinsic_value(shares, strike, split_adjusted(PerShare{price}, 4)) ==
            intrinsic_value(warrant, cent, PerShare{price}));
    }
    CHECK(exercise_cost(shares, strike) == exercise_cost(warrant, cent));
  }
  TEST_CASE("prices that are none are refused by name") {
    CHECK_THROWS_WITH_AS(intrinsic_value(warrant, cent, PerShare{0}), "price: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(intrinsic_value(warrant, cent, PerShare{-1}), "price: must be > 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(intrinsic_value(warrant, cent, PerShare{nan}),
                         "price: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(intrinsic_value(warrant, cent, PerShare{infinity}),
                         "price: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("strikes and shares that are none are refused by name") {
    struct Row {
      double value;
      const char* strike;
      const char* shares;
    };
    for (const auto& [row_value, strike, shares] :
         {Row{-3, "strike: must be >= 0, got -3", "shares: must be >= 0, got -3"},
          Row{nan, "strike: must be a finite number, got nan", "shares: must be a finite number, got nan"},
          Row{infinity, "strike: must be a finite number, got inf",
              "shares: must be a finite number, got inf"}}) {
      const auto& value = row_value;
      CAPTURE(value);
      CHECK_THROWS_WITH_AS(intrinsic_value(warrant, PerShare{value}, PerShare{1}), strike, DomainError);
      CHECK_THROWS_WITH_AS(intrinsic_value(Shares{value}, cent, PerShare{1}), shares, DomainError);
      CHECK_THROWS_WITH_AS(exercise_cost(warrant, PerShare{value}), strike, DomainError);
      CHECK_THROWS_WITH_AS(exercise_cost(Shares{value}, cent), shares, DomainError);
    }
  }
  TEST_CASE("values and costs beyond the doubles are refused") {
    CHECK_THROWS_WITH_AS(intrinsic_value(Shares{1e200}, cent, PerShare{1e200}),
                         "intrinsic_value: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(exercise_cost(Shares{1e200}, PerShare{1e200}),
                         "exercise_cost: must be a finite number, got inf", DomainError);
  }
}

}  // namespace intrinsic_value_test
