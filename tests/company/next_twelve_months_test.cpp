#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <vector>

#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace next_twelve_months_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

using Years = std::vector<PeriodEps>;

// A company that moves its year's end from December to March: three months of 2026 are a transition period.
const FiscalPeriod stub{.year = 2026, .start = 2026y / 1 / 1, .end = 2026y / 3 / 31};
const FiscalPeriod to_march_2027 = fiscal_year_ending(2027, 2027y / 3 / 31);
const Years moved{usd(calendar_year(2025), 4), usd(stub, 1.5), usd(to_march_2027, 8)};

/// Day by day: a day of the window earns its period's EPS over the period's days; no answer when one has
/// none.
std::optional<double> day_by_day(const Years& years, Date as_of) {
  using namespace std::chrono;
  double eps = 0;
  for (auto day = sys_days{as_of} + days{1}; day <= sys_days{add_months(as_of, 12)}; day += days{1}) {
    bool covered = false;
    for (const auto& [period, earned, basis, currency, window, share_basis] : years) {
      if (day < sys_days{period.start} || sys_days{period.end} < day) continue;
      eps += earned.value / static_cast<double>((sys_days{period.end} - sys_days{period.start}).count() + 1);
      covered = true;
    }
    if (!covered) return std::nullopt;
  }
  return eps;
}

/// Years after one another from 2020 on, one in three of them a transition period of some days.
Years random_years(std::mt19937& random) {
  Years years;
  Date start = 2020y / 1 / 1;
  for (int i = 0; i < 5; ++i) {
    const int length =
        random() % 3 == 0 ? 30 + static_cast<int>(random() % 300) : 364 + static_cast<int>(random() % 8);
    const Date end = add_days(start, length - 1);
    years.push_back(usd({.year = 2020 + i, .start = start, .end = end}, (random() % 1000) / 100.0 - 2));
    start = add_days(end, 1);
  }
  return years;
}

TEST_SUITE("company/forward_earnings") {
  TEST_CASE("with three years given the first rolls off once it is over") {
    const Years three{usd(calendar_year(2024), 1), usd(calendar_year(2025), 2), usd(calendar_year(2026), 4)};
    // One day left of 2025: (1 x 2 + 364 x 4) / 365.
    CHECK(ntm_eps(three, 2025y / 12 / 30).eps.value == doctest::Approx((2.0 + 364 * 4) / 365).epsilon(1e-14));
    CHECK(ntm_eps(three, 2025y / 12 / 30).period ==
          FiscalPeriod{.year = 2026, .start = 2025y / 12 / 31, .end = 2026y / 12 / 30});
    for (const Date day : {2025y / 1 / 1, 2025y / 6 / 20, 2025y / 12 / 31}) {
      CAPTURE(to_string(day));
      CHECK(ntm_eps(three, day).eps == ntm_eps(three[1], three[2], day).eps);
      CHECK(ntm_eps_by_months(three, day).eps == ntm_eps_by_months(three[1], three[2], day).eps);
    }
    CHECK(ntm_eps(three, 2024y / 6 / 20).eps == ntm_eps(three[0], three[1], 2024y / 6 / 20).eps);
  }
  TEST_CASE("a transition period counts its days: 184/365 of 4 and all of 1.5 and 91/365 of 8") {
    // 2025-07-01 to 2026-06-30: 184 days of 2025, the 90 of the stub, 91 of the year to March 2027.
    const double expected = 184.0 / 365 * 4 + 1.5 + 91.0 / 365 * 8;
    CHECK(ntm_eps(moved, 2025y / 6 / 30).eps.value == doctest::Approx(expected).epsilon(1e-14));
    // By months: six of twelve, all three, three of twelve.
    CHECK(ntm_eps_by_months(moved, 2025y / 7 / 1).eps.value ==
          doctest::Approx(0.5 * 4 + 1.5 + 0.25 * 8).epsilon(1e-14));
  }
  TEST_CASE("within the transition period its days ahead count and after it none") {
    // 2026-03-02 to 2027-03-01: 30 of the stub's 90 days and 335 of 365.
    CHECK(ntm_eps(moved, 2026y / 3 / 1).eps.value ==
          doctest::Approx(30.0 / 90 * 1.5 + 335.0 / 365 * 8).epsilon(1e-14));
    CHECK(ntm_eps(moved, 2026y / 3 / 31).eps == PerShare{8});
    // 2026-03-01: one whole month of three, and eleven of twelve.
    CHECK(ntm_eps_by_months(moved, 2026y / 3 / 1).eps.value ==
          doctest::Approx(0.5 + 11.0 / 12 * 8).epsilon(1e-14));
    CHECK(ntm_eps(moved[1], moved[2], 2026y / 3 / 1).eps == ntm_eps(moved, 2026y / 3 / 1).eps);
  }
  TEST_CASE("a year and three months cover twelve months only while a part of the year is over") {
    CHECK(ntm_eps(moved[0], moved[1], 2025y / 3 / 31).eps.value ==
          doctest::Approx(275.0 / 365 * 4 + 1.5).epsilon(1e-14));  // to 2026-03-31, the last day given
    CHECK_THROWS_WITH_AS(
        ntm_eps(moved[0], moved[1], 2025y / 4 / 1),
        "years: must be years that cover the twelve months from 2025-04-02 to 2026-04-01, got "
        "2025-01-01 to 2026-03-31",
        DomainError);
  }
  TEST_CASE("beside transition periods the twelve months agree with a count day by day") {
    std::mt19937 random{5};
    int covered = 0;
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
      const Years years = random_years(random);
      const Date as_of = add_days(2019y / 12 / 1, static_cast<int>(random() % 1500));
      const FiscalPeriod window{.year = 0, .start = add_days(as_of, 1), .end = add_months(as_of, 12)};
      bool has_stub = false;
      for (const PeriodEps& year : years) {
        has_stub |= is_transition(year.period) && days_in_common(year.period, window) > 0;
      }
      if (!has_stub) continue;
      const auto expected = day_by_day(years, as_of);
      ++(expected ? covered : refused);
      // Up to 366 additions of at most 1 on numbers that may cancel.
      if (expected)
        CHECK(ntm_eps(years, as_of).eps.value == doctest::Approx(*expected).epsilon(1e-11).scale(1));
      if (!expected) CHECK_THROWS_AS(ntm_eps(years, as_of), DomainError);
    }
    CHECK(covered > 500);
    CHECK(refused > 20);
  }
  TEST_CASE("years that do not follow one another are refused by their place") {
    Years gap = moved;
    gap.erase(gap.begin() + 1);
    CHECK_THROWS_WITH_AS(
        ntm_eps(gap, 2025y / 6 / 30),
        "years[1].period.start: must be 2026-01-01, the day after FY2025 ends, got 2026-04-01", DomainError);
    CHECK_THROWS_WITH_AS(ntm_eps(Years{}, 2025y / 6 / 30), "years: must be at least one value, got none",
                         DomainError);
    Years mixed = moved;
    mixed[2].basis = EarningsBasis::gaap;
    CHECK_THROWS_WITH_AS(ntm_eps(mixed, 2025y / 6 / 30),
                         "years[2].basis: must be non-GAAP like the others, got GAAP", DomainError);
    Years half = moved;
    half[1].period.half = 1;
    CHECK_THROWS_WITH_AS(ntm_eps_by_months(half, 2025y / 6 / 30),
                         "years[1].period: must be a full year of 364 to 371 days, or a shorter transition "
                         "period, got FY2026H1 of 90 days",
                         DomainError);
  }
}

