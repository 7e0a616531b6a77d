#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/market/trading_calendar.hpp>

namespace trading_calendar_refusals_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const TradingCalendar week{2025y / 6 / 16, 2025y / 6 / 22, {2025y / 6 / 19}};

TEST_SUITE("market/trading_calendar") {
  TEST_CASE("a day outside of the calendar is refused by name in every question") {
    CHECK_THROWS_WITH_AS(week.is_trading_day(2025y / 6 / 15),
                         "calendar.date: must be in the calendar, 2025-06-16 to 2025-06-22, got 2025-06-15",
                         DomainError);
    CHECK_THROWS_WITH_AS(week.closes(2025y / 6 / 15, 2025y / 6 / 20),
                         "calendar.after: must be in the calendar, 2025-06-16 to 2025-06-22, got 2025-06-15",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        week.count_closes(2025y / 6 / 16, 2025y / 6 / 23),
        "calendar.through: must be in the calendar, 2025-06-16 to 2025-06-22, got 2025-06-23", DomainError);
    CHECK_THROWS_AS(week.next(2025y / 6 / 15), DomainError);
    CHECK_THROWS_AS(week.previous(2025y / 6 / 23), DomainError);
  }
  TEST_CASE("a trading day that would lie outside of the calendar is refused by name") {
    CHECK(week.next(2025y / 6 / 18) == 2025y / 6 / 20);
    CHECK_THROWS_WITH_AS(week.next(2025y / 6 / 20),
                         "calendar.next: must be in the calendar, 2025-06-16 to 2025-06-22, got 2025-06-23",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        week.previous(2025y / 6 / 16),
        "calendar.previous: must be in the calendar, 2025-06-16 to 2025-06-22, got 2025-06-15", DomainError);
  }
  TEST_CASE("a range turned round is refused by name") {
    const char* message = "calendar.through: must be on or after 2025-06-20, got 2025-06-18";
    CHECK_THROWS_WITH_AS(week.closes(2025y / 6 / 20, 2025y / 6 / 18), message, DomainError);
    CHECK_THROWS_WITH_AS(week.count_closes(2025y / 6 / 20, 2025y / 6 / 18), message, DomainError);
    CHECK_THROWS_WITH_AS((TradingCalendar{2025y / 6 / 20, 2025y / 6 / 18, {}}),
                         "calendar.last: must be on or after its first day 2025-06-20, got 2025-06-18",
                         DomainError);
    CHECK_THROWS_WITH_AS(us_exchange_calendar(2026, 2025),
                         "calendar.last: must be on or after its first day 2026-01-01, got 2025-12-31",
                         DomainError);
  }
  TEST_CASE("a day that does not exist is refused by name") {
    CHECK_THROWS_WITH_AS(week.is_trading_day(Date{}), "calendar.date: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(week.next(2025y / 6 / 31), "calendar.date: must be a date, got 2025-06-31",
                         DomainError);
    CHECK_THROWS_WITH_AS(week.closes(Date{}, 2025y / 6 / 18), "calendar.after: must be a date, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(week.count_closes(2025y / 6 / 18, Date{}),
                         "calendar.through: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS((TradingCalendar{Date{}, 2025y / 6 / 18, {}}),
                         "calendar.first: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS((TradingCalendar{2025y / 6 / 18, Date{}, {}}),
                         "calendar.last: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS((TradingCalendar{2025y / 6 / 16, 2025y / 6 / 22, {2025y / 6 / 19, 2025y / 6 / 31}}),
                         "calendar.holidays[1]: must be a date, got 2025-06-31", DomainError);
  }
  TEST_CASE("years before the rules and beyond printed dates are refused by name") {
    CHECK_NOTHROW(us_exchange_holidays(1998));
    CHECK_THROWS_WITH_AS(us_exchange_holidays(1997), "year: must be 1998 to 9999, got 1997", DomainError);
    CHECK_THROWS_WITH_AS(us_exchange_holidays(10'000), "year: must be 1998 to 9999, got 10000", DomainError);
    CHECK_THROWS_WITH_AS(us_exchange_calendar(1997, 2025), "year: must be 1998 to 9999, got 1997",
                         DomainError);
    CHECK_THROWS_WITH_AS(us_exchange_calendar(2025, 67'561), "year: must be 1998 to 9999, got 67561",
                         DomainError);
    CHECK_THROWS_WITH_AS(easter_sunday(1582), "year: must be 1583 to 9999, got 1582", DomainError);
    CHECK_THROWS_WITH_AS(easter_sunday(-4), "year: must be 1583 to 9999, got -4", DomainError);
    CHECK_THROWS_AS(easter_sunday(10'000), DomainError);
  }
  TEST_CASE("a length of time that is none is refused by name") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS(closes_at_252_a_year(Years{-0.1}), "years: must be >= 0, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(closes_at_252_a_year(Years{nan}), "years: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(closes_at_252_a_year(Years{1.1e6}), "years: must be <= 1000000, got 1100000",
                         DomainError);
  }
}

}  // namespace trading_calendar_refusals_test
