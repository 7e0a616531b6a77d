#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace forward_years_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

const FiscalPeriod amd_2027{.year = 2027, .start = 2026y / 12 / 27, .end = 2027y / 12 / 25};

// Fiscal 2025 was reported on 2026-02-03; fiscal 2026 has only a date set for it.
const std::vector<FiscalYear> amd{{.period = amd_2025, .reported = 2026y / 2 / 3},
                                  {.period = amd_2026, .reported = 2027y / 2 / 2},
                                  {.period = amd_2027}};

template <class Change>
std::vector<FiscalYear> amd_after(Change change) {
  std::vector<FiscalYear> years = amd;
  change(years);
  return years;
}

TEST_SUITE("company/forward_earnings") {
  TEST_CASE("on report the year rolls on the day of the results") {
    for (const Date day : {2024y / 12 / 29, 2025y / 12 / 28, 2026y / 2 / 2}) {
      CAPTURE(to_string(day));
      CHECK(forward_years(amd, day, FiscalRoll::on_report).fy1 == amd_2025);
      CHECK(forward_years(amd, day, FiscalRoll::on_report).fy2 == amd_2026);
    }
    CHECK(forward_years(amd, 2026y / 2 / 3, FiscalRoll::on_report).fy1 == amd_2026);
    CHECK(forward_years(amd, 2026y / 2 / 3, FiscalRoll::on_report).fy2 == amd_2027);
  }
  TEST_CASE("on period end the year rolls on the day after it ends") {
    CHECK(forward_years(amd, 2025y / 12 / 27, FiscalRoll::on_period_end).fy1 == amd_2025);
    CHECK(forward_years(amd, 2025y / 12 / 28, FiscalRoll::on_period_end).fy1 == amd_2026);
  }
  TEST_CASE("fewer than two years ahead are refused") {
    CHECK_THROWS_WITH_AS(forward_years(amd, 2026y / 12 / 27, FiscalRoll::on_period_end),
                         "years: must be at least two that are still ahead, got 1", DomainError);
    CHECK_THROWS_WITH_AS(forward_years(amd, 2028y / 1 / 1, FiscalRoll::on_period_end),
                         "years: must be at least two that are still ahead, got 0", DomainError);
    CHECK_THROWS_WITH_AS(forward_years(amd, 2027y / 2 / 2, FiscalRoll::on_report),
                         "years: must be at least two that are still ahead, got 1", DomainError);
    CHECK_THROWS_WITH_AS(forward_years({}, 2027y / 2 / 2, FiscalRoll::on_report),
                         "years: must be at least one value, got none", DomainError);
  }
  TEST_CASE("years that are not in order or whole or lie ahead of the day are refused by name") {
    using Years = std::vector<FiscalYear>;
    struct Row {
      const char* message;
      Years years;
    };
    const Row rows[] = {
        {"years[1].period.start: must be 2026-12-27, the day after FY2026 ends, got 2024-12-29",
         amd_after([](Years& y) { std::swap(y[0], y[1]); })},
        {"years[1].period.start: must be 2025-12-28, the day after FY2025 ends, got 2026-12-27",
         amd_after([](Years& y) { y.erase(y.begin() + 1); })},
        {"years[2].period: must be a full year of 364 to 371 days, or a shorter transition period, got "
         "FY2027Q1 "
         "of 364 days",
         amd_after([](Years& y) { y[2].period.quarter = 1; })},
        {"years[2].period.end: must be a date, got none", amd_after([](Years& y) { y[2].period.end = {}; })},
        {"years[0].reported: must be after its end 2025-12-27, got 2025-12-27",
         amd_after([](Years& y) { y[0].reported = 2025y / 12 / 27; })},
        {"years[0].reported: must be a date, got none", amd_after([](Years& y) { y[0].reported = Date{}; })},
        {"years[1].reported: must be after the report of FY2025, got 2027-02-02",
         amd_after([](Years& y) { y[0].reported.reset(); })},
        {"as_of: must be on or after the first year's start 2025-12-28, got 2025-06-19",
         amd_after([](Years& y) { y.erase(y.begin()); })},
    };
    for (const auto& [row_message, years] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(forward_years(years, 2025y / 6 / 19, FiscalRoll::on_report), message, DomainError);
    }
    CHECK_THROWS_WITH_AS(forward_years(amd, {}, FiscalRoll::on_report), "as_of: must be a date, got none",
                         DomainError);
  }
}

