#include <fairvalue/core/date.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace date_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr Date never{};

TEST_SUITE("core/date") {
  TEST_CASE("days between count calendar days with their sign") {
    CHECK(days_between(2025y / 6 / 19, 2025y / 6 / 20) == 1);
    CHECK(days_between(2025y / 6 / 20, 2025y / 6 / 19) == -1);
    CHECK(days_between(2024y / 1 / 1, 2025y / 1 / 1) == 366);
    CHECK(days_between(2025y / 10 / 5, 2030y / 10 / 5) == 1826);  // 5 x 365 and 29 February 2028
  }
  TEST_CASE("ACT/365F: a leap year is longer than one") {
    CHECK(year_fraction(2025y / 1 / 1, 2026y / 1 / 1) == Years{1});
    CHECK(year_fraction(2024y / 1 / 1, 2025y / 1 / 1).value == doctest::Approx(366.0 / 365.0).epsilon(1e-15));
    CHECK(year_fraction(2025y / 1 / 1, 2025y / 1 / 1) == Years{0});
  }
  TEST_CASE("adding months stays in the month") {
    CHECK(add_months(2025y / 1 / 31, 1) == 2025y / 2 / 28);
    CHECK(add_months(2024y / 1 / 31, 1) == 2024y / 2 / 29);
    CHECK(add_months(2025y / 3 / 31, -1) == 2025y / 2 / 28);
    CHECK(add_months(2025y / 11 / 15, 3) == 2026y / 2 / 15);
    CHECK(add_days(2024y / 2 / 28, 1) == 2024y / 2 / 29);
  }
  TEST_CASE("a step out of the calendar is refused and does not wrap") {
    const char* message = "date: must be in the years 1 to 9999, got a day outside them";
    CHECK_THROWS_WITH_AS(add_days(2025y / 1 / 1, std::numeric_limits<int>::max()), message, DomainError);
    CHECK_THROWS_WITH_AS(add_days(2025y / 1 / 1, std::numeric_limits<int>::min()), message, DomainError);
    CHECK_THROWS_WITH_AS(add_months(2025y / 1 / 31, std::numeric_limits<int>::max()), message, DomainError);
    CHECK_THROWS_WITH_AS(add_months(2025y / 1 / 31, std::numeric_limits<int>::min()), message, DomainError);
    CHECK_THROWS_AS(add_days(9999y / 12 / 31, 1), DomainError);
    CHECK_THROWS_AS(add_days(Date{std::chrono::year{1} / 1 / 1}, -1), DomainError);
    CHECK(add_days(9999y / 12 / 30, 1) == 9999y / 12 / 31);
    CHECK(add_months(9999y / 11 / 30, 1) == 9999y / 12 / 30);
  }
  TEST_CASE("whole months are counted only when they are full") {
    CHECK(whole_months_between(2022y / 10 / 1, 2023y / 4 / 1) == 6);
    CHECK(whole_months_between(2022y / 10 / 2, 2023y / 4 / 1) == 5);
    CHECK(whole_months_between(2023y / 1 / 31, 2023y / 2 / 28) == 1);
    CHECK(whole_months_between(2023y / 4 / 1, 2022y / 4 / 1) == 0);
    for (int m = 0; m < 40; ++m)
      CHECK(whole_months_between(2023y / 1 / 31, add_months(2023y / 1 / 31, m)) == m);
  }
  TEST_CASE("weekdays: 19 June 2025 was a Thursday") {
    CHECK(weekday(2025y / 6 / 19) == std::chrono::Thursday);
  }
  TEST_CASE("text and date go both ways") {
    CHECK(to_string(2025y / 6 / 9) == "2025-06-09");
    CHECK(parse_date("2025-06-09") == 2025y / 6 / 9);
    CHECK(parse_date("2024-02-29") == 2024y / 2 / 29);
  }
  TEST_CASE("text that is no date has no answer") {
    for (const char* bad : {"", "2025-06-31", "2025-02-29", "2025-6-9", "2025/06/09", "2025-06-09 ",
                            "20250609", "2025-00-01", "2025-01-00", "-025-01-01", "2o25-01-01"}) {
      CAPTURE(bad);
      CHECK_FALSE(parse_date(bad).has_value());
    }
  }
  TEST_CASE("a date that does not exist is refused by name") {
    CHECK_THROWS_WITH_AS(require_date("estimate.published", never),
                         "estimate.published: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(require_date("as_of", 2025y / 2 / 30), "as_of: must be a date, got 2025-02-30",
                         DomainError);
    CHECK_THROWS_AS(days_between(never, 2025y / 1 / 1), DomainError);
    CHECK_THROWS_AS(add_days(2025y / 2 / 30, 1), DomainError);
    CHECK_THROWS_AS(add_months(never, 1), DomainError);
    CHECK_THROWS_AS(weekday(never), DomainError);
    CHECK_THROWS_AS(to_string(never), DomainError);
  }
}

}  // namespace date_test
