#include <fairvalue/accounting/award_disclosure.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "awards.hpp"
#include "warrants.hpp"

namespace award_disclosure_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

/// 1,000 shares at 60 on one gigawatt, a quarter of it purchased: 15,000 booked and 45,000 to come.
DisclosureInputs example() {
  const CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(1'000, 60, 1)}};
  return {.terms = hurdle_warrant(),
          .award = award,
          .periods = contra_revenue(award, std::vector{bought(0.25, {}, 1e6)}),
          .values = {.kind = ValueKind::grant_date,
                     .as_of = day_of(2025, 10, 3),
                     .price = PerShare{164.67},
                     .adjusted_price = PerShare{164.67},
                     .adjustment = {},
                     .volatility = implied_volatility(0.5, "listed options"),
                     .term = Years{5},
                     .term_reason = "contractual term",
                     .rate = Rate{0.037},
                     .rate_source = "Treasury",
                     .dividend_yield = Rate{0},
                     .discount = 0,
                     .discount_reason = {},
                     .tranches = {},
                     .total = {60'000, 120},
                     .seed = 5,
                     .paths = 16384,
                     .sensitivities = {}},
          .tax_rate = 0.2,
          .remaining_period = Years{1.5}};
}

std::string value_of(const AwardDisclosure& made, const std::string& item) {
  for (const DisclosureRow& row : made.rows) {
    if (row.item == item) return row.value + " | " + row.paragraph;
  }
  return "no such row";
}

TEST_SUITE("accounting/award_disclosure") {
  TEST_CASE("the table has the assumptions and the cost with their paragraphs") {
    const AwardDisclosure got = award_disclosure(example());
    CHECK(got.unrecognised.value == Approx(45'000).epsilon(1e-14));
    CHECK(got.weighted_fair_value.value == Approx(60).epsilon(1e-14));
    CHECK(value_of(got, "arrangement") ==
          "1,000 shares in 1 tranches to Customer, granted 2025-10-05, to 2030-10-05 | ASC 718-10-50-2(a)");
    CHECK(value_of(got, "expected volatility") == "50.00 % (listed options) | ASC 718-10-50-2(f)(2)(ii)");
    CHECK(value_of(got, "expected term") == "5.00 years (contractual term) | ASC 718-10-50-2(f)(2)(i)");
    CHECK(value_of(got, "expected dividend yield") == "0.00 % | ASC 718-10-50-2(f)(2)(iii)");
    CHECK(value_of(got, "risk-free rate") == "3.70 % (Treasury) | ASC 718-10-50-2(f)(2)(iv)");
    CHECK(value_of(got, "method") == "Monte Carlo simulation, 16,384 paths, seed 5 | ASC 718-10-50-2(f)(1)");
    CHECK(value_of(got, "standard error of the total") == "120 | ASC 718-10-50-2(f)(1)");
    CHECK(value_of(got, "reduction of revenue in period") == "15,000 | ASC 718-10-50-2(h)(1)");
    CHECK(value_of(got, "deferred tax asset") == "3,000 | ASC 718-10-50-2(h)(1)");
    CHECK(value_of(got, "cost not yet recognised") == "45,000, expected over 1.5 years | ASC 718-10-50-2(i)");
    CHECK(value_of(got, "remaining performance obligations") == "no such row");
  }
  TEST_CASE("a modified award has its incremental cost and what is left of it") {
    DisclosureInputs inputs = example();
    inputs.award.modifications = {
        {.period = 1, .tranche = 0, .before = PerShare{20}, .after = PerShare{50}, .probable_before = true}};
    inputs.periods = contra_revenue(inputs.award, std::vector{bought(0.25, {}, 1e6), bought(0.25, {}, 1e6)});
    // 15,000, then a third of 45,000 and of 30 a share on 1,000: 40,000 of 90,000
    const AwardDisclosure got = award_disclosure(inputs);
    CHECK(value_of(got, "incremental cost of 1 modifications") == "30,000 | ASC 718-10-50-2(h)(2)");
    CHECK(got.unrecognised.value == Approx(50'000).epsilon(1e-12));
  }
  TEST_CASE("remaining obligations and an adjusted price have rows when they are given") {
    DisclosureInputs inputs = example();
    inputs.obligation =
        RemainingObligation{.gross = Money{3e6}, .contra_revenue = Money{1e5}, .net = Money{2.9e6}};
    inputs.values.adjustment = "the deal itself";
    inputs.values.adjusted_price = PerShare{180};
    const AwardDisclosure got = award_disclosure(inputs);
    CHECK(value_of(got, "remaining performance obligations") == "2.90 million | ASC 606-10-50-13");
    CHECK(value_of(got, "price of the share") ==
          "164.67 on 2025-10-03, adjusted to 180.00: the deal itself | SEC SAB 120");
  }
  TEST_CASE("the footnote says it in words with the paragraphs") {
    const std::vector<std::string> got = award_disclosure(example()).footnote;
    REQUIRE(got.size() == 4);
    CHECK(got[1].find("60.00 a share on average, reduces revenue") != std::string::npos);
    CHECK(got[1].find("ASC 606-10-32-25 to -27") != std::string::npos);
    CHECK(got[3] ==
          "In period revenue was reduced by 15,000, of which 0 for purchases of earlier periods. Cost of "
          "45,000 is not "
          "yet recognised (ASC 718-10-50-2(h) and (i)).");
  }
  TEST_CASE("three numbers with one paragraph why they differ") {
    const WarrantNumbers got = warrant_numbers(Money{12.5e9}, Money{17.94e9}, Shares{26'666'000});
    CHECK(got.why.find("12,500.00 million") != std::string::npos);
    CHECK(got.why.find("17,940.00 million") != std::string::npos);
    CHECK(got.why.find("26,666,000 shares") != std::string::npos);
    CHECK_THROWS_WITH_AS(warrant_numbers(Money{-1}, Money{1}, Shares{1}),
                         "economic_value: must be >= 0, got -1", DomainError);
  }
  TEST_CASE("inputs that do not belong together are refused by name") {
    DisclosureInputs inputs = example();
    inputs.periods.clear();
    CHECK_THROWS_WITH_AS(award_disclosure(inputs), "inputs.periods: must be at least one value, got none",
                         DomainError);
    inputs = example();
    inputs.award.tranches.push_back(award_tranche(1, 1, 2));
    CHECK_THROWS_WITH_AS(award_disclosure(inputs), "inputs.periods: must be of the award's 2 tranches, got 1",
                         DomainError);
  }
}

}  // namespace award_disclosure_test
