#include <fairvalue/model/scenario_plan.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "deal_worth_fixtures.hpp"

namespace scenario_plan_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;
using namespace std::chrono_literals;

TEST_SUITE("model/scenario_plan") {
  TEST_CASE("as planned it is the plan with its start") {
    const Case value = case_with(warrant_of(0, {tranche("2", 100, {volume_of(2)})}));
    const DeploymentPlan& plan = value.deals[0].plan.value;
    const auto reached = scenario_plan(value, base_settings(value), 0);
    REQUIRE(reached.size() == plan.milestones.size() + 1);
    CHECK(reached[0].volume == 0.0);
    CHECK(reached[0].date == plan.start);
    for (std::size_t i = 0; i < plan.milestones.size(); ++i) {
      CHECK(reached[i + 1].volume == doctest::Approx(plan.milestones[i].volume));
      CHECK(reached[i + 1].date == plan.milestones[i].date);
    }
  }

  TEST_CASE("a delay moves every day and a stop ends it between two milestones") {
    const Case value = case_with(warrant_of(0, {tranche("2", 100, {volume_of(2)})}));
    const auto planned = scenario_plan(value, base_settings(value), 0);
    Settings late = base_settings(value);
    late.deals[0].delay_months = 12;
    const auto delayed = scenario_plan(value, late, 0);
    REQUIRE(delayed.size() == planned.size());
    for (std::size_t i = 0; i < planned.size(); ++i) {
      const int days = days_between(planned[i].date, delayed[i].date);
      CHECK(days >= 365);
      CHECK(days <= 366);
    }
    Settings stopped = base_settings(value);
    stopped.deals[0].gigawatts = (planned[1].volume + planned[2].volume) / 2;
    const auto half = scenario_plan(value, stopped, 0);
    REQUIRE(half.size() == 3);
    CHECK(half[2].volume == doctest::Approx(stopped.deals[0].gigawatts));
    const int way = days_between(planned[1].date, half[2].date);
    CHECK(2 * way == doctest::Approx(days_between(planned[1].date, planned[2].date)).epsilon(0.01));
  }

  TEST_CASE("nothing delivered is no plan and another deal is refused") {
    const Case value = case_with(warrant_of(0, {tranche("2", 100, {volume_of(2)})}));
    Settings none = base_settings(value);
    none.deals[0].gigawatts = 0.0;
    CHECK(scenario_plan(value, none, 0).empty());
    CHECK_THROWS_WITH_AS(scenario_plan(value, none, 1), "deal: must be one of the case, got 1", DomainError);
  }
}

}  // namespace scenario_plan_test
