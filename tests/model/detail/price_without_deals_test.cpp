#include "../../../lib/model/detail/price_without_deals.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "model/case_fixtures.hpp"

namespace price_without_deals_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;
using fairvalue::detail::price_without_deals;

TEST_SUITE("model/detail/price_without_deals") {
  TEST_CASE("20 times the 6 of 2027 is 120 with a deal or without one") {
    const Case alone = case_without_deals();
    const Case with = case_with(warrant_of(20, {tranche("2 GW", 200, {volume_of(2)})}));
    CHECK(price_without_deals(alone, base_settings(alone)).value == near(120));
    CHECK(price_without_deals(with, base_settings(with)).value == near(120));
  }
  TEST_CASE("the settings rule and not what the case says: 10 times 5 x 1.4") {
    const Case value = case_without_deals();
    Settings set = base_settings(value);
    set.multiple.value = Multiple{10};
    set.eps_growth = 0.4;
    CHECK(price_without_deals(value, set).value == near(70));
  }
  TEST_CASE("a loss has no price") {
    Case value = case_without_deals();
    value.company.consensus_eps[1].value = PerShare{-5};
    CHECK_THROWS_WITH_AS(price_without_deals(value, base_settings(value)),
                         "price without deals: must be > 0, got -120", DomainError);
  }
  TEST_CASE("the horizon is three years of 365 days away") {
    CHECK(detail::years_to_horizon(case_without_deals()).value == near(3));
  }
}

}  // namespace price_without_deals_test
