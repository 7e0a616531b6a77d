#include <fairvalue/company/statement.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

FiscalPeriod quarter(int number, Date start, Date end) {
  return {.year = 2025, .quarter = number, .start = start, .end = end};
}

// The four 13-week quarters of AMD's fiscal 2025.
const FiscalPeriod q1 = quarter(1, 2024y / 12 / 29, 2025y / 3 / 29);
const FiscalPeriod q2 = quarter(2, 2025y / 3 / 30, 2025y / 6 / 28);
const FiscalPeriod q3 = quarter(3, 2025y / 6 / 29, 2025y / 9 / 27);
const FiscalPeriod q4 = quarter(4, 2025y / 9 / 28, 2025y / 12 / 27);

Statement statement(FiscalPeriod period, double net_income, double shares) {
  return {.period = period,
          .basis = EarningsBasis::gaap,
          .currency = Currency{"USD"},
          .revenue = Money{100},
          .net_income = Money{net_income},
          .diluted_shares = Shares{shares}};
}

/// A statement with every member filled in, after `change`.
template <class Change>
Statement full(Change change) {
  Statement full_one = statement(amd_2025, 4.34e9, 1638e6);
  full_one.ebitda = Money{-1};
  full_one.free_cash_flow = Money{-1};
  full_one.book_equity = Money{-1};
  full_one.debt = Money{0};
  full_one.cash = Money{0};
  change(full_one);
  return full_one;
}

