#include <fairvalue/company/forward_earnings.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace forward_earnings_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

// The fixture of sharpely.in: a fiscal year that ends in March.
const FiscalPeriod march_2023 = fiscal_year_ending(2023, 2023y / 3 / 31);
const FiscalPeriod march_2024 = fiscal_year_ending(2024, 2024y / 3 / 31);

TEST_SUITE("company/forward_earnings") {
  TEST_CASE("the published weights by months: half on 1 October and a quarter on 1 January") {
    // https://sharpely.in/knowledge-base, "Processing forward looking data".
    CHECK(ntm_weight_by_months(march_2023, 2022y / 10 / 1) == 0.5);
    CHECK(ntm_weight_by_months(march_2023, 2023y / 1 / 1) == 0.25);
    CHECK(ntm_eps_by_months(usd(march_2023, 10), usd(march_2024, 20), 2022y / 10 / 1).eps == PerShare{15});
    CHECK(ntm_eps_by_months(usd(march_2023, 10), usd(march_2024, 20), 2023y / 1 / 1).eps == PerShare{17.5});
  }
  TEST_CASE("the weight by months at its edges and within a month") {
    struct Row {
      Date as_of;
      double months;
    };
    for (const auto& [row_as_of, months] :
         {Row{2022y / 4 / 1, 12}, Row{2022y / 3 / 1, 12}, Row{2022y / 4 / 2, 11}, Row{2022y / 10 / 2, 5},
          Row{2022y / 10 / 31, 5}, Row{2022y / 11 / 1, 5}, Row{2023y / 3 / 1, 1}, Row{2023y / 3 / 2, 0},
          Row{2023y / 3 / 31, 0}, Row{2023y / 4 / 1, 0}, Row{2025y / 1 / 1, 0}}) {
      const auto& as_of = row_as_of;
      CAPTURE(to_string(as_of));
      CHECK(ntm_weight_by_months(march_2023, as_of) == doctest::Approx(months / 12).epsilon(1e-15));
    }
  }
  TEST_CASE("52/53-week years count to the month they nearly fill") {
    const FiscalPeriod in_february{.year = 2026, .start = 2025y / 2 / 3, .end = 2026y / 2 / 1};
    const FiscalPeriod middle{.year = 2026, .start = 2025y / 2 / 16, .end = 2026y / 2 / 15};
    const FiscalPeriod past_middle{.year = 2026, .start = 2025y / 2 / 17, .end = 2026y / 2 / 16};
    for (const FiscalPeriod& year : {in_february, dell_2026, nvidia_2026, middle}) {
      CAPTURE(to_string(year.end));
      CHECK(ntm_weight_by_months(year, 2025y / 11 / 1) == 0.25);  // November, December, January
    }
    CHECK(ntm_weight_by_months(past_middle, 2025y / 11 / 1) == doctest::Approx(4.0 / 12).epsilon(1e-15));
    CHECK(ntm_weight_by_months(amd_2026, 2025y / 12 / 28) == 1.0);
    CHECK(ntm_weight_by_months(amd_2026, 2026y / 7 / 1) == 0.5);
    // Ends just after New Year: December's year all the same.
    CHECK(ntm_weight_by_months({.year = 2026, .start = 2025y / 12 / 29, .end = 2027y / 1 / 3},
                               2026y / 10 / 1) == 0.25);
  }
  TEST_CASE("days left of AMD's fiscal 2025 on 2025-06-20: 190 of 364") {
    // 10 in June then 31 31 30 31 30 and 27 in December. EPS: (190 x 3.94 + 174 x 5.79) / 364.
    CHECK(ntm_weight(amd_2025, 2025y / 6 / 20) == doctest::Approx(190.0 / 364).epsilon(1e-15));
    CHECK(ntm_eps(usd(amd_2025, 3.94), usd(amd_2026, 5.79), 2025y / 6 / 20).eps.value ==
          doctest::Approx((190 * 3.94 + 174 * 5.79) / 364).epsilon(1e-14));
  }
  TEST_CASE("the next twelve months are a window of their own with basis and currency of FY1") {
    struct Row {
      Date as_of;
      FiscalPeriod months;
    };
    for (const auto& [row_as_of, months] :
         {Row{2025y / 6 / 20, {.year = 2026, .start = 2025y / 6 / 21, .end = 2026y / 6 / 20}},
          Row{2024y / 12 / 31, {.year = 2025, .start = 2025y / 1 / 1, .end = 2025y / 12 / 31}},
          Row{2028y / 2 / 29, {.year = 2029, .start = 2028y / 3 / 1, .end = 2029y / 2 / 28}}}) {
      const auto& as_of = row_as_of;
      CAPTURE(to_string(as_of));
      const bool leap = as_of == 2028y / 2 / 29;
      const PeriodEps fy1 = usd(leap ? calendar_year(2028) : amd_2025, 3.94, EarningsBasis::gaap);
      const PeriodEps fy2 = usd(leap ? calendar_year(2029) : amd_2026, 5.79, EarningsBasis::gaap);
      for (const PeriodEps& ntm : {ntm_eps(fy1, fy2, as_of), ntm_eps_by_months(fy1, fy2, as_of)}) {
        CHECK(ntm.window == EarningsWindow::next_twelve_months);
        CHECK(ntm.period == months);
        CHECK_NOTHROW(require_year("ntm", ntm.period));
        CHECK(ntm.basis == EarningsBasis::gaap);
        CHECK(ntm.currency == Currency{"USD"});
      }
    }
    PeriodEps taiwan_1 = usd(amd_2025, 1);
    PeriodEps taiwan_2 = usd(amd_2026, 1);
    taiwan_1.currency = taiwan_2.currency = Currency{"TWD"};
    CHECK(ntm_eps(taiwan_1, taiwan_2, 2025y / 6 / 20).currency == Currency{"TWD"});
    CHECK(ntm_eps(taiwan_1, taiwan_2, 2025y / 6 / 20).basis == EarningsBasis::non_gaap);
  }
  TEST_CASE("the weight by days at its edges") {
    CHECK(ntm_weight(amd_2025, 2025y / 12 / 27) == 0.0);  // the last day has none left
    CHECK(ntm_weight(amd_2025, 2024y / 12 / 28) == 1.0);  // the day before the first has all
    CHECK(ntm_weight(amd_2025, 2024y / 12 / 29) == doctest::Approx(363.0 / 364).epsilon(1e-15));
    CHECK(ntm_weight(amd_2025, 2026y / 3 / 1) == 0.0);
    CHECK(ntm_weight(amd_2025, 2020y / 1 / 1) == 1.0);
    CHECK(ntm_weight(nvidia_2027, 2027y / 1 / 30) == doctest::Approx(1.0 / 371).epsilon(1e-15));  // 53 weeks
  }
  TEST_CASE("as the days pass the weight moves by one day each and meets the roll without a jump") {
    for (Date day = 2024y / 12 / 28; day < amd_2025.end; day = add_days(day, 1)) {
      CHECK(ntm_weight(amd_2025, day) - ntm_weight(amd_2025, add_days(day, 1)) ==
            doctest::Approx(1.0 / 364).epsilon(1e-10));  // a difference of numbers near 1 loses two digits
    }
    const PeriodEps fy2 = usd(amd_2026, 5.79);
    const PeriodEps fy3 = usd({.year = 2027, .start = 2026y / 12 / 27, .end = 2027y / 12 / 25}, 8);
    CHECK(ntm_eps(usd(amd_2025, 3.94), fy2, amd_2025.end).eps == ntm_eps(fy2, fy3, amd_2025.end).eps);
  }
  TEST_CASE("a 4:1 split divides the next twelve months by 4") {
    const auto ntm = [](double factor) {
      return ntm_eps(usd(amd_2025, 3.94 / factor), usd(amd_2026, 5.79 / factor), 2025y / 6 / 20).eps;
    };
    CHECK(ntm(4) == ntm(1) / 4);
  }
  TEST_CASE("once the first year is over two years do not cover the twelve months and are refused") {
    const PeriodEps fy1 = usd(amd_2025, 3.94);
    const PeriodEps fy2 = usd(amd_2026, 5.79);
    CHECK(ntm_eps(fy1, fy2, 2025y / 12 / 27).eps == PerShare{5.79});  // the last day of the first
    CHECK_THROWS_WITH_AS(
        ntm_eps(fy1, fy2, 2025y / 12 / 28),
        "years: must be years that cover the twelve months from 2025-12-29 to 2026-12-28, got "
        "2024-12-29 to 2026-12-26",
        DomainError);
    const char* message =
        "years: must be years that cover the twelve months from 2026-12-27 to 2027-12-26, got 2024-12-29 to "
        "2026-12-26";
    CHECK_THROWS_WITH_AS(ntm_eps(fy1, fy2, 2026y / 12 / 26), message, DomainError);
    CHECK_THROWS_WITH_AS(ntm_eps_by_months(fy1, fy2, 2026y / 12 / 26), message, DomainError);
    // By months the rest of a month no longer counts: the first year's last month is over on its last days.
    CHECK(ntm_eps_by_months(fy1, fy2, 2025y / 12 / 31).eps == PerShare{5.79});
    CHECK_THROWS_AS(ntm_eps_by_months(fy1, fy2, 2026y / 1 / 2), DomainError);
  }
  TEST_CASE("before the first year begins the twelve months are not covered") {
    const PeriodEps fy1 = usd(amd_2025, 3.94);
    const PeriodEps fy2 = usd(amd_2026, 5.79);
    CHECK(ntm_eps(fy1, fy2, 2024y / 12 / 28).eps == PerShare{3.94});
    const char* message =
        "years: must be years that cover the twelve months from 2024-12-28 to 2025-12-27, got 2024-12-29 to "
        "2026-12-26";
    CHECK_THROWS_WITH_AS(ntm_eps(fy1, fy2, 2024y / 12 / 27), message, DomainError);
    CHECK_THROWS_WITH_AS(ntm_eps_by_months(fy1, fy2, 2024y / 12 / 27), message, DomainError);
  }
  TEST_CASE("other periods or bases or currencies are refused by name") {
    PeriodEps taiwan = usd(amd_2026, 5);
    taiwan.currency = Currency{"TWD"};
    FiscalPeriod quarter = amd_2026;
    quarter.quarter = 1;
    struct Row {
      const char* message;
      PeriodEps fy2;
    };
    const Row rows[] = {
        {"fy2.basis: must be non-GAAP like the others, got GAAP", usd(amd_2026, 5, EarningsBasis::gaap)},
        {"fy2.currency: must be USD like the others, got TWD", taiwan},
        {"fy2.period: must be a full year of 364 to 371 days, or a shorter transition period, got FY2026Q1 "
         "of 364 days",
         usd(quarter, 5)},
        {"fy2.period: must be a full year of 364 to 371 days, or a shorter transition period, got FY2026 of "
         "381 "
         "days",
         usd({.year = 2026, .start = 2025y / 12 / 28, .end = 2027y / 1 / 12}, 5)},
        {"fy2.period.start: must be 2025-12-28, the day after FY2025 ends, got 2024-12-29", usd(amd_2025, 5)},
        {"fy2.period.start: must be 2025-12-28, the day after FY2025 ends, got 2026-01-01",
         usd(calendar_year(2026), 5)},
        {"fy2.period.end: must be a date, got none",
         usd({.year = 2026, .start = 2025y / 12 / 28, .end = {}}, 5)},
        {"fy2.eps: must be a finite number, got nan", usd(amd_2026, not_a_number)},
    };
    for (const auto& [row_message, fy2] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(ntm_eps(usd(amd_2025, 4), fy2, 2025y / 6 / 20), message, DomainError);
      CHECK_THROWS_WITH_AS(ntm_eps_by_months(usd(amd_2025, 4), fy2, 2025y / 6 / 20), message, DomainError);
    }
    CHECK_THROWS_WITH_AS(ntm_eps(usd(amd_2025, infinity), usd(amd_2026, 5), 2025y / 6 / 20),
                         "fy1.eps: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(ntm_eps(usd(amd_2025, 4), usd(amd_2026, 5), {}), "as_of: must be a date, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(ntm_weight(quarter, 2026y / 1 / 1),
                         "fy1: must be a full year of 364 to 371 days, got FY2026Q1 of 364 days",
                         DomainError);
    CHECK_THROWS_WITH_AS(ntm_weight_by_months(quarter, 2026y / 1 / 1),
                         "fy1: must be a full year of 364 to 371 days, got FY2026Q1 of 364 days",
                         DomainError);
    CHECK_THROWS_WITH_AS(ntm_weight_by_months(amd_2026, {}), "as_of: must be a date, got none", DomainError);
  }
}

}  // namespace forward_earnings_test
