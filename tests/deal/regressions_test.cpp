// The smallest terms and histories that were once read wrongly.
#include <doctest/doctest.h>

#include "warrant_fixtures.hpp"

namespace regressions_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("deal/regressions") {
  TEST_CASE("3 of 5 with the first three closes at the hurdle is met on the third") {
    const auto only = vest({price_at(100, on_some_of(3, 5))}, priced({100, 100, 100}));  // 5 to 7 January
    CHECK(day_of(only.vested_on) == 7);
  }

  TEST_CASE("40 of 60 is met on the fortieth close where every close is at the hurdle") {
    Warrant warrant = warrant_of({cliff("only", {price_at(100, on_some_of(40, 60))})});
    warrant.expiry = add_days(january(5), 100);
    const auto vested_on = [&](std::size_t closes) {
      return vesting(warrant, priced(std::vector<double>(closes, 100.0)), warrant.expiry).front().vested_on;
    };
    CHECK(!vested_on(39));
    CHECK(vested_on(40) == add_days(january(5), 39));
    CHECK(vested_on(60) == add_days(january(5), 39));
  }
}

}  // namespace regressions_test
