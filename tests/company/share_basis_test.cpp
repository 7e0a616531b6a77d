/// Every row of this area from one share basis to another. The conversion itself: core/share_basis.
#include <doctest/doctest.h>

#include <random>
#include <vector>

#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/company/guidance.hpp>
#include <fairvalue/company/revisions.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/company/surprise.hpp>
#include <fairvalue/core/error.hpp>

#include "estimate_replay.hpp"

namespace share_basis_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

// An invented 4:1 split: quarters are exact in binary, so that most comparisons below need no tolerance.
const std::vector<Split> four_for_one{{.effective = 2025y / 6 / 10, .ratio = 4}};
const ShareBasis before{2025y / 6 / 9};
const ShareBasis after{2025y / 6 / 10};

const char* must_be_stated =
    ".share_basis: must be stated, since the split of 2025-06-10 (4 for 1) is known, got none";
std::string refused(const char* row) { return row + std::string(must_be_stated); }

PeriodEps on(const ShareBasis& basis, PeriodEps eps) {
  eps.share_basis = basis;
  return eps;
}

Estimate on(const ShareBasis& basis, Estimate estimate) {
  estimate.share_basis = basis;
  return estimate;
}

const Consensus street{
    .period = amd_2025,
    .measure = EstimateMeasure::eps,
    .basis = EarningsBasis::non_gaap,
    .currency = Currency{"USD"},
    .as_of = 2025y / 6 / 1,
    .mean = 4,
    .dispersion = Dispersion{.median = 4.5, .high = 5, .low = 3, .standard_deviation = 1, .count = 3},
    .left_out = {{"X", 8, 2025y / 5 / 1, LeftOutReason::outlier}},
    .share_basis = before};

Statement quarter(int number, Date start, Date end, double income, double shares) {
  return {.period = {.year = 2025, .quarter = number, .start = start, .end = end},
          .basis = EarningsBasis::gaap,
          .currency = Currency{"USD"},
          .revenue = Money{100},
          .net_income = Money{income},
          .diluted_shares = Shares{shares},
          .share_basis = ShareBasis{end}};
}

// As filed: the first on the old shares, the others on the new ones.
const std::vector<Statement> filed{
    quarter(1, 2024y / 12 / 29, 2025y / 3 / 29, 40, 10), quarter(2, 2025y / 3 / 30, 2025y / 6 / 28, 40, 40),
    quarter(3, 2025y / 6 / 29, 2025y / 9 / 27, 40, 40), quarter(4, 2025y / 9 / 28, 2025y / 12 / 27, 40, 40)};

