#include <fairvalue/core/fiscal_period.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace fiscal_period_test {
using namespace fairvalue;
using namespace std::chrono_literals;

// AMD's fiscal 2025 and 2026 end on the last Saturday of December: 52 weeks each.
const FiscalPeriod amd_2026{.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26};
// NVIDIA's fiscal 2016 ended on the last Sunday of January 2016 and had 53 weeks.
const FiscalPeriod nvidia_2016{.year = 2016, .start = 2015y / 1 / 26, .end = 2016y / 1 / 31};

TEST_SUITE("core/fiscal_period") {
  TEST_CASE("a label names year and quarter") {
    CHECK(label(amd_2026) == "FY2026");
    CHECK(label({.year = 2026, .quarter = 2, .start = 2026y / 3 / 29, .end = 2026y / 6 / 27}) == "FY2026Q2");
  }
  TEST_CASE("both ends count: 52 weeks are 364 days and 53 are 371") {
    CHECK(length_in_days(amd_2026) == 364);
    CHECK(length_in_days(nvidia_2016) == 371);
    CHECK(length_in_days(calendar_year(2024)) == 366);
    CHECK(length_in_days(calendar_year(2025)) == 365);
  }
  TEST_CASE("twelve calendar months end on the day asked for") {
    CHECK(fiscal_year_ending(2026, 2026y / 3 / 31) ==
          FiscalPeriod{.year = 2026, .start = 2025y / 4 / 1, .end = 2026y / 3 / 31});
    CHECK(fiscal_year_ending(2025, 2025y / 2 / 28).start == 2024y / 3 / 1);
    CHECK(fiscal_year_ending(2024, 2024y / 2 / 29).start == 2023y / 3 / 1);
    CHECK(fiscal_year_ending(2025, 2025y / 6 / 15).start == 2024y / 6 / 16);
    CHECK(calendar_year(2025).start == 2025y / 1 / 1);
  }
  TEST_CASE("successive fiscal years meet without gap or overlap") {
    for (int year = 2020; year < 2032; ++year) {
      const auto end = [](int y) { return Date{std::chrono::year{y} / 2 / std::chrono::last}; };
      CHECK(add_days(fiscal_year_ending(year, end(year)).end, 1) ==
            fiscal_year_ending(year + 1, end(year + 1)).start);
    }
  }
  TEST_CASE("days in common with a calendar year: 360 of fiscal 2026 and 4 before") {
    CHECK(days_in_common(amd_2026, calendar_year(2026)) == 360);
    CHECK(days_in_common(amd_2026, calendar_year(2025)) == 4);
    CHECK(days_in_common(amd_2026, calendar_year(2030)) == 0);
    CHECK(days_in_common(calendar_year(2026), amd_2026) == 360);
    CHECK(days_in_common(amd_2026, amd_2026) == 364);
  }
  TEST_CASE("a period without an end date is refused by name") {
    const FiscalPeriod endless{.year = 2026, .start = 2025y / 12 / 28, .end = {}};
    CHECK_THROWS_WITH_AS(require_period("estimate.period", endless),
                         "estimate.period.end: must be a date, got none", DomainError);
    CHECK_THROWS_AS(length_in_days(endless), DomainError);
    CHECK_THROWS_AS(days_in_common(endless, amd_2026), DomainError);
  }
  TEST_CASE("a period turned round or a fifth quarter is refused by name") {
    CHECK_THROWS_WITH_AS(
        require_period("period", {.year = 2026, .start = 2026y / 12 / 26, .end = 2025y / 12 / 28}),
        "period.end: must be after its start 2026-12-26, got 2025-12-28", DomainError);
    CHECK_THROWS_WITH_AS(
        require_period("period", {.year = 2026, .quarter = 5, .start = 2026y / 1 / 1, .end = 2026y / 3 / 31}),
        "period.quarter: must be 1 to 4, got 5", DomainError);
    CHECK_THROWS_AS(fiscal_year_ending(2026, {}), DomainError);
    CHECK_THROWS_WITH_AS(calendar_year(99'999), "calendar_year: must be 2 to 9999, got 99999", DomainError);
  }
  TEST_CASE("a year has 52 or 53 weeks or twelve months and no quarter") {
    const auto year_of = [](int days) {
      return FiscalPeriod{.year = 2026, .start = 2025y / 12 / 28, .end = add_days(2025y / 12 / 28, days - 1)};
    };
    for (const int days : {364, 365, 366, 371}) {
      CAPTURE(days);
      CHECK(require_year("period", year_of(days)) == year_of(days));
    }
    CHECK_THROWS_WITH_AS(require_year("period", year_of(363)),
                         "period: must be a full year of 364 to 371 days, got FY2026 of 363 days",
                         DomainError);
    CHECK_THROWS_WITH_AS(require_year("period", year_of(372)),
                         "period: must be a full year of 364 to 371 days, got FY2026 of 372 days",
                         DomainError);
    FiscalPeriod year_called_quarter = amd_2026;
    year_called_quarter.quarter = 4;
    CHECK_THROWS_AS(require_year("period", year_called_quarter), DomainError);
  }
  TEST_CASE("a half has a label of its own and is no year and never a quarter too") {
    FiscalPeriod half{.year = 2026, .start = 2025y / 7 / 1, .end = 2025y / 12 / 31, .half = 1};
    CHECK(label(half) == "FY2026H1");
    CHECK(&require_period("period", half) == &half);
    CHECK_FALSE(is_transition(half));
    CHECK_THROWS_WITH_AS(require_year("period", half),
                         "period: must be a full year of 364 to 371 days, got FY2026H1 of 184 days",
                         DomainError);
    half.half = 3;
    CHECK_THROWS_WITH_AS(require_period("period", half), "period.half: must be 1 or 2, got 3", DomainError);
    half.half = 0;
    CHECK_THROWS_AS(require_period("period", half), DomainError);
    half.half = 2;
    half.quarter = 4;
    CHECK_THROWS_WITH_AS(require_period("period", half), "period.half: must be empty beside quarter 4, got 2",
                         DomainError);
  }
  TEST_CASE("a transition period is shorter than a year and no quarter") {
    const auto period_of = [](int days) {
      return FiscalPeriod{.year = 2026, .start = 2026y / 1 / 1, .end = add_days(2026y / 1 / 1, days - 1)};
    };
    CHECK(is_transition(period_of(2)));
    CHECK(is_transition(period_of(90)));
    CHECK(is_transition(period_of(363)));
    CHECK_FALSE(is_transition(period_of(364)));
    FiscalPeriod quarter = period_of(90);
    quarter.quarter = 1;
    CHECK_FALSE(is_transition(quarter));
    CHECK(require_year_or_transition("period", period_of(90)) == period_of(90));
    CHECK(require_year_or_transition("period", period_of(371)) == period_of(371));
    CHECK_THROWS_WITH_AS(
        require_year_or_transition("period", period_of(372)),
        "period: must be a full year of 364 to 371 days, or a shorter transition period, got FY2026 "
        "of 372 days",
        DomainError);
    CHECK_THROWS_AS(require_year_or_transition("period", quarter), DomainError);
    CHECK_THROWS_AS(is_transition({.year = 2026, .start = 2026y / 1 / 1, .end = {}}), DomainError);
  }
}

}  // namespace fiscal_period_test
