#include "model/detail/forecast_paths.hpp"

#include <doctest/doctest.h>

#include "../case_fixtures.hpp"

namespace forecast_paths_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

ForecastTerms certain_terms(const DeploymentPlan& planned) {
  return {.deployment = stated(DeploymentModel{.plan = planned, .delay = Fixed{0.5}}),
          .model = stated(PriceModel{.market = {.spot = case_without_deals().spot.value,
                                                .risk_free_rate = {.value = Rate{0.03}, .later = {}},
                                                .volatility = {.value = 0.4, .later = {}}}}),
          .expected_return = stated(Rate{0.08})};
}

TEST_SUITE("model/detail/forecast_paths") {
  TEST_CASE("paths go on until the longest interval and its delay would be over") {
    const auto value = case_with(warrant_of(0, {tranche("1", 10, {volume_of(2)})}));
    const auto paths = detail::forecast_paths(value, certain_terms(plan()), 1);
    // 730 days of the first interval and half a year of delay after 2027-12-31.
    CHECK(days_between(2027y / 12 / 31, paths.days.back()) >= 730 + 182);
    CHECK(days_between(2027y / 12 / 31, paths.days.back()) <= 730 + 185);
    CHECK(paths.days.front() == value.spot.value.as_of);
  }

  TEST_CASE("a year's end is the last close on or before it") {
    const auto value = case_with(warrant_of(0, {tranche("1", 10, {volume_of(2)})}));
    const auto paths = detail::forecast_paths(value, certain_terms(plan()), 1);
    for (std::size_t year = 0; year < 3; ++year) {
      const auto close = static_cast<std::size_t>(paths.year_ends[year]);
      const Date end = value.company.years[year].end;
      CHECK(paths.days[close] <= end);
      CHECK(paths.days[close + 1] > end);
    }
  }

  TEST_CASE("a plan keeps the milestones that a path reaches") {
    const std::vector<Date> days{2025y / 1 / 1, 2025y / 1 / 2, 2025y / 1 / 3};
    DeploymentPlan moved = plan();
    detail::set_milestones(moved, plan(), days, {2, no_day});
    REQUIRE(moved.milestones.size() == 1);
    CHECK(moved.milestones[0].volume == 2.0);
    CHECK(moved.milestones[0].date == 2025y / 1 / 3);
  }
}

}  // namespace forecast_paths_test
