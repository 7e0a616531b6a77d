#include <fairvalue/company/eps_path.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace eps_path_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

PeriodEps year(int number, Date start, Date end, double eps) {
  return {.period = {.year = number, .start = start, .end = end},
          .eps = PerShare{eps},
          .basis = EarningsBasis::non_gaap,
          .currency = Currency{"USD"}};
}

/// AMD's fiscal years of 364 days.
EpsPath amd() {
  return {year(2024, 2023y / 12 / 31, 2024y / 12 / 28, 3.31),
          year(2025, 2024y / 12 / 29, 2025y / 12 / 27, 3.94),
          year(2026, 2025y / 12 / 28, 2026y / 12 / 26, 5.79)};
}

double ntm(Date day) { return rolling_eps(amd(), RollingWindow::next_twelve_months, day).eps.value; }
double ttm(Date day) { return rolling_eps(amd(), RollingWindow::trailing_twelve_months, day).eps.value; }

TEST_SUITE("company/eps_path") {
  TEST_CASE("NTM on 2025-06-19: 191 of 364 days are left of FY2025") {
    CHECK(ntm(2025y / 6 / 19) == near(191.0 / 364 * 3.94 + 173.0 / 364 * 5.79));
    CHECK(ttm(2025y / 6 / 19) == near(173.0 / 364 * 3.94 + 191.0 / 364 * 3.31));
  }

  TEST_CASE("on a year's last day NTM is the next year and TTM the year itself") {
    CHECK(ntm(2025y / 12 / 27) == near(5.79));
    CHECK(ttm(2025y / 12 / 27) == near(3.94));
    CHECK(ttm(2026y / 12 / 26) == near(5.79));
  }

  TEST_CASE("the day after a year's end the next is under way") {
    CHECK(forward_year_eps(amd(), 0, 2025y / 12 / 27).period.year == 2025);
    CHECK(forward_year_eps(amd(), 0, 2025y / 12 / 28).period.year == 2026);
    CHECK(forward_year_eps(amd(), 1, 2025y / 12 / 27).period.year == 2026);
    CHECK(ttm(2025y / 12 / 28) == near(1.0 / 364 * 5.79 + 363.0 / 364 * 3.94));
  }

  TEST_CASE("the result says which days it covers") {
    const PeriodEps next = rolling_eps(amd(), RollingWindow::next_twelve_months, 2025y / 6 / 19);
    CHECK(next.window == EarningsWindow::next_twelve_months);
    CHECK(next.period.start == Date{2025y / 6 / 20});
    CHECK(next.period.end == Date{2026y / 6 / 19});
    const PeriodEps past = rolling_eps(amd(), RollingWindow::trailing_twelve_months, 2025y / 6 / 19);
    CHECK(past.window == EarningsWindow::trailing_twelve_months);
    CHECK(past.period.start == Date{2024y / 6 / 20});
    CHECK(past.period.end == Date{2025y / 6 / 19});
  }

  TEST_CASE("years that the window needs and the path has not are named") {
    CHECK_THROWS_WITH_AS(ntm(2026y / 6 / 30),
                         "path: must be to FY2027 for NTM on 2026-06-30, got years to FY2026", DomainError);
    CHECK_THROWS_WITH_AS(ttm(2024y / 6 / 30),
                         "path: must be from FY2023 for TTM on 2024-06-30, got years from FY2024",
                         DomainError);
    CHECK_THROWS_AS(ntm(2027y / 1 / 1), DomainError);
    CHECK_THROWS_AS(ttm(2027y / 1 / 1), DomainError);
    CHECK_THROWS_AS(ntm(2023y / 12 / 30), DomainError);
    CHECK_THROWS_AS(forward_year_eps(amd(), 1, 2026y / 1 / 1), DomainError);
    CHECK_THROWS_AS(forward_year_eps(amd(), 2, 2025y / 1 / 1), DomainError);
  }

  TEST_CASE("a path with a gap or two bases or no year is refused by name") {
    EpsPath gap = amd();
    gap.erase(gap.begin() + 1);
    CHECK_THROWS_WITH_AS(
        require_eps_path("path", gap),
        "path[1].period.start: must be 2024-12-29, the day after FY2024 ends, got 2025-12-28", DomainError);
    EpsPath mixed = amd();
    mixed[2].basis = EarningsBasis::gaap;
    CHECK_THROWS_AS(require_eps_path("path", mixed), DomainError);
    CHECK_THROWS_AS(require_eps_path("path", {}), DomainError);
  }
}

}  // namespace eps_path_test
