#include <fairvalue/accounting/unrecognised_cost.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/accounting/share_counts.hpp>
#include <fairvalue/core/error.hpp>

#include "awards.hpp"

namespace unrecognised_cost_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double round_off = 1e-12;

TrancheCost last_cost(const CustomerAward& award, const std::vector<PurchasePeriod>& periods) {
  return contra_revenue(award, periods).back().tranches[0];
}

double average(const CustomerAward& award, const std::vector<PurchasePeriod>& periods, double issuable) {
  return average_unrecognised_cost(award.tranches[0], last_cost(award, periods), Shares{issuable}).value;
}

CustomerAward single(double shares, double fair_value, double purchases) {
  return {.policy = policy_of(), .tranches = {award_tranche(shares, fair_value, purchases)}};
}

/// Diluted shares of a quarter with one contingent tranche whose conditions would be met.
Shares diluted(double outstanding, double shares, double strike, double price, double unrecognised) {
  const std::vector<ContingentTranche> tranches{{.name = "1 GW",
                                                 .shares = Shares{shares},
                                                 .strike = PerShare{strike},
                                                 .agreed = 2025y / 10 / 5,
                                                 .for_little_or_nothing = false}};
  return eps_shares(tranches,
                    {.period = {.year = 2026, .quarter = 2, .start = 2026y / 4 / 1, .end = 2026y / 6 / 30},
                     .income = Money{1e9},
                     .outstanding = Shares{outstanding},
                     .average_price = PerShare{price},
                     .statuses = {{.met_if_ended = true, .unrecognised_cost = PerShare{unrecognised}}}})
      .diluted;
}

TEST_SUITE("accounting/unrecognised_cost") {
  TEST_CASE("a third booked at the start of the quarter and two thirds at its end: half is to come") {
    const CustomerAward award = single(100, 6, 6);
    const std::vector quarters{bought(2), bought(2)};
    CHECK(unrecognised_cost(last_cost(award, quarters)).value == Approx(200).epsilon(round_off));
    CHECK(average(award, quarters, 100) == Approx(3).epsilon(round_off));  // (600 - (200 + 400) / 2) / 100
  }
  TEST_CASE("strike 10 and 4 not recognised at a price of 12 add no shares") {
    // 600 in all, 100 booked at the start and 300 at the end: 400 on average, of 100 shares.
    const double unrecognised = average(single(100, 6, 6), {bought(1), bought(2)}, 100);
    CHECK(unrecognised == Approx(4).epsilon(round_off));
    CHECK(diluted(1'000, 100, 10, 12, unrecognised) == Shares{1'000});
    CHECK(diluted(1'000, 100, 10, 12, 0).value == Approx(1'000 + 100.0 / 6).epsilon(round_off));
  }
  TEST_CASE("1001 million and 30 million shares with 620 million not recognised at 40 are 1015.5 million") {
    // 30 million at 31 are 930 million; none booked at the start, 620 at the end: 620 not booked on average.
    const double unrecognised = average(single(30e6, 31, 3), {bought(2)}, 30e6);
    CHECK(unrecognised == Approx(620.0 / 30).epsilon(round_off));
    CHECK(diluted(1'001e6, 30e6, 0, 40, unrecognised).value == Approx(1'015.5e6).epsilon(round_off));
  }
  TEST_CASE("what is not expected to vest is unrecognised whole in the proceeds and not in the notes") {
    const CustomerAward award = single(100, 6, 6);
    CHECK(average(award, {bought(2, {unlikely})}, 100) == 6.0);
    CHECK(unrecognised_cost(last_cost(award, {bought(2, {unlikely})})).value == 0.0);
    // 90 expected: 540 in all, a third booked; the proceeds count all 100 (ASC 718-10-45-1).
    const std::vector expected{bought(2, {{.expected = Shares{90}}})};
    CHECK(unrecognised_cost(last_cost(award, expected)).value == Approx(360).epsilon(round_off));
    CHECK(average(award, expected, 100) == Approx(5.1).epsilon(round_off));  // (600 - (0 + 180) / 2) / 100
  }
  TEST_CASE("of a tranche that vests share by share the issuable shares alone") {
    CustomerAward award = single(100, 6, 6);
    award.tranches[0].linear_from = 0;
    // half purchased: 50 issuable at 300, of which 0 and 300 booked
    CHECK(average(award, {bought(3)}, 50) == Approx(3).epsilon(round_off));
    CHECK(average(award, {bought(3), bought(0)}, 50) == 0.0);
  }
  TEST_CASE("what is vested at signing owes nothing more") {
    CustomerAward award = single(100, 10, 0);
    CHECK(average(award, {bought(1)}, 100) == 0.0);
    award.policy.upfront = UpfrontTreatment::asset;
    PurchasePeriod month = bought(1);
    month.expected_purchases = 10;
    CHECK(average(award, {month}, 100) == 0.0);
  }
  TEST_CASE("a modification adds to it") {
    CustomerAward award = single(100, 6, 6);
    award.modifications = {
        {.period = 1, .tranche = 0, .before = PerShare{2}, .after = PerShare{5}, .probable_before = true}};
    // 200 before; 400 and 300 over the 4 left: 550 after 2 of them, of 900
    const std::vector quarters{bought(2), bought(2)};
    CHECK(last_cost(award, quarters).value == PerShare{9});
    CHECK(unrecognised_cost(last_cost(award, quarters)).value == Approx(350).epsilon(round_off));
    CHECK(average(award, quarters, 100) == Approx(9 - 3.75).epsilon(round_off));
  }
  TEST_CASE("no shares are refused by name") {
    CHECK_THROWS_WITH_AS(average(single(100, 6, 6), {bought(1)}, 0), "issuable: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(average(single(100, 6, 6), {bought(1)}, 101),
                         "issuable: must be at most 100 (the tranche's shares), got 101", DomainError);
  }
}

}  // namespace unrecognised_cost_test
