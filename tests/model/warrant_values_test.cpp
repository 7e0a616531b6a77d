#include <fairvalue/model/warrant_values.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "deal_worth_fixtures.hpp"

namespace warrant_values_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

/// Shares at strike 0 that vest with 2 and with 5 GW, whatever the price: without dividends they are worth
/// the spot as far as they vest before the expiry.
Case free_shares() {
  Case value =
      case_with(warrant_of(0, {tranche("2", 100, {volume_of(2)}), tranche("5", 60, {volume_of(5)})}));
  value.scenarios = {
      {.name = "all", .label = "", .weight = 0.5, .overrides = {}},
      {.name = "two", .label = "", .weight = 0.3, .overrides = {{"deal.A.gigawatts", 2}}},
      {.name = "late", .label = "", .weight = 0.2, .overrides = {{"deal.A.delay_months", 36}}}};
  return value;
}

EquityMarket market(const Case& value) {
  return {.spot = value.spot.value, .risk_free_rate = {Rate{0.04}}, .volatility = {0.5}};
}

std::vector<WarrantPosition> positions(const Case& value) {
  return {{.warrant = value.deals[0].warrant->value}};
}

TEST_SUITE("model/warrant_values") {
  TEST_CASE("free shares are worth 75 each as far as a scenario delivers them before the expiry") {
    const Case value = free_shares();
    const auto values = warrant_values(value, market(value), positions(value));
    REQUIRE(values.size() == 3);
    CHECK(values[0].value == near(160 * 75));
    CHECK(values[1].value == near(100 * 75));
    // Three years late 2 GW come by the end of 2029, the expiry, and 5 GW after it.
    CHECK(values[2].value == near(100 * 75));
  }
  TEST_CASE("milestones have the scenario's own days") {
    const Case value = free_shares();
    const auto milestones = scenario_milestones(value, base_settings(value), 0);
    REQUIRE(milestones.size() == 2);
    CHECK(milestones[0].volume == 2);
    CHECK(std::get<Fixed>(milestones[0].timing.years).value == near(2));
    CHECK(std::get<Fixed>(milestones[1].timing.years).value == near(3));
    Settings stopped = base_settings(value);
    stopped.deals[0].gigawatts = 3.5;
    CHECK(scenario_milestones(value, stopped, 0)[1].timing.never == 1.0);
    CHECK(scenario_milestones(value, stopped, 0)[0].timing.never == 0.0);
  }
  TEST_CASE("a linear tranche is asked at the plan's milestones inside it") {
    const Case value = case_with(warrant_of(0, {linear_tranche(100, 1, 5)}));
    const auto milestones = scenario_milestones(value, base_settings(value), 0);
    REQUIRE(milestones.size() == 2);
    CHECK(milestones[0].volume == 2);
    CHECK(milestones[1].volume == 5);
  }
  TEST_CASE("a deal without a warrant has no milestones and needs no position") {
    Case value = free_shares();
    value.deals[0].warrant.reset();
    CHECK(scenario_milestones(value, base_settings(value), 0).empty());
    CHECK(warrant_values(value, market(value), {}) == std::vector<Money>(3, Money{0}));
  }
  TEST_CASE("another number of positions is refused") {
    const Case value = free_shares();
    CHECK_THROWS_WITH_AS(warrant_values(value, market(value), {}),
                         "positions: must be 1, one for each deal with a warrant, got 0", DomainError);
  }
}

}  // namespace warrant_values_test
