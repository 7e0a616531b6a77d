#include <fairvalue/deal/exercise.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace exercise_test {
using namespace fairvalue;

constexpr auto net = ExerciseSettlement::net;
constexpr auto cash = ExerciseSettlement::cash;

TEST_SUITE("deal/exercise") {
  TEST_CASE("the gain is the price over the strike and never a loss") {
    CHECK(exercise_gain(PerShare{20}, PerShare{50}) == PerShare{30});
    CHECK(exercise_gain(PerShare{50}, PerShare{50}) == PerShare{0});
    CHECK(exercise_gain(PerShare{60}, PerShare{50}) == PerShare{0});
  }
  TEST_CASE("a cap is a call spread: the gain at 20 less the gain at 45") {
    for (const double price : {10.0, 20.0, 30.0, 45.0, 46.0, 500.0}) {
      CAPTURE(price);
      const PerShare spread =
          exercise_gain(PerShare{20}, PerShare{price}) - exercise_gain(PerShare{45}, PerShare{price});
      CHECK(exercise_gain(PerShare{20}, PerShare{price}, PerShare{25}) == spread);
    }
  }
  TEST_CASE("net exercise: 1000 at a strike of 20 and a price of 50 deliver 600") {
    CHECK(delivered_shares(net, Shares{1000}, PerShare{20}, PerShare{50}) == Shares{600});
    CHECK(delivered_shares(net, Shares{1000}, PerShare{20}, PerShare{50}, PerShare{25}) == Shares{500});
    CHECK(delivered_shares(net, Shares{1000}, PerShare{50}, PerShare{50}) == Shares{0});
    CHECK(delivered_shares(net, Shares{1000}, PerShare{0}, PerShare{50}) == Shares{1000});
  }
  TEST_CASE("net shares are worth what cash exercise gains") {
    for (const double price : {25.0, 64.0, 100.0}) {
      const Money worth =
          PerShare{price} * delivered_shares(net, Shares{1000}, PerShare{16}, PerShare{price});
      const Money gained =
          PerShare{price} * delivered_shares(cash, Shares{1000}, PerShare{16}, PerShare{price}) -
          PerShare{16} * Shares{1000};
      CHECK(worth.value == doctest::Approx(gained.value).epsilon(1e-15));  // one quotient
    }
  }
  TEST_CASE("bad amounts are refused by name") {
    const auto at = [](double strike, double price, std::optional<PerShare> cap) {
      return delivered_shares(net, Shares{1}, PerShare{strike}, PerShare{price}, cap);
    };
    CHECK_THROWS_WITH_AS(at(-1, 1, {}), "strike: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(at(1, 0, {}), "price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(at(1, 1, PerShare{0}), "cap: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(delivered_shares(cash, Shares{1}, PerShare{1}, PerShare{2}, PerShare{1}),
                         "cap: must be with net exercise, got 1", DomainError);
    CHECK_THROWS_WITH_AS(delivered_shares(net, Shares{-1}, PerShare{1}, PerShare{2}),
                         "exercised: must be >= 0, got -1", DomainError);
  }
}

}  // namespace exercise_test
