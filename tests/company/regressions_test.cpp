/// Inputs on which this area once gave a wrong number without a word, each with the right one by hand.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/company/consensus.hpp>
#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/company/revisions.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/company/surprise.hpp>
#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace regressions_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

// Alphabet 20:1, first traded on the new shares on 2022-07-18; NVIDIA 10:1 on 2024-06-10.
const std::vector<Split> alphabet{{.effective = 2022y / 7 / 18, .ratio = 20}};
const std::vector<Split> nvidia{{.effective = 2024y / 6 / 10, .ratio = 10}};

const FiscalPeriod year_2022 = calendar_year(2022);
const ConsensusQuery august{.period = year_2022, .measure = EstimateMeasure::eps, .as_of = 2022y / 8 / 1};

Estimate alphabet_2022(const char* broker, double eps, Date published) {
  Estimate estimate = row(broker, eps, published);
  estimate.period = year_2022;
  estimate.basis = EarningsBasis::gaap;
  return estimate;
}

/// On the shares of the day it was published.
Estimate as_published(Estimate estimate) {
  estimate.share_basis = ShareBasis{estimate.published};
  return estimate;
}

const Estimate old_shares = alphabet_2022("A", 112.4, 2022y / 5 / 2);
const Estimate new_shares = alphabet_2022("B", 5.62, 2022y / 7 / 27);
const Estimate restated_by_a = alphabet_2022("A", 5.62, 2022y / 7 / 20);

// NVIDIA's GAAP diluted EPS as filed: the last of the four quarters is on the new shares.
const std::vector<PeriodEps> nvidia_as_filed{
    usd({.year = 2024, .quarter = 3, .start = 2023y / 7 / 31, .end = 2023y / 10 / 29}, 3.71),
    usd({.year = 2024, .quarter = 4, .start = 2023y / 10 / 30, .end = 2024y / 1 / 28}, 4.93),
    usd({.year = 2025, .quarter = 1, .start = 2024y / 1 / 29, .end = 2024y / 4 / 28}, 5.98),
    usd({.year = 2025, .quarter = 2, .start = 2024y / 4 / 29, .end = 2024y / 7 / 28}, 0.67)};

/// Each on the shares of its period's last day.
std::vector<PeriodEps> dated(std::vector<PeriodEps> quarters) {
  for (PeriodEps& quarter : quarters) quarter.share_basis = ShareBasis{quarter.period.end};
  return quarters;
}

TEST_SUITE("company/regressions") {
  TEST_CASE("next twelve months once fiscal 2025 is nearly over are not fiscal 2025") {
    // FY2024 1 and FY2025 2 seen on 2025-12-30 gave 2.0 for 2025-12-31 to 2026-12-30.
    CHECK_THROWS_WITH_AS(
        ntm_eps(usd(calendar_year(2024), 1), usd(calendar_year(2025), 2), 2025y / 12 / 30),
        "years: must be years that cover the twelve months from 2025-12-31 to 2026-12-30, got 2024-01-01 to "
        "2025-12-31",
        DomainError);
    CHECK_THROWS_AS(
        ntm_eps_by_months(usd(calendar_year(2024), 1), usd(calendar_year(2025), 2), 2025y / 12 / 30),
        DomainError);
  }
  TEST_CASE("112.4 before a 20:1 split and 5.62 after are a consensus of 5.62 and not of 59.01") {
    const std::vector<Estimate> rows{as_published(old_shares), as_published(new_shares)};
    const ShareBasis today{august.as_of};
    const Consensus street = consensus(on_share_basis(rows, alphabet, today), august);
    CHECK(street.mean == doctest::Approx(5.62).epsilon(1e-14));
    CHECK(*street.dispersion->standard_deviation < 1e-14);
    CHECK(street.share_basis == today);
    CHECK_THROWS_WITH_AS(consensus(rows, august),
                         "estimates[1].share_basis: must be a share of 2022-05-02 like the others (see "
                         "on_share_basis), got a share of 2022-07-27",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        on_share_basis(std::vector{old_shares, new_shares}, alphabet, today),
        "estimates[0].share_basis: must be stated, since the split of 2022-07-18 (20 for 1) is "
        "known, got none",
        DomainError);
  }
  TEST_CASE("a number restated for a split is no cut") {
    const std::vector<Estimate> rows = on_share_basis(
        std::vector{as_published(old_shares), as_published(restated_by_a)}, alphabet, {august.as_of});
    const RevisionCount count = count_revisions(rows, august, 30);
    CHECK(count.down == 0);
    CHECK(count.unchanged == 1);
  }
  TEST_CASE("as-filed quarters across a 10:1 split: .371 + .493 + .598 + .67 = 2.132 and not 15.29") {
    const std::vector<PeriodEps> quarters = dated(nvidia_as_filed);
    const PeriodEps year = ttm_eps(on_share_basis(quarters, nvidia, {2024y / 7 / 28}));
    CHECK(year.eps.value == doctest::Approx(2.132).epsilon(1e-14));
    CHECK(year.share_basis == ShareBasis{2024y / 7 / 28});
    CHECK_THROWS_WITH_AS(ttm_eps(quarters),
                         "quarters[1].share_basis: must be a share of 2023-10-29 like the others (see "
                         "on_share_basis), got a share of 2024-01-28",
                         DomainError);
    CHECK_THROWS_WITH_AS(on_share_basis(nvidia_as_filed, nvidia, {2024y / 7 / 28}),
                         "eps[0].share_basis: must be stated, since the split of 2024-06-10 (10 for 1) is "
                         "known, got none",
                         DomainError);
  }
  TEST_CASE("a surprise too small for a number is 0 and not negative zero") {
    Consensus wide{consensus(std::vector{restated_by_a, new_shares}, august)};
    wide.mean = 0.0;
    wide.dispersion = {.median = 0, .high = 1e200, .low = -1e200, .standard_deviation = 1e200, .count = 2};
    const auto in_deviations = sue_dispersion(-1e-200, wide);  // -1e-400 of a deviation
    REQUIRE(in_deviations);
    CHECK(*in_deviations == 0.0);
    CHECK_FALSE(std::signbit(*in_deviations));
  }
  TEST_CASE("without a known split rows need no share basis") {
    CHECK(ttm_eps(nvidia_as_filed).eps.value == doctest::Approx(15.29).epsilon(1e-14));
    CHECK(consensus(std::vector{restated_by_a, new_shares}, august).mean == 5.62);
  }

  TEST_CASE("no negative zero leaves earnings a share") {
    const Statement none{.period = calendar_year(2025),
                         .basis = EarningsBasis::gaap,
                         .currency = Currency{"USD"},
                         .revenue = Money{0},
                         .net_income = Money{-0.0},
                         .diluted_shares = Shares{10}};
    CHECK_FALSE(std::signbit(diluted_eps(none).eps.value));
  }
}

}  // namespace regressions_test