TEST_SUITE("company/forward_earnings") {
  TEST_CASE("AMD's calendar 2026: 360 days at a cent of fiscal 2026 and 5 at two cents are 3.70") {
    const PeriodEps year = calendarised_eps(std::vector{usd(amd_2026, 3.64), usd(amd_2027, 7.28)}, 2026);
    CHECK(year.eps.value == doctest::Approx(3.70).epsilon(1e-14));
    CHECK(year.period == calendar_year(2026));
    CHECK(year.basis == EarningsBasis::non_gaap);
    CHECK(year.currency == Currency{"USD"});
  }
  TEST_CASE("NVIDIA's calendar 2026: 25 of 364 days and 340 of 371") {
    // 3.64 x 25 / 364 + 7.42 x 340 / 371 = 0.25 + 6.80.
    const auto eps = calendarised_eps(std::vector{usd(nvidia_2026, 3.64), usd(nvidia_2027, 7.42)}, 2026).eps;
    CHECK(eps.value == doctest::Approx(7.05).epsilon(1e-14));
  }
  TEST_CASE("calendar quarters add up to the calendar year whatever their order") {
    const auto quarter = [](int number, Date start, Date end, double eps) {
      return usd({.year = 2025, .quarter = number, .start = start, .end = end}, eps);
    };
    const std::vector quarters{
        quarter(3, 2025y / 7 / 1, 2025y / 9 / 30, 4), quarter(1, 2025y / 1 / 1, 2025y / 3 / 31, 1),
        quarter(4, 2025y / 10 / 1, 2025y / 12 / 31, 8), quarter(2, 2025y / 4 / 1, 2025y / 6 / 30, 2)};
    CHECK(calendarised_eps(quarters, 2025).eps == PerShare{15});
    CHECK(calendarised_eps(std::vector{usd(calendar_year(2025), 4.2), usd(amd_2027, 99)}, 2025).eps ==
          PerShare{4.2});
  }
  TEST_CASE("EPS of one cent a day gives the calendar year as many cents as it has days") {
    for (int year = 2024; year <= 2028; ++year) {
      const auto daily = [](int y) {
        const FiscalPeriod period = fiscal_year_ending(y, Date{std::chrono::year{y} / 9 / 30});
        return usd(period, 0.01 * length_in_days(period));
      };
      CHECK(calendarised_eps(std::vector{daily(year), daily(year + 1)}, year).eps.value ==
            doctest::Approx(0.01 * length_in_days(calendar_year(year))).epsilon(1e-14));
    }
  }
  TEST_CASE("by months: a year ending in March gives 3/12 and the next 9/12") {
    const PeriodEps year = calendarised_eps_by_months(usd(fiscal_year_ending(2025, 2025y / 3 / 31), 8),
                                                      usd(fiscal_year_ending(2026, 2026y / 3 / 31), 12));
    CHECK(year.eps == PerShare{11});  // 8 / 4 + 12 x 3 / 4
    CHECK(year.period == calendar_year(2025));
  }
  TEST_CASE("by months a 52/53-week year counts to the month it nearly fills") {
    const auto by_months = [](FiscalPeriod first, FiscalPeriod second) {
      return calendarised_eps_by_months(usd(first, 12), usd(second, 24));
    };
    CHECK(by_months(nvidia_2026, nvidia_2027).eps == PerShare{23});  // 12 / 12 + 24 x 11 / 12
    const FiscalPeriod february{.year = 2026, .start = 2025y / 2 / 3, .end = 2026y / 2 / 1};
    CHECK(by_months(february, {.year = 2027, .start = 2026y / 2 / 2, .end = 2027y / 1 / 31}).eps ==
          PerShare{23});
    CHECK(by_months(dell_2026, {.year = 2027, .start = 2026y / 1 / 31, .end = 2027y / 1 / 29}).eps ==
          PerShare{23});
    CHECK(by_months(amd_2025, amd_2026).eps == PerShare{12});  // December: all of it
    // A year of December that ends on 3 January is calendar 2026 and not 2027.
    const PeriodEps late = by_months({.year = 2026, .start = 2025y / 12 / 29, .end = 2027y / 1 / 3},
                                     {.year = 2027, .start = 2027y / 1 / 4, .end = 2028y / 1 / 2});
    CHECK(late.eps == PerShare{12});
    CHECK(late.period == calendar_year(2026));
  }
  TEST_CASE("a year not covered or covered twice or on mixed footing is refused by name") {
    PeriodEps taiwan = usd(amd_2027, 5);
    taiwan.currency = Currency{"TWD"};
    struct Row {
      const char* message;
      std::vector<PeriodEps> periods;
    };
    const Row rows[] = {
        {"periods: must be at least one value, got none", {}},
        {"periods: must be periods that cover all 365 days of 2026, got 360 days", {usd(amd_2026, 4)}},
        {"periods: must be periods that cover all 365 days of 2026, got 0 days", {usd(amd_2025, 4)}},
        {"periods[1].period: must be disjoint from periods[0], got 364 days in common",
         {usd(amd_2026, 4), usd(amd_2026, 4), usd(amd_2027, 5)}},
        {"periods[1].period: must be disjoint from periods[0], got 360 days in common",
         {usd(amd_2026, 4), usd(calendar_year(2026), 4)}},
        {"periods[1].basis: must be non-GAAP like the others, got GAAP",
         {usd(amd_2026, 4), usd(amd_2027, 5, EarningsBasis::gaap)}},
        {"periods[1].currency: must be USD like the others, got TWD", {usd(amd_2026, 4), taiwan}},
        {"periods[1].eps: must be a finite number, got nan", {usd(amd_2026, 4), usd(amd_2027, not_a_number)}},
        {"periods[0].period.end: must be a date, got none",
         {usd({.year = 2026, .start = amd_2026.start, .end = {}}, 4)}},
    };
    for (const auto& [row_message, periods] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(calendarised_eps(periods, 2026), message, DomainError);
    }
    CHECK_THROWS_WITH_AS(calendarised_eps(std::vector{usd(amd_2026, 4)}, 0), "year: must be 1 to 9999, got 0",
                         DomainError);
    CHECK_THROWS_AS(calendarised_eps(std::vector{usd(amd_2026, 4)}, 100000), DomainError);
    CHECK_THROWS_WITH_AS(
        calendarised_eps_by_months(usd(amd_2025, 4), usd(amd_2027, 5)),
        "fy_next.period.start: must be 2025-12-28, the day after FY2025 ends, got 2026-12-27", DomainError);
    CHECK_THROWS_WITH_AS(calendarised_eps_by_months(usd(amd_2026, 4), taiwan),
                         "fy_next.currency: must be USD like the others, got TWD", DomainError);
    CHECK_THROWS_WITH_AS(calendarised_eps_by_months(usd(amd_2026, 4), usd(amd_2027, 4, EarningsBasis::gaap)),
                         "fy_next.basis: must be non-GAAP like the others, got GAAP", DomainError);
  }
}

}  // namespace forward_years_test
