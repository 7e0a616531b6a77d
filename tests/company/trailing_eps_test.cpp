#include <doctest/doctest.h>

#include <array>
#include <vector>

#include <fairvalue/company/statement.hpp>
#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace trailing_eps_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

using Days = std::array<int, 4>;
using Eps = std::vector<PeriodEps>;
using Statements = std::vector<Statement>;

/// Fiscal 2025's four quarters of so many days each, one after the other.
Eps quarters_of(const Days& days, Date start = amd_2025.start) {
  Eps quarters;
  for (int i = 0; i < 4; ++i) {
    const Date end = add_days(start, days[static_cast<std::size_t>(i)] - 1);
    quarters.push_back(usd({.year = 2025, .quarter = i + 1, .start = start, .end = end}, 1));
    start = add_days(end, 1);
  }
  return quarters;
}

// The four 13-week quarters of AMD's fiscal 2025.
const FiscalPeriod q1{.year = 2025, .quarter = 1, .start = 2024y / 12 / 29, .end = 2025y / 3 / 29};
const FiscalPeriod q2{.year = 2025, .quarter = 2, .start = 2025y / 3 / 30, .end = 2025y / 6 / 28};
const FiscalPeriod q3{.year = 2025, .quarter = 3, .start = 2025y / 6 / 29, .end = 2025y / 9 / 27};
const FiscalPeriod q4{.year = 2025, .quarter = 4, .start = 2025y / 9 / 28, .end = 2025y / 12 / 27};

Statement statement(FiscalPeriod period, double net_income, double shares) {
  return {.period = period,
          .basis = EarningsBasis::gaap,
          .currency = Currency{"USD"},
          .revenue = Money{100},
          .net_income = Money{net_income},
          .diluted_shares = Shares{shares}};
}

const Eps four{usd(q1, 0.96), usd(q2, 0.48), usd(q3, 1.20), usd(q4, 1.53)};
const Statements income{statement(q1, 10, 10), statement(q2, 20, 10), statement(q3, 30, 20),
                        statement(q4, 40, 40)};

template <class Change>
Eps four_after(Change change) {
  Eps quarters = four;
  change(quarters);
  return quarters;
}

