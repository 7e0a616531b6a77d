#include <fairvalue/company/statement.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace statement_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

// The first 13-week quarter of AMD's fiscal 2025.
const FiscalPeriod q1{.year = 2025, .quarter = 1, .start = 2024y / 12 / 29, .end = 2025y / 3 / 29};

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
  Statement full_one = statement(amd_2025, 4.25e9, 1.7e9);
  full_one.ebitda = Money{-1};
  full_one.free_cash_flow = Money{-1};
  full_one.book_equity = Money{-1};
  full_one.debt = Money{0};
  full_one.cash = Money{0};
  change(full_one);
  return full_one;
}

TEST_SUITE("company/statement") {
  TEST_CASE("by hand: 4250 m over 1700 m shares is 2.50 a share") {
    // All three are exact in binary: no tolerance.
    const PeriodEps eps = diluted_eps(statement(amd_2025, 4.25e9, 1.7e9));
    CHECK(eps.eps == PerShare{2.5});
    CHECK(eps.period == amd_2025);
    CHECK(eps.basis == EarningsBasis::gaap);
    CHECK(eps.currency == Currency{"USD"});
    CHECK(eps.window == EarningsWindow::fiscal_period);
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
    for (const auto& [row_message, bad] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(require_statement("s", bad), message, DomainError);
    }
    CHECK_THROWS_WITH_AS(diluted_eps(statement(q1, 1, 0)), "statement.diluted_shares: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(diluted_eps(statement(q1, 1e300, 1e-300)),
                         "diluted_eps: must be a finite number, got inf", DomainError);
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

}  // namespace statement_test
