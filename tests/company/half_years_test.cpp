#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/company/consensus.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace half_years_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

// An Australian company's fiscal 2025: it reports in February and in August.
const FiscalPeriod h1{.year = 2025, .start = 2024y / 7 / 1, .end = 2024y / 12 / 31, .half = 1};
const FiscalPeriod h2{.year = 2025, .start = 2025y / 1 / 1, .end = 2025y / 6 / 30, .half = 2};

TEST_SUITE("company/statement") {
  TEST_CASE("half-year reporters: twelve months are the last two halves: 1.10 + 1.45 = 2.55") {
    const FiscalPeriod next{.year = 2026, .start = 2025y / 7 / 1, .end = 2025y / 12 / 31, .half = 1};
    const std::vector<PeriodEps> year{usd(h1, 1.10), usd(h2, 1.45)};
    CHECK(ttm_eps(year).eps.value == doctest::Approx(2.55).epsilon(1e-15));
    CHECK(ttm_eps(year).period == fiscal_year_ending(2025, 2025y / 6 / 30));
    const PeriodEps rolled = ttm_eps(std::vector{usd(h2, 1.45), usd(next, 1.30)});
    CHECK(rolled.eps.value == doctest::Approx(2.75).epsilon(1e-15));
    CHECK(rolled.period == FiscalPeriod{.year = 2026, .start = 2025y / 1 / 1, .end = 2025y / 12 / 31});
    struct Row {
      const char* message;
      std::vector<PeriodEps> halves;
    };
    FiscalPeriod unnamed = h2;
    unnamed.half.reset();
    FiscalPeriod twice = h2;
    twice.half = 1;
    const FiscalPeriod quarter_after{
        .year = 2025, .quarter = 3, .start = 2025y / 1 / 1, .end = 2025y / 3 / 31};
    for (const Row& row :
         {Row{"halves: must be two, got 1", {year[0]}},
          Row{"halves: must be two, got 3", {year[0], year[1], usd(next, 1)}},
          Row{"halves[1].period: must be a half of 160 to 205 days, got FY2025 of 181 days",
              {year[0], usd(unnamed, 1)}},
          Row{"halves[1].period: must be the half after FY2025H1, got FY2025H1", {year[0], usd(twice, 1)}},
          Row{"halves[1].period: must be a half of 160 to 205 days, got FY2025Q3 of 90 days",
              {year[0], usd(quarter_after, 1)}},
          Row{"halves[1].period.start: must be 2025-01-01, the day after FY2025H1 ends, got 2025-07-01",
              {year[0], usd(next, 1)}},
          Row{"halves[1].basis: must be non-GAAP like the others, got GAAP",
              {year[0], usd(h2, 1, EarningsBasis::gaap)}}}) {
      CAPTURE(row.message);
      CHECK_THROWS_WITH_AS(ttm_eps(row.halves), row.message, DomainError);
    }
  }
  TEST_CASE("halves from income: 30 / mean of 10 and 20 shares = 2") {
    const auto statement = [](const FiscalPeriod& period, double income, double shares) {
      return Statement{.period = period,
                       .basis = EarningsBasis::gaap,
                       .currency = Currency{"USD"},
                       .revenue = Money{100},
                       .net_income = Money{income},
                       .diluted_shares = Shares{shares}};
    };
    CHECK(ttm_eps_from_income(std::vector{statement(h1, 10, 10), statement(h2, 20, 20)}).eps == PerShare{2});
  }
  TEST_CASE("an estimate of a half is none of the year nor of a quarter") {
    Estimate half = row("A", 2, 2025y / 6 / 1);
    half.period = {.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 6 / 27, .half = 1};
    const std::vector<Estimate> rows{row("B", 5, 2025y / 6 / 1), half};
    const ConsensusQuery year{.period = amd_2026, .measure = EstimateMeasure::eps, .as_of = 2025y / 6 / 19};
    ConsensusQuery first_half = year;
    first_half.period = half.period;
    CHECK(consensus(rows, year).mean == 5);
    CHECK(consensus(rows, first_half).mean == 2);
  }
}

}  // namespace half_years_test