TEST_SUITE("company/share_basis") {
  TEST_CASE("only the EPS of rows is divided and only rows before the split must say what they are on") {
    Estimate revenue = row("A", 30e9, 2025y / 5 / 1);
    revenue.measure = EstimateMeasure::revenue;
    const std::vector<Estimate> rows{on(before, row("A", 8, 2025y / 5 / 1)), revenue,
                                     row("B", 2, 2025y / 6 / 10)};
    const auto converted = on_share_basis(rows, four_for_one, after);
    CHECK(converted[0].value == 2);
    CHECK(converted[1].value == 30e9);
    CHECK_FALSE(converted[1].share_basis.has_value());
    CHECK(converted[2].value == 2);
    CHECK(converted[2].share_basis == after);
    CHECK(on_share_basis(converted, four_for_one, before)[2].value == 8);
    CHECK_THROWS_WITH_AS(
        on_share_basis(std::vector{rows[2], row("C", 8, 2025y / 6 / 9)}, four_for_one, after),
        refused("estimates[1]").c_str(), DomainError);
    revenue.share_basis = after;
    CHECK_THROWS_WITH_AS(
        require_estimate("row", revenue),
        "row.share_basis: must be empty unless the measure is EPS, got a share of 2025-06-10", DomainError);
  }
  TEST_CASE("a row published before the split on the new shares says so and is left as it is") {
    const std::vector<Estimate> rows{on(after, row("A", 2, 2025y / 5 / 28))};  // the split was announced
    CHECK(on_share_basis(rows, four_for_one, after)[0].value == 2);
  }
  TEST_CASE("a consensus of rows on many bases is that of the same rows on one to the bit") {
    RandomRows random(7);
    const ConsensusQuery query{.period = amd_2026,
                               .measure = EstimateMeasure::eps,
                               .as_of = 2026y / 3 / 1,
                               .basis = EarningsBasis::non_gaap,
                               .outlier_limit = 3.5};
    int compared = 0;
    for (int i = 0; i < 300; ++i) {
      std::vector<Estimate> rows = random();
      rows.push_back(row("Z", 4, 2026y / 2 / 1));  // at least one that counts
      std::vector<Estimate> mixed = rows;
      for (Estimate& mix : mixed) {
        mix.share_basis = random.below(2) == 0 ? before : after;
        if (mix.share_basis == before) mix.value *= 4;
      }
      const Consensus expected = consensus(rows, query);
      const auto on_one = on_share_basis(mixed, four_for_one, after);
      const Consensus got = consensus(on_one, query);
      CHECK(got.mean == expected.mean);
      CHECK(got.dispersion->standard_deviation == expected.dispersion->standard_deviation);
      CHECK(got.left_out.size() == expected.left_out.size());
      CHECK(count_revisions(on_one, query, 60).down == count_revisions(rows, query, 60).down);
      compared += static_cast<int>(rows.size());
    }
    CHECK(compared > 3000);
  }
  TEST_CASE("every number of a consensus is divided and a vendor's without basis is on its day's shares") {
    const Consensus converted = on_share_basis(street, four_for_one, after);
    CHECK(converted.mean == 1);
    CHECK(converted.dispersion->median == 1.125);
    CHECK(converted.dispersion->high == 1.25);
    CHECK(converted.dispersion->low == 0.75);
    CHECK(*converted.dispersion->standard_deviation == 0.25);
    CHECK(converted.left_out[0].value == 2);
    CHECK(mean_eps(converted).share_basis == after);
    Consensus vendor = street;
    vendor.share_basis.reset();
    CHECK_THROWS_WITH_AS(on_share_basis(vendor, four_for_one, after), refused("consensus").c_str(),
                         DomainError);
    vendor.as_of = 2025y / 6 / 19;
    CHECK(on_share_basis(vendor, four_for_one, after).mean == 4);
    vendor.measure = EstimateMeasure::revenue;
    CHECK(on_share_basis(vendor, four_for_one, before).mean == 4);
  }
  TEST_CASE("a surprise is held against a consensus on its own shares: 1.25 against 4 / 4 is 25 percent") {
    const PeriodEps actual = on(after, usd(amd_2025, 1.25));
    CHECK(*surprise(actual, on_share_basis(street, four_for_one, after)) == 0.25);
    CHECK(*sue_dispersion(actual, on_share_basis(street, four_for_one, after)) == 1);
    CHECK_THROWS_WITH_AS(surprise(actual, street),
                         "consensus.share_basis: must be a share of 2025-06-10 like the others (see "
                         "on_share_basis), got a share of 2025-06-09",
                         DomainError);
    CHECK_THROWS_AS(surprise(usd(amd_2025, 1.25), street), DomainError);
  }
  TEST_CASE("statements as filed: 160 over 40 shares and not over the mean of 10 40 40 40") {
    const auto restated = on_share_basis(filed, four_for_one, ShareBasis{2025y / 12 / 27});
    CHECK(restated[0].diluted_shares == Shares{40});
    CHECK(restated[0].net_income == Money{40});
    CHECK(ttm_eps_from_income(restated).eps == PerShare{4});
    CHECK(diluted_eps(restated[0]).share_basis == ShareBasis{2025y / 12 / 27});
    CHECK_THROWS_WITH_AS(ttm_eps_from_income(filed),
                         "quarters[1].share_basis: must be a share of 2025-03-29 like the others (see "
                         "on_share_basis), got a share of 2025-06-28",
                         DomainError);
  }
  TEST_CASE("a statement that says nothing holds every split up to its last day") {
    std::vector<Statement> unsaid = filed;
    for (Statement& statement : unsaid) statement.share_basis.reset();
    CHECK_THROWS_WITH_AS(on_share_basis(unsaid, four_for_one, after), refused("statements[0]").c_str(),
                         DomainError);
    CHECK(on_share_basis(unsaid[1], four_for_one, after).diluted_shares == Shares{40});
    CHECK_THROWS_WITH_AS(on_share_basis(unsaid[0], four_for_one, after), refused("statement").c_str(),
                         DomainError);
    unsaid[0].share_basis = ShareBasis{.as_of = Date{}};
    CHECK_THROWS_WITH_AS(require_statement("s", unsaid[0]), "s.share_basis.as_of: must be a date, got none",
                         DomainError);
  }
  TEST_CASE("forward years and calendar years on two bases are refused and keep the one they share") {
    const PeriodEps fy1 = on(after, usd(amd_2025, 4));
    const PeriodEps fy2 = on(before, usd(amd_2026, 20));
    const auto both = on_share_basis(std::vector{fy1, fy2}, four_for_one, after);
    const PeriodEps ntm = ntm_eps(both, 2025y / 6 / 28);
    CHECK(ntm.eps.value == doctest::Approx(4.5).epsilon(1e-15));  // half of each: 182 of 364 days, 4 and 5
    CHECK(ntm.share_basis == after);
    CHECK(calendarised_eps_by_months(both[0], both[1]).share_basis == after);
    const std::vector<PeriodEps> covered{
        both[0], both[1], on(after, usd({.year = 2024, .start = 2024y / 1 / 1, .end = 2024y / 12 / 28}, 4))};
    CHECK(calendarised_eps(covered, 2025).share_basis == after);
    const std::vector<PeriodEps> mixed{fy1, fy2, covered[2]};
    const char* message =
        "must be a share of 2025-06-10 like the others (see on_share_basis), got a share of 2025-06-09";
    CHECK_THROWS_WITH_AS(ntm_eps(fy1, fy2, 2025y / 6 / 28),
                         ("fy2.share_basis: " + std::string(message)).c_str(), DomainError);
    CHECK_THROWS_WITH_AS(calendarised_eps(mixed, 2025),
                         ("periods[1].share_basis: " + std::string(message)).c_str(), DomainError);
    CHECK_THROWS_WITH_AS(calendarised_eps_by_months(fy1, fy2),
                         ("fy_next.share_basis: " + std::string(message)).c_str(), DomainError);
  }
  TEST_CASE("an EPS alone must say what it is on once any split is known") {
    // A forecast of 2026 may be from before or after the split: its period tells nothing.
    CHECK_THROWS_WITH_AS(on_share_basis(usd(amd_2026, 5), four_for_one, after), refused("eps").c_str(),
                         DomainError);
    CHECK(on_share_basis(usd(amd_2026, 5), {}, after).eps == PerShare{5});
  }
  TEST_CASE("an ADS of ten shares earns 40.00 a year where a share earns 4.00") {
    const ShareBasis ads{.as_of = 2025y / 6 / 10, .ordinary_shares = 10};
    const PeriodEps year = on_share_basis(on(after, usd(amd_2025, 4)), four_for_one, ads);
    CHECK(year.eps == PerShare{40});
    CHECK(year.share_basis == ads);
    CHECK_THROWS_WITH_AS(
        require_comparable("eps", on(after, usd(amd_2025, 4)), year),
        "eps.share_basis: must be a share of 2025-06-10 like the others (see on_share_basis), got "
        "10 shares of 2025-06-10",
        DomainError);
  }
}