TEST_SUITE("company/statement") {
  TEST_CASE("twelve months by hand: 0.96 + 0.48 + 1.20 + 1.53 = 4.17") {
    CHECK(ttm_eps(four).eps.value == doctest::Approx(4.17).epsilon(1e-14));
  }
  TEST_CASE("from income by hand: 100 / mean of 10 10 20 40 = 5 and not 1 + 2 + 1.5 + 1 = 5.5") {
    CHECK(ttm_eps_from_income(income).eps == PerShare{5.0});
    const Eps quarters{diluted_eps(income[0]), diluted_eps(income[1]), diluted_eps(income[2]),
                       diluted_eps(income[3])};
    CHECK(ttm_eps(quarters).eps == PerShare{5.5});
  }
  TEST_CASE("with an unchanged share count both are the same") {
    const Statements steady{statement(q1, 10, 8), statement(q2, -20, 8), statement(q3, 30, 8),
                            statement(q4, 40, 8)};
    CHECK(ttm_eps_from_income(steady).eps == PerShare{7.5});  // 60 / 8, exact in binary
  }
  TEST_CASE("a 4:1 split divides both by 4") {
    Statements split = income;
    Eps split_eps = four;
    for (Statement& s : split) s.diluted_shares = 4 * s.diluted_shares;
    for (PeriodEps& e : split_eps) e.eps = e.eps / 4;
    CHECK(ttm_eps_from_income(split).eps == ttm_eps_from_income(income).eps / 4);
    CHECK(ttm_eps(split_eps).eps == ttm_eps(four).eps / 4);
  }
  TEST_CASE("the sum covers the days of the four and names the last one's year") {
    for (const PeriodEps& year : {ttm_eps(four), ttm_eps_from_income(income)}) {
      CHECK(year.window == EarningsWindow::trailing_twelve_months);
      CHECK(year.period == amd_2025);
      CHECK(year.currency == Currency{"USD"});
    }
    CHECK(ttm_eps(four).basis == EarningsBasis::non_gaap);
    CHECK(ttm_eps_from_income(income).basis == EarningsBasis::gaap);
    Eps taiwan = four;
    for (PeriodEps& e : taiwan) e.currency = Currency{"TWD"};
    CHECK(ttm_eps(taiwan).currency == Currency{"TWD"});
  }
  TEST_CASE("across two fiscal years the first quarter follows the fourth") {
    const Eps rolled{four[1], four[2], four[3],
                     usd({.year = 2026, .quarter = 1, .start = 2025y / 12 / 28, .end = 2026y / 3 / 28}, 1)};
    CHECK(ttm_eps(rolled).period ==
          FiscalPeriod{.year = 2026, .start = 2025y / 3 / 30, .end = 2026y / 3 / 28});
  }
  TEST_CASE("Costco's fiscal 2023 has quarters of 12 and 12 and 12 and 17 weeks") {
    // 84 + 84 + 84 + 119 = 371 days from 2022-08-29 to 2023-09-03.
    CHECK(ttm_eps(quarters_of({84, 84, 84, 119}, 2022y / 8 / 29)).period ==
          FiscalPeriod{.year = 2025, .start = 2022y / 8 / 29, .end = 2023y / 9 / 3});
  }
  TEST_CASE("a quarter has 70 to 120 days and four of them 364 to 371") {
    for (const Days& days : {Days{70, 98, 98, 98}, Days{120, 82, 82, 80}, Days{91, 91, 91, 98}}) {
      CHECK_NOTHROW(ttm_eps(quarters_of(days)));
    }
    struct Row {
      const char* message;
      Days days;
    };
    const Row rows[] = {
        {"quarters[0].period: must be a quarter of 70 to 120 days, got FY2025Q1 of 69 days",
         {69, 99, 98, 98}},
        {"quarters[3].period: must be a quarter of 70 to 120 days, got FY2025Q4 of 121 days",
         {81, 81, 81, 121}},
        {"quarters[0].period: must be a quarter of 70 to 120 days, got FY2025Q1 of 10 days",
         {10, 10, 10, 10}},
        {"quarters: must be a full year of 364 to 371 days, got FY2025 of 363 days", {90, 91, 91, 91}},
        {"quarters: must be a full year of 364 to 371 days, got FY2025 of 372 days", {93, 93, 93, 93}},
        {"quarters: must be a full year of 364 to 371 days, got FY2025 of 280 days", {70, 70, 70, 70}},
        {"quarters: must be a full year of 364 to 371 days, got FY2025 of 480 days", {120, 120, 120, 120}},
    };
    for (const auto& [row_message, days] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(ttm_eps(quarters_of(days)), message, DomainError);
    }
  }
  TEST_CASE("years labelled as quarters and quarters out of count are refused by name") {
    Eps years = quarters_of({364, 364, 364, 364});
    for (PeriodEps& year : years) year.period.quarter = 1;
    CHECK_THROWS_WITH_AS(ttm_eps(years),
                         "quarters[0].period: must be a quarter of 70 to 120 days, got FY2025Q1 of 364 days",
                         DomainError);
    struct Row {
      const char* message;
      std::size_t which;
      int year;
      int quarter;
    };
    for (const auto& [row_message, which, year, quarter] :
         {Row{"quarters[1].period: must be the quarter after FY2025Q1, got FY2025Q1", 1, 2025, 1},
          Row{"quarters[1].period: must be the quarter after FY2025Q1, got FY2025Q3", 1, 2025, 3},
          Row{"quarters[1].period: must be the quarter after FY2025Q1, got FY2026Q2", 1, 2026, 2},
          Row{"quarters[2].period: must be the quarter after FY2025Q2, got FY2024Q3", 2, 2024, 3},
          Row{"quarters[3].period: must be the quarter after FY2025Q3, got FY2026Q1", 3, 2026, 1},
          Row{"quarters[3].period: must be the quarter after FY2025Q3, got FY2147483647Q4", 3, 2147483647,
              4}}) {
      const auto& message = row_message;
      CAPTURE(message);
      Eps labelled = four;
      labelled[which].period.year = year;
      labelled[which].period.quarter = quarter;
      CHECK_THROWS_WITH_AS(ttm_eps(labelled), message, DomainError);
      Statements statements = income;
      statements[which].period = labelled[which].period;
      CHECK_THROWS_WITH_AS(ttm_eps_from_income(statements), message, DomainError);
    }
    Eps all_first = four;
    for (PeriodEps& e : all_first) e.period.quarter = 1;
    CHECK_THROWS_WITH_AS(ttm_eps(all_first),
                         "quarters[1].period: must be the quarter after FY2025Q1, got FY2025Q1", DomainError);
    Eps same_year{four[1], four[2], four[3],
                  usd({.year = 2025, .quarter = 1, .start = 2025y / 12 / 28, .end = 2026y / 3 / 28}, 1)};
    CHECK_THROWS_WITH_AS(ttm_eps(same_year),
                         "quarters[3].period: must be the quarter after FY2025Q4, got FY2025Q1", DomainError);
  }
  TEST_CASE("anything but four quarters in a row on one footing is refused by name") {
    struct Row {
      const char* message;
      Eps quarters;
    };
    const Row rows[] = {
        {"quarters: must be four, got 0", {}},
        {"quarters: must be four, got 3", four_after([](Eps& q) { q.pop_back(); })},
        {"quarters: must be four, got 5", four_after([](Eps& q) { q.push_back(q[3]); })},
        {"quarters[1].period.start: must be 2025-03-30, the day after FY2025Q1 ends, got 2024-12-29",
         four_after([](Eps& q) { q[1] = q[0]; })},
        {"quarters[1].period.start: must be 2025-12-28, the day after FY2025Q4 ends, got 2025-06-29",
         four_after([](Eps& q) {
           std::swap(q[0], q[3]);
           std::swap(q[1], q[2]);
         })},
        {"quarters[2].period.start: must be 2025-06-29, the day after FY2025Q2 ends, got 2025-06-30",
         four_after([](Eps& q) { q[2].period.start = 2025y / 6 / 30; })},
        {"quarters[3].period: must be a quarter of 70 to 120 days, got FY2025 of 91 days",
         four_after([](Eps& q) { q[3].period.quarter.reset(); })},
        {"quarters[3].basis: must be non-GAAP like the others, got GAAP",
         four_after([](Eps& q) { q[3].basis = EarningsBasis::gaap; })},
        {"quarters[1].currency: must be USD like the others, got TWD",
         four_after([](Eps& q) { q[1].currency = Currency{"TWD"}; })},
        {"quarters[2].eps: must be a finite number, got nan",
         four_after([](Eps& q) { q[2].eps = PerShare{not_a_number}; })},
        {"quarters[2].period.end: must be a date, got none",
         four_after([](Eps& q) { q[2].period.end = {}; })},
        {"ttm_eps: must be a finite number, got inf", four_after([](Eps& q) {
           for (auto& e : q) e.eps = PerShare{1e308};
         })},
    };
    for (const auto& [row_message, quarters] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(ttm_eps(quarters), message, DomainError);
    }
  }
  TEST_CASE("four statements are refused on the same grounds") {
    Statements bad = income;
    bad[2].diluted_shares = Shares{0};
    CHECK_THROWS_WITH_AS(ttm_eps_from_income(bad), "quarters[2].diluted_shares: must be > 0, got 0",
                         DomainError);
    bad = income;
    bad[1].currency = Currency{"TWD"};
    CHECK_THROWS_WITH_AS(ttm_eps_from_income(bad),
                         "quarters[1].currency: must be USD like the others, got TWD", DomainError);
    bad = income;
    bad[1].basis = EarningsBasis::non_gaap;
    CHECK_THROWS_WITH_AS(ttm_eps_from_income(bad),
                         "quarters[1].basis: must be GAAP like the others, got non-GAAP", DomainError);
    bad.pop_back();
    CHECK_THROWS_WITH_AS(ttm_eps_from_income(bad), "quarters: must be four, got 3", DomainError);
  }
}

}  // namespace trailing_eps_test
