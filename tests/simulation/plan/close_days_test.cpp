#include "simulation/plan/close_days.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace close_days_test {
using namespace fairvalue;
using namespace fairvalue::detail;

Date day(int year, unsigned month, unsigned date) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{date}};
}
const std::optional<TradingCalendar> no_calendar;

TEST_SUITE("simulation/plan/close_days") {
  TEST_CASE("five years hold 1260 closes at 252 a year") {
    const auto days =
        close_days(day(2025, 10, 6), day(2030, 10, 5), no_calendar);  // 1825 days, one of them 29 Feb
    CHECK(days.grid.closes == 1260);
    CHECK(days.grid.life.value == doctest::Approx(5.0).epsilon(1e-15));
  }

  TEST_CASE("a calendar counts the closes: 3 in the week of Christmas 2025 after Monday") {
    // Monday 22 December 2025; 25 December is a holiday: Tuesday, Wednesday, Friday.
    const std::optional calendar{us_exchange_calendar(2025, 2026)};
    const auto days = close_days(day(2025, 12, 22), day(2025, 12, 28), calendar);
    CHECK(days.grid.closes == 3);
    CHECK(days.grid.life.value == doctest::Approx(6.0 / 365).epsilon(1e-15));
    CHECK(last_close(days, day(2025, 12, 24)) == 2);
    CHECK(last_close(days, day(2025, 12, 25)) == 2);
    CHECK(last_close(days, day(2025, 12, 28)) == 3);
    CHECK(last_close(days, day(2026, 2, 1)) == 3);  // none after the grid's last
  }

  TEST_CASE("a date that has passed has no close left before it") {
    const auto days = close_days(day(2025, 10, 6), day(2030, 10, 5), no_calendar);
    CHECK(last_close(days, day(2025, 10, 6)) == 0);
    CHECK(last_close(days, day(2024, 10, 6)) == 0);
  }

  TEST_CASE("the first close at or after a time") {
    const auto days = close_days(day(2025, 10, 6), day(2030, 10, 5), no_calendar);  // a day is 1/252 year
    struct Row {
      double years;
      int day;
    };
    for (const Row& row : {Row{-3.0, 0}, Row{0.0, 0}, Row{1e-4, 1}, Row{1.0 / 252, 1}, Row{1.0001 / 252, 2},
                           Row{1.0, 252}, Row{5.0, 1260}, Row{5.001, 1261}, Row{1e300, 1261}}) {
      CAPTURE(row.years);
      CHECK(first_close(days, Years{row.years}) == row.day);
    }
  }

  TEST_CASE("what comes on a day has come by its end though quotients round") {
    const auto days = close_days(day(2025, 10, 6), day(2030, 10, 5), no_calendar);
    for (int d = 0; d <= 1260; ++d) {
      CAPTURE(d);
      CHECK(end_of(days, d).value >= d / 252.0);
      CHECK(first_close(days, Years{d / 252.0}) == d);
    }
  }

  TEST_CASE("without a close to come there is nothing to simulate") {
    const std::optional calendar{us_exchange_calendar(2025, 2026)};
    CHECK_THROWS_WITH_AS(close_days(day(2025, 10, 4), day(2025, 10, 5), calendar),  // Saturday to Sunday
                         "expiry: must be on or after a close that comes after 2025-10-04, got 2025-10-05",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        close_days(day(2025, 10, 6), day(2025, 10, 6), no_calendar, "positions[0].warrant.expiry"),
        "positions[0].warrant.expiry: must be on or after a close that comes after 2025-10-06, got "
        "2025-10-06",
        DomainError);
  }

  TEST_CASE("a grid of more than 100000 closes is refused") {
    // 173,489 days x 252 / 365 = 119,778.71
    CHECK_THROWS_WITH_AS(close_days(day(2025, 10, 6), day(2500, 10, 5), no_calendar),
                         "expiry: must be within 100000 closes of 2025-10-06, got 2500-10-05", DomainError);
  }

  TEST_CASE("a length of time in days of the grid") {
    const auto days = close_days(day(2025, 10, 6), day(2026, 10, 6), no_calendar);
    CHECK(closes_in(days, Years{0.5}) == doctest::Approx(126).epsilon(1e-12));
  }
}

}  // namespace close_days_test
