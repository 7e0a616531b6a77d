#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/deployment_plan.hpp>

namespace deployment_plan_refusals_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

DeploymentPlan deployed(Date start, std::vector<Milestone> milestones) {
  return {.measure = VolumeMeasure::deployed, .start = start, .milestones = std::move(milestones)};
}

const Date start = 2026y / 1 / 1, spring = 2026y / 4 / 1, autumn = 2026y / 10 / 1;
const DeploymentPlan good = deployed(start, {{1.0, spring}, {2.0, autumn}});

struct Row {
  std::string message;  // after the name of the plan
  DeploymentPlan plan;
};

const std::vector<Row> rows{
    {".start: must be a date, got none", deployed(Date{}, {{1, spring}})},
    {".milestones: must be at least one value, got none", deployed(start, {})},
    {".milestones[0].volume: must be > 0, got 0", deployed(start, {{0, spring}})},
    {".milestones[0].volume: must be > 0, got -1", deployed(start, {{-1, spring}, {2, autumn}})},
    {".milestones[1].volume: must be > 0, got -2", deployed(start, {{1, spring}, {-2, autumn}})},
    {".milestones[1].volume: must be a finite number, got nan",
     deployed(start, {{1, spring}, {nan, autumn}})},
    {".milestones[1].volume: must be a finite number, got inf",
     deployed(start, {{1, spring}, {infinity, autumn}})},
    {".milestones[1].volume: must be above 2, the milestone before it, got 1",
     deployed(start, {{2, spring}, {1, autumn}})},
    {".milestones[1].volume: must be above 1, the milestone before it, got 1",
     deployed(start, {{1, spring}, {1, autumn}})},
    {".milestones[1].date: must be after 2026-10-01, got 2026-04-01",
     deployed(start, {{1, autumn}, {2, spring}})},
    {".milestones[1].date: must be after 2026-04-01, got 2026-04-01",
     deployed(start, {{1, spring}, {2, spring}})},
    {".milestones[0].date: must be after 2026-01-01, got 2026-01-01", deployed(start, {{1, start}})},
    {".milestones[0].date: must be after 2026-04-01, got 2026-01-01", deployed(spring, {{1, start}})},
    {".milestones[1].date: must be a date, got 2026-09-31",
     deployed(start, {{1, spring}, {2, 2026y / 9 / 31}})},
    {".milestones[1].date: must be a date, got none", deployed(start, {{1, spring}, {2, Date{}}})}};

TEST_SUITE("deal/deployment_plan") {
  TEST_CASE("milestones out of order or repeated or negative are refused under the name given") {
    for (const auto& [row_message, plan] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      const std::string text = "deal.plan" + message;
      CHECK_THROWS_WITH_AS(require_plan("deal.plan", plan), text.c_str(), DomainError);
    }
    CHECK(&require_plan("deal.plan", good) == &good);
  }
  TEST_CASE("every function refuses a bad plan") {
    const VolumeHistory none{.measure = VolumeMeasure::deployed, .cumulative = {}};
    for (const auto& [message, plan] : rows) {
      const std::string text = "plan" + message;
      CAPTURE(text);
      CHECK_THROWS_WITH_AS(delayed(plan, 0), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(stopped_at(plan, 1.0), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(planned_volume(plan, spring), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(planned_date(plan, 1.0), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(as_history(plan), text.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(against_history(plan, none), text.c_str(), DomainError);
    }
  }
  TEST_CASE("a volume that is none is refused") {
    struct Volume {
      double volume;
      const char* message;
    };
    for (const auto& [volume, row_message] :
         {Volume{0.0, "volume: must be > 0, got 0"}, Volume{-1.0, "volume: must be > 0, got -1"},
          Volume{nan, "volume: must be a finite number, got nan"},
          Volume{infinity, "volume: must be a finite number, got inf"}}) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(planned_date(good, volume), message, DomainError);
      CHECK_THROWS_WITH_AS(stopped_at(good, volume), message, DomainError);
    }
  }
  TEST_CASE("a day that does not exist is refused") {
    CHECK_THROWS_WITH_AS(planned_volume(good, Date{}), "date: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(planned_volume(good, 2026y / 2 / 29), "date: must be a date, got 2026-02-29",
                         DomainError);
  }
}

}  // namespace deployment_plan_refusals_test
