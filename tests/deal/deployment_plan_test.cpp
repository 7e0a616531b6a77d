#include <fairvalue/deal/deployment_plan.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace deployment_plan_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

DeploymentPlan purchased(Date start, std::vector<Milestone> milestones) {
  return {.measure = VolumeMeasure::purchased, .start = start, .milestones = std::move(milestones)};
}

// 1 GW after 100 days, then 2 GW more in 200, then half a one in 4.
const DeploymentPlan plan =
    purchased(2026y / 1 / 1, {{1.0, 2026y / 4 / 11}, {3.0, 2026y / 10 / 28}, {3.5, 2026y / 11 / 1}});

std::vector<std::string> dates(const DeploymentPlan& some) {
  std::vector<std::string> days;
  for (const Milestone& milestone : some.milestones) days.push_back(to_string(milestone.date));
  return days;
}

TEST_SUITE("deal/deployment_plan") {
  TEST_CASE("quickened by 0.8: intervals of 100 and 100 days become 80 and 64") {
    const auto plan =
        purchased(2026y / 7 / 1, {{1, 2026y / 12 / 31}, {2, 2027y / 4 / 10}, {3, 2027y / 7 / 19}});
    const auto quick = quickened(plan, 0.8);
    CHECK(quick.start == plan.start);
    CHECK(quick.milestones[0].date == plan.milestones[0].date);
    CHECK(days_between(quick.milestones[0].date, quick.milestones[1].date) == 80);
    CHECK(days_between(quick.milestones[0].date, quick.milestones[2].date) == 144);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(quickened(plan, 1.0).milestones[i].date == plan.milestones[i].date);
      CHECK(quick.milestones[i].volume == plan.milestones[i].volume);
    }
    CHECK(days_between(plan.milestones[0].date, quickened(plan, 1.5).milestones[2].date) ==
          375);  // 150 + 225
  }
  TEST_CASE("a factor that is none or leaves no day between milestones is refused") {
    const auto plan = purchased(2026y / 7 / 1, {{1, 2026y / 12 / 31}, {2, 2027y / 1 / 2}});
    CHECK_THROWS_WITH_AS(quickened(plan, 0.0), "factor: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(quickened(plan, 1e-3), DomainError);
    CHECK_THROWS_AS(quickened(plan, 1e6), DomainError);
  }
  TEST_CASE("volumes by hand: 50 of 100 days to 1 GW and 150 of 200 from 1 to 3") {
    struct Row {
      Date date;
      double volume;
    };
    for (const auto& [row_date, volume] :
         {Row{2025y / 12 / 31, 0}, Row{2026y / 1 / 1, 0}, Row{2026y / 1 / 2, 0.01}, Row{2026y / 2 / 20, 0.5},
          Row{2026y / 4 / 10, 0.99}, Row{2026y / 4 / 11, 1}, Row{2026y / 4 / 12, 1.01},
          Row{2026y / 9 / 8, 2.5}, Row{2026y / 10 / 28, 3}, Row{2026y / 10 / 29, 3.125},
          Row{2026y / 11 / 1, 3.5}, Row{2026y / 11 / 2, 3.5}, Row{2040y / 1 / 1, 3.5}}) {
      const auto& date = row_date;
      CAPTURE(to_string(date));
      CHECK(planned_volume(plan, date) == Approx(volume).epsilon(round_off));
    }
    CHECK(planned_volume(plan, 2026y / 10 / 28) == 3.0);  // on a milestone without rounding
  }
  TEST_CASE("dates by hand: the first day with at least the volume") {
    CHECK(planned_date(plan, 0.5) == 2026y / 2 / 20);
    CHECK(planned_date(plan, 0.5001) == 2026y / 2 / 21);
    CHECK(planned_date(plan, 1.0) == 2026y / 4 / 11);
    CHECK(planned_date(plan, 1.0000001) == 2026y / 4 / 12);
    CHECK(planned_date(plan, 2.5) == 2026y / 9 / 8);
    CHECK(planned_date(plan, 3.2) == 2026y / 10 / 30);
    CHECK(planned_date(plan, 3.5) == 2026y / 11 / 1);
    CHECK(planned_date(plan, 1e-300) == 2026y / 1 / 2);
    CHECK_FALSE(planned_date(plan, 3.5000001).has_value());
  }
  TEST_CASE("a search day by day finds the planned dates of 351 volumes") {
    for (int percent = 1; percent <= 350; ++percent) {
      const double volume = percent / 100.0;
      CAPTURE(volume);
      Date day = plan.start;
      while (planned_volume(plan, day) < volume) day = add_days(day, 1);
      CHECK(planned_date(plan, volume) == day);
    }
    CHECK_FALSE(planned_date(plan, 3.51).has_value());
  }
  TEST_CASE("the planned volume never falls from one day to the next") {
    double before = 0.0;
    for (Date day = 2025y / 12 / 1; day < 2026y / 12 / 1; day = add_days(day, 1)) {
      const double volume = planned_volume(plan, day);
      CHECK(volume >= before);
      before = volume;
    }
    CHECK(before == 3.5);
  }
  TEST_CASE("a plan stopped between milestones ends on the day it passes the volume") {
    const DeploymentPlan stopped = stopped_at(plan, 2.5);
    CHECK(dates(stopped) == std::vector<std::string>{"2026-04-11", "2026-09-08"});
    CHECK(stopped.milestones.back().volume == 2.5);
    CHECK(stopped.measure == plan.measure);
    CHECK(stopped.start == plan.start);
    CHECK(dates(stopped_at(plan, 0.5)) == std::vector<std::string>{"2026-02-20"});
  }
  TEST_CASE("a plan stopped at a milestone ends with it and above the last one stays as it is") {
    CHECK(dates(stopped_at(plan, 1.0)) == std::vector<std::string>{"2026-04-11"});
    CHECK(dates(stopped_at(plan, 3.0)) == std::vector<std::string>{"2026-04-11", "2026-10-28"});
    for (const double volume : {3.5, 3.6, 1e300}) {
      CAPTURE(volume);
      const DeploymentPlan whole = stopped_at(plan, volume);
      CHECK(dates(whole) == dates(plan));
      CHECK(whole.milestones.back().volume == 3.5);
    }
  }
  TEST_CASE("a stopped plan holds the volume it stopped at and no more") {
    const DeploymentPlan stopped = stopped_at(plan, 2.0);
    CHECK(planned_volume(stopped, 2026y / 4 / 11) == 1.0);
    CHECK(planned_volume(stopped, 2026y / 7 / 20) == 2.0);  // 100 of 200 days after 11 April
    CHECK(planned_volume(stopped, 2030y / 1 / 1) == 2.0);
    CHECK(stopped_at(stopped, 2.0).milestones.size() == 2);
  }
  TEST_CASE("a delay keeps the day of the month or takes the last one") {
    const DeploymentPlan at_ends = purchased(
        2026y / 1 / 1, {{1, 2026y / 8 / 31}, {2, 2026y / 12 / 31}, {3, 2027y / 8 / 31}, {4, 2028y / 2 / 29}});
    CHECK(dates(delayed(at_ends, 0)) == dates(at_ends));
    CHECK(dates(delayed(at_ends, 6)) ==
          std::vector<std::string>{"2027-02-28", "2027-06-30", "2028-02-29", "2028-08-29"});
    CHECK(dates(delayed(at_ends, 12)) ==
          std::vector<std::string>{"2027-08-31", "2027-12-31", "2028-08-31", "2029-02-28"});
    CHECK(delayed(at_ends, 6).start == add_months(at_ends.start, 6));
    CHECK(delayed(at_ends, 6).milestones[2].volume == 3.0);
    CHECK(dates(delayed(at_ends, 1200)).front() == "2126-08-31");
  }
  TEST_CASE("a delay that would put two milestones on one day is refused") {
    const DeploymentPlan daily = purchased(2026y / 1 / 1, {{1, 2027y / 1 / 30}, {2, 2027y / 1 / 31}});
    CHECK_THROWS_WITH_AS(delayed(daily, 1),
                         "delayed.milestones[1].date: must be after 2027-02-28, got 2027-02-28", DomainError);
    CHECK(dates(delayed(daily, 2)) == std::vector<std::string>{"2027-03-30", "2027-03-31"});
  }
  TEST_CASE("a delay below none or beyond a century is refused") {
    CHECK_THROWS_WITH_AS(delayed(plan, -1), "months: must be 0 to 1200 (a century), got -1", DomainError);
    CHECK_THROWS_WITH_AS(delayed(plan, 1201), "months: must be 0 to 1200 (a century), got 1201", DomainError);
    CHECK_THROWS_AS(delayed(plan, std::numeric_limits<int>::max()), DomainError);
  }
  TEST_CASE("as a history each milestone arrives whole on its day") {
    const VolumeHistory history = as_history(plan);
    CHECK(history.measure == VolumeMeasure::purchased);
    CHECK(history.cumulative.size() == 3);
    CHECK(volume_on(history, 2026y / 4 / 10) == 0.0);
    CHECK(volume_on(history, 2026y / 4 / 11) == 1.0);
    CHECK(volume_on(history, 2026y / 10 / 27) == 1.0);
    CHECK(volume_on(history, 2026y / 11 / 1) == 3.5);
  }
  TEST_CASE("what happened is early or late or has not happened") {
    const VolumeHistory history{
        .measure = VolumeMeasure::purchased,
        .cumulative = DatedSeries<double>{{{2026y / 4 / 1, 1.2}, {2026y / 11 / 30, 3.0}}}};
    const auto outcomes = against_history(plan, history);
    CHECK(outcomes.size() == 3);
    CHECK(outcomes[0].planned.date == 2026y / 4 / 11);
    CHECK(outcomes[0].reached == 2026y / 4 / 1);
    CHECK(outcomes[0].days_late == -10);
    CHECK(outcomes[1].reached == 2026y / 11 / 30);
    CHECK(outcomes[1].days_late == 33);  // 3 left of October and 30
    CHECK(outcomes[2].planned.volume == 3.5);
    CHECK_FALSE(outcomes[2].reached.has_value());
    CHECK_FALSE(outcomes[2].days_late.has_value());
  }
  TEST_CASE("a plan that happened is never late") {
    for (const MilestoneOutcome& outcome : against_history(plan, as_history(plan))) {
      CHECK(outcome.days_late == 0);
    }
    for (const MilestoneOutcome& outcome : against_history(plan, as_history(delayed(plan, 3)))) {
      CHECK(outcome.days_late.value() >= 89);  // three months have at least 89 days
    }
  }
  TEST_CASE("another measure is no history of the plan") {
    const VolumeHistory paid{.measure = VolumeMeasure::paid, .cumulative = {}};
    CHECK_THROWS_WITH_AS(against_history(plan, paid),
                         "history.measure: must be GW purchased like the plan's, got paid", DomainError);
    const VolumeHistory falling{.measure = VolumeMeasure::purchased,
                                .cumulative = DatedSeries<double>{{{2026y / 4 / 1, 2}, {2026y / 5 / 1, 1}}}};
    CHECK_THROWS_WITH_AS(against_history(plan, falling),
                         "history.cumulative[2026-05-01]: must be >= 2 (the volume before it), got 1",
                         DomainError);
  }
}

}  // namespace deployment_plan_test
