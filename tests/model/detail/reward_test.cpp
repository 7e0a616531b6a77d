#include "../../../lib/model/detail/reward.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "model/deal_worth_fixtures.hpp"

namespace reward_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

TEST_SUITE("model/detail/reward") {
  TEST_CASE("a tranche at 5 GW after one at 2 GW is given for three gigawatts") {
    const Case value = two_deals_case();
    const auto all = detail::rewards(value, base_settings(value), 0);
    REQUIRE(all.size() == 2);
    CHECK(all[0].gigawatts.value == 2);
    CHECK(all[1].gigawatts.value == 3);
    CHECK(all[1].shares.value == 100);
    CHECK(all[1].strike.value == 20);
    Gigawatts delivered{0.0};
    for (const Delivery& one : *all[1].delivered) delivered += one.amount;
    CHECK(delivered.value == doctest::Approx(3));
  }
  TEST_CASE("two tranches for the same gigawatts share them by their shares") {
    Case value = two_deals_case();
    value.deals[0].warrant = stated(
        warrant_of(0, {tranche("a", 30, {volume_of(2)}), tranche("b", 10, {volume_of(2), price_at(50)})}));
    const auto all = detail::rewards(value, base_settings(value), 0);
    CHECK(all[0].part == doctest::Approx(0.75));
    CHECK(all[1].gigawatts.value == doctest::Approx(0.5));
  }
  TEST_CASE("what the scenario stops before has no deliveries and a deal that is not there is refused") {
    const Case value = two_deals_case();
    Settings set = base_settings(value);
    set.deals[0].gigawatts = 4.0;
    const auto all = detail::rewards(value, set, 0);
    CHECK(all[0].delivered.has_value());
    CHECK_FALSE(all[1].delivered.has_value());
    CHECK_THROWS_AS(detail::rewards(value, set, 2), DomainError);
  }
}

}  // namespace reward_test