using Eps = std::vector<PeriodEps>;
using Statements = std::vector<Statement>;

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
  TEST_CASE("AMD's fiscal 2025: 4.34 bn over 1638 m shares is the 2.65 it reported") {
    // Shares derived from the two reported figures: three digits of income allow half a cent.
    const PeriodEps eps = diluted_eps(statement(amd_2025, 4.34e9, 1638e6));
    CHECK(eps.eps.value == doctest::Approx(2.65).epsilon(0.002));
    CHECK(eps.period == amd_2025);
    CHECK(eps.basis == EarningsBasis::gaap);
    CHECK(eps.currency == Currency{"USD"});
  }
  TEST_CASE("a loss has a negative EPS") { CHECK(diluted_eps(statement(q1, -5, 10)).eps == PerShare{-0.5}); }
  TEST_CASE("a full statement passes with losses and empty balances") {
    CHECK_NOTHROW(require_statement("s", full([](Statement&) {})));
  }
  TEST_CASE("each member of a statement that breaks its rule is refused by name") {
    struct Row {
      const char* message;
      Statement bad;
    };
    const Row rows[] = {
        {"s.period.end: must be a date, got none", full([](Statement& s) { s.period.end = {}; })},
        {"s.revenue: must be >= 0, got -1", full([](Statement& s) { s.revenue = Money{-1}; })},
        {"s.revenue: must be a finite number, got nan",
         full([](Statement& s) { s.revenue = Money{not_a_number}; })},
        {"s.net_income: must be a finite number, got inf",
         full([](Statement& s) { s.net_income = Money{infinity}; })},
        {"s.diluted_shares: must be > 0, got 0", full([](Statement& s) { s.diluted_shares = Shares{0}; })},
        {"s.diluted_shares: must be a finite number, got nan",
         full([](Statement& s) { s.diluted_shares = Shares{not_a_number}; })},
        {"s.ebitda: must be a finite number, got nan",
         full([](Statement& s) { s.ebitda = Money{not_a_number}; })},
        {"s.free_cash_flow: must be a finite number, got -inf",
         full([](Statement& s) { s.free_cash_flow = Money{-infinity}; })},
        {"s.book_equity: must be a finite number, got nan",
         full([](Statement& s) { s.book_equity = Money{not_a_number}; })},
        {"s.debt: must be >= 0, got -1", full([](Statement& s) { s.debt = Money{-1}; })},
        {"s.cash: must be >= 0, got -2", full([](Statement& s) { s.cash = Money{-2}; })},
    };
    for (const auto& [message, bad] : rows) {
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(require_statement("s", bad), message, DomainError);
    }
    CHECK_THROWS_WITH_AS(diluted_eps(statement(q1, 1, 0)), "statement.diluted_shares: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(diluted_eps(statement(q1, 1e300, 1e-300)),
                         "diluted_eps: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("twelve months by hand: 0.96 + 0.48 + 1.20 + 1.53 = 4.17") {
    CHECK(ttm_eps(four).value == doctest::Approx(4.17).epsilon(1e-14));
  }
  TEST_CASE("from income by hand: 100 / mean of 10 10 20 40 = 5 and not 1 + 2 + 1.5 + 1 = 5.5") {
    CHECK(ttm_eps_from_income(income) == PerShare{5.0});
    const Eps quarters{diluted_eps(income[0]), diluted_eps(income[1]), diluted_eps(income[2]),
                       diluted_eps(income[3])};
    CHECK(ttm_eps(quarters) == PerShare{5.5});
  }
  TEST_CASE("with an unchanged share count both are the same") {
    const Statements steady{statement(q1, 10, 8), statement(q2, -20, 8), statement(q3, 30, 8),
                            statement(q4, 40, 8)};
    CHECK(ttm_eps_from_income(steady) == PerShare{7.5});  // 60 / 8, exact in binary
  }
  TEST_CASE("a 4:1 split divides both by 4") {
    Statements split = income;
    Eps split_eps = four;
    for (Statement& s : split) s.diluted_shares = 4 * s.diluted_shares;
    for (PeriodEps& e : split_eps) e.eps = e.eps / 4;
    CHECK(ttm_eps_from_income(split) == ttm_eps_from_income(income) / 4);
    CHECK(ttm_eps(split_eps) == ttm_eps(four) / 4);
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
        {"quarters[3].period: must be a quarter, got FY2025",
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
    for (const auto& [message, quarters] : rows) {
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

TEST_SUITE("company/statement") {
  DatedSeries<Shares> counts(std::vector<Dated<Shares>> rows) { return DatedSeries<Shares>{std::move(rows)}; }

  TEST_CASE("a buyback after 26 of 91 days: (26 x 100 + 65 x 93) / 91 = 95") {
    // The first quarter has 91 days, of which 2024-12-29 to 2025-01-23 are 3 + 23 = 26.
    const auto outstanding = counts({{2024y / 12 / 29, Shares{100}}, {2025y / 1 / 24, Shares{93}}});
    CHECK(weighted_average_shares(outstanding, q1).value == doctest::Approx(95).epsilon(1e-14));
  }
  TEST_CASE("counts before and after the period weigh nothing") {
    const auto outstanding = counts({{2020y / 1 / 1, Shares{5}},
                                     {2024y / 12 / 28, Shares{100}},  // the day before the period
                                     {2025y / 3 / 29, Shares{191}},   // its last day: 1 of 91
                                     {2025y / 4 / 15, Shares{9000}}});
    CHECK(weighted_average_shares(outstanding, q1).value == doctest::Approx(101).epsilon(1e-14));
  }
  TEST_CASE("an unchanged count is its own mean and a split multiplies it") {
    const auto steady = counts({{2024y / 12 / 29, Shares{1630e6}}, {2025y / 2 / 1, Shares{1630e6}}});
    CHECK(weighted_average_shares(steady, q1).value == doctest::Approx(1630e6).epsilon(1e-14));
    const auto split = steady.mapped([](Shares n) { return 4 * n; });
    CHECK(weighted_average_shares(split, q1) == 4 * weighted_average_shares(steady, q1));
  }
  TEST_CASE("a series that begins too late or has a bad count is refused by name") {
    CHECK_THROWS_WITH_AS(weighted_average_shares({}, q1), "outstanding: must be at least one value, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        weighted_average_shares(counts({{2024y / 12 / 30, Shares{1}}}), q1),
        "outstanding[0].date: must be on or before the period's first day 2024-12-29, got 2024-12-30",
        DomainError);
    CHECK_THROWS_WITH_AS(
        weighted_average_shares(counts({{2024y / 12 / 1, Shares{1}}, {2025y / 1 / 1, Shares{0}}}), q1),
        "outstanding[1]: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(weighted_average_shares(counts({{2024y / 12 / 1, Shares{not_a_number}}}), q1),
                         "outstanding[0]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(weighted_average_shares(counts({{2024y / 12 / 1, Shares{1}}}),
                                                 {.year = 2025, .start = q1.start, .end = {}}),
                         "period.end: must be a date, got none", DomainError);
  }
}

}  // namespace
