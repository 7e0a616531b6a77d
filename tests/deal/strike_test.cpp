#include <fairvalue/deal/strike.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "warrant_fixtures.hpp"

namespace strike_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

/// 90 % of the average of three prices up to 9 January.
const StrikeSetLater later{.part = 0.9, .days = 3, .on = january(9)};

TEST_SUITE("deal/strike") {
  TEST_CASE("90 % of the last three prices up to the date: (20 + 21 + 25) / 3 = 22 and 19.80") {
    const auto set = set_strike(later, closes_from(5, {99, 99, 20, 21, 25, 99}), january(12));
    REQUIRE(set);
    CHECK(set->value == doctest::Approx(19.8).epsilon(1e-15));  // one product, one quotient
  }
  TEST_CASE("without a price on the date the last three before it count") {
    const auto set = set_strike(later, closes_from(5, {20, 21, 0, 25, 0, 99}), january(12));
    CHECK(set->value == doctest::Approx(19.8).epsilon(1e-15));
  }
  TEST_CASE("not set before its date nor by too few prices") {
    CHECK(!set_strike(later, closes_from(5, {20, 21, 22, 23, 24}), january(8)));
    CHECK(!set_strike(later, closes_from(8, {20, 21, 22}), january(12)));
    CHECK(!set_strike(later, {}, january(12)));
    CHECK(set_strike(later, closes_from(7, {20, 21, 22}), january(9)));
  }
  TEST_CASE("a date on a Saturday takes the closes up to Friday as soon as it has come") {
    const StrikeSetLater saturday{.part = 0.9, .days = 3, .on = january(10)};
    CHECK(!set_strike(saturday, closes_from(7, {20, 21, 25}), january(9)));
    CHECK(set_strike(saturday, closes_from(7, {20, 21, 25}), january(10))->value ==
          doctest::Approx(19.8).epsilon(1e-15));
    CHECK(set_strike(saturday, closes_from(7, {20, 21, 25, 0, 0, 99}), january(12))->value ==
          doctest::Approx(19.8).epsilon(1e-15));
  }
  TEST_CASE("strikes in words") {
    CHECK(describe(Strike{PerShare{206.58}}) == "206.58");
    CHECK(describe(Strike{later}) == "90 % of the average of the 3 daily VWAPs up to 2026-01-09");
    CHECK(describe(Strike{
              StrikeSetLater{.part = 1.1, .days = 20, .on = january(9), .price = ObservedPrice::close}}) ==
          "110 % of the average of the 20 closes up to 2026-01-09");
  }
  TEST_CASE("a strike that breaks a rule is refused by its member") {
    const auto refused = [](const Strike& strike, const char* message) {
      CHECK_THROWS_WITH_AS(require_strike("strike", strike), message, DomainError);
    };
    refused(PerShare{-1}, "strike: must be >= 0, got -1");
    refused(StrikeSetLater{.part = 0, .days = 30, .on = january(9)}, "strike.part: must be > 0, got 0");
    refused(StrikeSetLater{.part = 1, .days = 0, .on = january(9)}, "strike.days: must be >= 1, got 0");
    refused(StrikeSetLater{.part = 1, .days = 1, .on = Date{}}, "strike.on: must be a date, got none");
  }
}

}  // namespace strike_test
