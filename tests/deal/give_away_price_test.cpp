#include <fairvalue/deal/give_away_price.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/gigawatt_economics.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>

namespace give_away_price_test {
using namespace fairvalue;

TEST_SUITE("deal/give_away_price") {
  // 15 bn x 28 % x (1 - 13 %) = 3.654 bn over 160 m / 6 = 26.667 m shares.
  TEST_CASE("a gigawatt of 3.654 bn is given away at 137.025 to a sixth of 160 million shares") {
    const Money profit = Gigawatts{1} * income_per_gigawatt({PerGigawatt{15e9}, 0.28, 0.13});
    const PerShare price = give_away_price(profit, Shares{160e6 / 6});
    CHECK(price.value == doctest::Approx(137.025).epsilon(1e-13));
  }
  TEST_CASE("at that price the holder gains exactly the profit whatever the strike") {
    for (const double strike : {0.0, 0.01, 206.58}) {
      const PerShare price = give_away_price(Money{5e8}, Shares{240'041.83}, PerShare{strike});
      CHECK(intrinsic_value(Shares{240'041.83}, PerShare{strike}, price).value ==
            doctest::Approx(5e8).epsilon(1e-12));
    }
  }
  TEST_CASE("bad arguments are refused by name") {
    CHECK_THROWS_WITH_AS(give_away_price(Money{0}, Shares{1}), "profit: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(give_away_price(Money{1}, Shares{0}), "shares: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(give_away_price(Money{1}, Shares{1}, PerShare{-1}), "strike: must be >= 0, got -1",
                         DomainError);
  }
}

}  // namespace give_away_price_test
