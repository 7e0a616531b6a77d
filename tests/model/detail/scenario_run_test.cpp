#include "../../../lib/model/detail/scenario_run.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "model/case_fixtures.hpp"

namespace scenario_run_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;
using fairvalue::detail::run_scenario;

Settings as_stated(const Case& value) { return settings(value, resolved_values(named_inputs(value), {})); }

TEST_SUITE("model/scenario_run") {
  // From the end of 2024 to that of 2027 are three years of 365 days at 10 %: 1.331.
  TEST_CASE("without deals the last price is 20 x 6 = 120 and 120 / 1.331 today") {
    const Case value = case_without_deals();
    const auto run = run_scenario(value, as_stated(value), "only");
    CHECK(prices(run.years) == prices(case_fixtures::run(value)));
    CHECK(run.price_without_deals.value == near(120));
    CHECK(run.present_value.value == near(120 / 1.331));
  }
  TEST_CASE("the settings rule and not what the case says") {
    const Case value = case_with(warrant_of(20, {tranche("2 GW", 200, {volume_of(2)})}));
    Settings set = as_stated(value);
    set.multiple.value = Multiple{10};
    set.eps_growth = 0.4;
    set.required_return = 0.0;
    const auto run = run_scenario(value, set, "only");
    CHECK(run.price_without_deals.value == near(70));
    // Base 7000 and deals 600 at ten times are shared by 1200 shares less 200 bought back at 20.
    CHECK(run.years.back().price.value == near((76'000 + 4'000) / 1'200.0));
    CHECK(run.present_value.value == run.years.back().price.value);
  }
  TEST_CASE("a price of the past is refused under the scenario's name") {
    Case value = case_without_deals();
    value.spot.value.as_of = 2028y / 1 / 1;
    CHECK_THROWS_WITH_AS(run_scenario(value, as_stated(value), "late"),
                         "scenario.late.holds_on: must be on or after 2028-01-01, got 2027-12-31",
                         DomainError);
  }
}

}  // namespace scenario_run_test