TEST_SUITE("company/share_basis") {
  // Guidance a share: 8 then 9 on the old shares, 2.5 hoped for on the new ones.
  const EpsGuidancePath guided{
      .subject = "EPS",
      .period = amd_2025,
      .guided = DatedSeries<PerShare>{{{2025y / 2 / 4, PerShare{8}}, {2025y / 5 / 6, PerShare{9}}}},
      .hoped = PerShare{10},
      .share_basis = before};

  TEST_CASE("guidance a share across a split: 2 and 2.25 of a hope of 2.5") {
    const EpsGuidancePath path = on_share_basis(guided, four_for_one, after);
    const auto steps = guidance_steps(path);
    CHECK(steps[0].guided == PerShare{2});
    CHECK(steps[1].guided == PerShare{2.25});
    CHECK(path.hoped == PerShare{2.5});
    CHECK(path.share_basis == after);
    CHECK(*steps[1].revision == 0.125);
    CHECK(steps[1].share_of_hope == guidance_steps(guided)[1].share_of_hope);
    EpsGuidancePath unsaid = guided;
    unsaid.share_basis.reset();
    CHECK_THROWS_WITH_AS(on_share_basis(unsaid, four_for_one, after), refused("guidance").c_str(),
                         DomainError);
    CHECK_NOTHROW(guidance_steps(unsaid));
  }

  // Surprises of four quarters: the first two reported before the split. By hand on the new shares: actual
  // less expected .01 .03 .02 then .05 at hand; deviation of the three .01, so 5 deviations.
  std::vector<EpsSurprise> reported() {
    const auto quarters =
        std::vector<FiscalPeriod>{filed[0].period, filed[1].period, filed[2].period, filed[3].period};
    return {{on(before, usd(quarters[0], 4.04)), on(before, usd(quarters[0], 4.00))},
            {on(after, usd(quarters[1], 1.03)), on(before, usd(quarters[1], 4.00))},
            {on(after, usd(quarters[2], 1.02)), on(after, usd(quarters[2], 1.00))},
            {on(after, usd(quarters[3], 1.05)), on(after, usd(quarters[3], 1.00))}};
  }

  TEST_CASE("a history of surprises across a split: .05 over a deviation of .01 is 5") {
    const auto converted = on_share_basis(reported(), four_for_one, after);
    // The cents are differences of numbers near 1: 1e-16 of them is 1e-14 of a cent.
    CHECK(*sue_history(converted, 3) == doctest::Approx(5).epsilon(1e-12));
    CHECK_FALSE(sue_history(converted).has_value());  // fewer than eight
    CHECK_THROWS_WITH_AS(
        sue_history(reported(), 3),
        "surprises[1].actual.share_basis: must be a share of 2025-06-09 like the others (see "
        "on_share_basis), got a share of 2025-06-10",
        DomainError);
  }
  TEST_CASE("a history of surprises that is none is refused by its row") {
    CHECK_THROWS_WITH_AS(sue_history(std::vector<EpsSurprise>{}),
                         "surprises: must be at least one value, got none", DomainError);
    auto rows = on_share_basis(reported(), four_for_one, after);
    rows[2].expected.period = rows[1].expected.period;
    CHECK_THROWS_WITH_AS(
        sue_history(rows, 3),
        "surprises[2].expected.period: must be FY2025Q3 from 2025-06-29 to 2025-09-27 like the "
        "actual's, got FY2025Q2 from 2025-03-30 to 2025-06-28",
        DomainError);
    rows = on_share_basis(reported(), four_for_one, after);
    std::swap(rows[1], rows[2]);
    CHECK_THROWS_WITH_AS(
        sue_history(rows, 3),
        "surprises[2].actual.period.end: must be after 2025-09-27 of the row before, got 2025-06-28",
        DomainError);
    rows = reported();
    rows[3].expected.share_basis.reset();
    CHECK_THROWS_WITH_AS(on_share_basis(rows, four_for_one, after), refused("surprises[3].expected").c_str(),
                         DomainError);
  }
  TEST_CASE(
      "a count of shares does not grow by a split: 10 then 40 on the old and new shares is 40 all along") {
    const FiscalPeriod period{.year = 2025, .quarter = 2, .start = 2025y / 3 / 30, .end = 2025y / 6 / 28};
    const DatedSeries<Shares> counted{{{2025y / 3 / 1, Shares{10}}, {2025y / 6 / 10, Shares{40}}}};
    CHECK(weighted_average_shares(split_adjusted(counted, four_for_one, 2025y / 6 / 28), period).value ==
          doctest::Approx(40).epsilon(1e-15));
  }
}

}  // namespace share_basis_test