TEST_SUITE("company/forward_earnings") {
  const std::vector<FiscalYear> years_moved{{.period = calendar_year(2025), .reported = 2026y / 2 / 10},
                                            {.period = stub, .reported = 2026y / 5 / 12},
                                            {.period = to_march_2027},
                                            {.period = fiscal_year_ending(2028, 2028y / 3 / 31)}};

  TEST_CASE("a transition period is neither FY1 nor FY2 and is named beside them") {
    struct Row {
      Date as_of;
      FiscalPeriod fy1;
      FiscalPeriod fy2;
      std::size_t transitions;
    };
    const FiscalPeriod to_march_2028 = years_moved[3].period;
    for (const Row& row : {Row{2026y / 2 / 9, calendar_year(2025), to_march_2027, 1},
                           Row{2026y / 2 / 10, to_march_2027, to_march_2028, 1},
                           Row{2026y / 5 / 11, to_march_2027, to_march_2028, 1},
                           Row{2026y / 5 / 12, to_march_2027, to_march_2028, 0}}) {
      CAPTURE(to_string(row.as_of));
      const ForwardYears ahead = forward_years(years_moved, row.as_of, FiscalRoll::on_report);
      CHECK(ahead.fy1 == row.fy1);
      CHECK(ahead.fy2 == row.fy2);
      REQUIRE(ahead.transitions.size() == row.transitions);
      if (row.transitions > 0) CHECK(ahead.transitions[0] == stub);
    }
    const auto rolled = forward_years(years_moved, 2026y / 4 / 1, FiscalRoll::on_period_end);
    CHECK(rolled.fy1 == to_march_2027);
    CHECK(rolled.transitions.empty());
  }
  TEST_CASE("a transition period counts as no year ahead") {
    CHECK_THROWS_WITH_AS(
        forward_years(std::span{years_moved}.first(2), 2025y / 6 / 30, FiscalRoll::on_report),
        "years: must be at least two that are still ahead, got 1", DomainError);
  }
  TEST_CASE("a year unreported until the next has ended too is a forgotten report") {
    const std::vector<FiscalYear> forgotten{
        {.period = calendar_year(2024)}, {.period = calendar_year(2025)}, {.period = calendar_year(2026)}};
    CHECK(forward_years(forgotten, 2025y / 12 / 31, FiscalRoll::on_report).fy1 == calendar_year(2024));
    CHECK_THROWS_WITH_AS(
        forward_years(forgotten, 2026y / 1 / 1, FiscalRoll::on_report),
        "years: must be at least two that are still ahead on 2026-01-01, got FY2024 unreported "
        "since 2024-12-31",
        DomainError);
    CHECK(forward_years(forgotten, 2025y / 1 / 1, FiscalRoll::on_period_end).fy1 == calendar_year(2025));
  }
}

}  // namespace next_twelve_months_test
