#include "simulation/plan/average_plan.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "../engine_samples.hpp"

namespace average_plan_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

const Date today = day(2025, 10, 6);  // a Monday
const std::optional<TradingCalendar> weekdays = TradingCalendar{day(2025, 9, 1), day(2025, 12, 31), {}};
const CloseDays days = close_days(today, day(2025, 10, 31), weekdays);
/// Over today's: three days before today, and today.
const DatedSeries<double> known{
    {{day(2025, 10, 1), 0.7}, {day(2025, 10, 2), 0.8}, {day(2025, 10, 3), 0.9}, {today, 1.0}}};

TEST_SUITE("simulation/plan/average_plan") {
  TEST_CASE("an average to come leaves out what is known") {
    const AveragePlan plan = average_plan("strike", known, 3, day(2025, 10, 10), days);
    CHECK(plan.known == 0.0);
    CHECK(plan.first == 2);  // 8 October
    CHECK(plan.last == 4);
    CHECK(plan.scale == doctest::Approx(1.0 / 3).epsilon(1e-15));
  }
  TEST_CASE("the latest known prices fill up what is to come") {
    const AveragePlan plan = average_plan("strike", known, 4, day(2025, 10, 8), days);
    CHECK(plan.known == doctest::Approx(1.9).epsilon(1e-15));  // 3 October and today
    CHECK(plan.first == 1);
    CHECK(plan.last == 2);
  }
  TEST_CASE("an average that ends on a day of rest ends with the close before it") {
    const AveragePlan plan = average_plan("strike", known, 1, day(2025, 10, 12), days);
    CHECK(plan.first == 4);  // Friday 10 October
    CHECK(plan.last == 4);
  }
  TEST_CASE("one of the past has no day to come") {
    const AveragePlan plan = average_plan("strike", known, 2, day(2025, 10, 2), days);
    CHECK(plan.known == doctest::Approx(1.5).epsilon(1e-15));
    CHECK(plan.last < plan.first);
  }
  TEST_CASE("fewer prices than it reaches back to are refused") {
    CHECK_THROWS_WITH_AS(average_plan("strike", known, 6, day(2025, 10, 7), days),
                         "strike: must be with 5 prices on or before 2025-10-06, got 4", DomainError);
    CHECK_THROWS_WITH_AS(average_plan("strike", known, 2, day(2025, 10, 1), days),
                         "strike: must be with 2 prices on or before 2025-10-01, got 1", DomainError);
  }
}

}  // namespace average_plan_test
