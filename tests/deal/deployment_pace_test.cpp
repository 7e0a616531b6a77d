#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/deployment_plan.hpp>

namespace deployment_pace_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Pace six_gigawatts(double interval_months, double interval_factor) {
  return {.measure = VolumeMeasure::deployed,
          .start = 2025y / 10 / 6,
          .first = 2026y / 10 / 1,
          .step = 1.0,
          .steps = 6,
          .interval_months = interval_months,
          .interval_factor = interval_factor};
}

std::vector<std::string> dates(const DeploymentPlan& some) {
  std::vector<std::string> days;
  for (const Milestone& milestone : some.milestones) days.push_back(to_string(milestone.date));
  return days;
}

TEST_SUITE("deal/deployment_plan") {
  TEST_CASE("a year shortened by a fifth each time: 365.25 + 292.2 + 233.76 + 187.008 + 149.6064 days") {
    // Sums 365.25 and 657.45 and 891.21 and 1078.218 and 1227.8244 after 2026-10-01 (dates by Python).
    const DeploymentPlan plan = paced_plan(six_gigawatts(12, 0.8));
    CHECK(dates(plan) == std::vector<std::string>{"2026-10-01", "2027-10-01", "2028-07-19", "2029-03-10",
                                                  "2029-09-13", "2030-02-10"});
    CHECK(plan.measure == VolumeMeasure::deployed);
    CHECK(plan.start == 2025y / 10 / 6);
    for (std::size_t i = 0; i < 6; ++i) CHECK(plan.milestones[i].volume == static_cast<double>(i + 1));
  }
  TEST_CASE("an even pace of six months: multiples of 182.625 days with the half rounded up") {
    // 182.625 and 365.25 and 547.875 and 730.5 and 913.125.
    CHECK(dates(paced_plan(six_gigawatts(6, 1))) == std::vector<std::string>{"2026-10-01", "2027-04-02",
                                                                             "2027-10-01", "2028-04-01",
                                                                             "2028-10-01", "2029-04-01"});
  }
  TEST_CASE("intervals that grow: 30.4375 then 60.875 then 121.75 and so on") {
    // Sums 30.4375 and 91.3125 and 213.0625 and 456.5625 and 943.5625.
    CHECK(dates(paced_plan(six_gigawatts(1, 2))) == std::vector<std::string>{"2026-10-01", "2026-10-31",
                                                                             "2026-12-31", "2027-05-02",
                                                                             "2028-01-01", "2029-05-02"});
  }
  TEST_CASE("one step needs no interval") {
    Pace one = six_gigawatts(1e-6, 1e-6);
    one.steps = 1;
    one.step = 2.5;
    const DeploymentPlan plan = paced_plan(one);
    CHECK(dates(plan) == std::vector<std::string>{"2026-10-01"});
    CHECK(plan.milestones[0].volume == 2.5);
  }
  TEST_CASE("shorter intervals bring every milestone but the first two forward") {
    const DeploymentPlan even = paced_plan(six_gigawatts(12, 1));
    const DeploymentPlan quicker = paced_plan(six_gigawatts(12, 0.8));
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK((quicker.milestones[i].date < even.milestones[i].date) == (i > 1));
    }
  }
  TEST_CASE("intervals below a day are refused") {
    const char* rule =
        "pace.interval_months: must be such that every interval, shortened by the factor, is at least a "
        "day, ";
    CHECK_THROWS_WITH_AS(paced_plan(six_gigawatts(0.03, 1)), (rule + std::string{"got 0.03"}).c_str(),
                         DomainError);
    // 365.25 and 36.525 and 3.6525 and 0.36525 days: the fourth is too short.
    CHECK_THROWS_WITH_AS(paced_plan(six_gigawatts(12, 0.1)), (rule + std::string{"got 12"}).c_str(),
                         DomainError);
    Pace four = six_gigawatts(12, 0.1);
    four.steps = 4;
    CHECK(dates(paced_plan(four)).back() == "2027-11-10");                     // 405.4275 days
    CHECK(dates(paced_plan(six_gigawatts(0.033, 1))).back() == "2026-10-06");  // 5 x 1.0044 days
  }
  TEST_CASE("steps beyond a century are refused at once") {
    Pace many = six_gigawatts(12, 1);
    many.steps = 101;
    CHECK(dates(paced_plan(many)).back() == "2126-10-02");  // 36525 days hold 25 leap days but 2100 is none
    many.steps = 102;
    CHECK_THROWS_WITH_AS(paced_plan(many),
                         "pace.steps: must be few enough to follow within a century of the first, got 102",
                         DomainError);
    many.steps = std::numeric_limits<int>::max();
    CHECK_THROWS_AS(paced_plan(many), DomainError);
    CHECK_THROWS_AS(paced_plan(six_gigawatts(1e300, 1e300)), DomainError);
  }
  TEST_CASE("a pace that is none is refused by the member") {
    struct Row {
      const char* message;
      Pace pace;
    };
    std::vector<Row> rows;
    const auto refuse = [&rows](const char* message, auto change) {
      Pace pace = six_gigawatts(12, 0.8);
      change(pace);
      rows.push_back({message, pace});
    };
    refuse("pace.start: must be a date, got none", [](Pace& p) { p.start = Date{}; });
    refuse("pace.first: must be a date, got 2026-02-30", [](Pace& p) { p.first = 2026y / 2 / 30; });
    refuse("pace.first: must be after 2025-10-06, got 2025-10-06", [](Pace& p) { p.first = p.start; });
    refuse("pace.step: must be > 0, got 0", [](Pace& p) { p.step = 0; });
    refuse("pace.step: must be > 0, got -1", [](Pace& p) { p.step = -1; });
    refuse("pace.step: must be a finite number, got nan", [](Pace& p) { p.step = nan; });
    refuse("pace.step: must be a finite number, got inf", [](Pace& p) { p.step = infinity; });
    refuse("pace.steps: must be >= 1, got 0", [](Pace& p) { p.steps = 0; });
    refuse("pace.steps: must be >= 1, got -6", [](Pace& p) { p.steps = -6; });
    refuse("pace.interval_months: must be > 0, got 0", [](Pace& p) { p.interval_months = 0; });
    refuse("pace.interval_months: must be > 0, got -12", [](Pace& p) { p.interval_months = -12; });
    refuse("pace.interval_months: must be a finite number, got nan",
           [](Pace& p) { p.interval_months = nan; });
    refuse("pace.interval_months: must be a finite number, got inf",
           [](Pace& p) { p.interval_months = infinity; });
    refuse("pace.interval_factor: must be > 0, got 0", [](Pace& p) { p.interval_factor = 0; });
    refuse("pace.interval_factor: must be > 0, got -0.8", [](Pace& p) { p.interval_factor = -0.8; });
    refuse("pace.interval_factor: must be a finite number, got nan",
           [](Pace& p) { p.interval_factor = nan; });
    refuse("pace.interval_factor: must be a finite number, got inf",
           [](Pace& p) { p.interval_factor = infinity; });
    refuse("paced_plan.milestones[1].volume: must be a finite number, got inf",
           [](Pace& p) { p.step = 1e308; });
    for (const auto& [row_message, pace] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(paced_plan(pace), message, DomainError);
    }
  }
}

}  // namespace deployment_pace_test
