#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/model/deal_loop.hpp>

#include "case_fixtures.hpp"
#include "random_case.hpp"

namespace deal_loop_invariants_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

void check_same(const std::vector<DealYear>& got, const std::vector<DealYear>& expected) {
  check_near(prices(got), prices(expected));
  check_near(vested(got), vested(expected));
  for (std::size_t i = 0; i < got.size(); ++i) {
    CHECK(got[i].pinned.has_value() == expected[i].pinned.has_value());
    CHECK(got[i].tranches_vested == expected[i].tranches_vested);
    CHECK(got[i].eps.value == near(expected[i].eps.value));
    CHECK(got[i].warrant_value.value == near(expected[i].warrant_value.value));
  }
}

/// Everything a share on four new shares for one old.
Case split_in_four(Case value) {
  value.spot.value.price = value.spot.value.price / 4;
  for (auto& eps : value.company.consensus_eps) eps.value = eps.value / 4;
  value.company.diluted_shares.value = value.company.diluted_shares.value * 4;
  for (Deal& deal : value.deals) {
    Warrant& terms = deal.warrant->value;
    terms.shares = terms.shares * 4;
    terms.strike = terms.strike / 4;
    for (Tranche& tranche : terms.tranches) {
      tranche.shares = tranche.shares * 4;
      for (Gate& gate : tranche.gates) {
        if (auto* price = std::get_if<PriceGate>(&gate)) price->hurdle = price->hurdle / 4;
      }
    }
  }
  return value;
}

void check_split(const DealYear& got, const DealYear& before) {
  CHECK(got.price.value == near(before.price.value / 4));
  CHECK(got.eps.value == near(before.eps.value / 4));
  CHECK(got.gaap_eps.value == near(before.gaap_eps.value / 4));
  CHECK(got.diluted_shares.value == near(4 * before.diluted_shares.value));
  CHECK(got.vested_to_date.value == near(4 * before.vested_to_date.value));
  CHECK(got.stake == near(before.stake));
  CHECK(got.warrant_value.value == near(before.warrant_value.value));
  CHECK(got.net_income.value == near(before.net_income.value));
  CHECK(got.tranches_vested == before.tranches_vested);
  CHECK(got.self_funding().value_or(-1) == near(before.self_funding().value_or(-1)));
  REQUIRE(got.pinned.has_value() == before.pinned.has_value());
  // The fraction is what the hurdle leaves of a tranche: a small difference of large numbers.
  if (got.pinned) CHECK(got.pinned->fraction == doctest::Approx(before.pinned->fraction).epsilon(1e-9));
}

void check_accounts(const Case& value, const DealYear& year, const BaseYear& base) {
  const double tax_left = 1 - value.company.tax_rate.value;
  const double income = base.net_income.value;
  const double priced = income + (year.net_income.value - income) * (1 - value.deal_discount.value);
  CHECK(year.revenue.value == near(base.revenue.value + year.deal_revenue.value));
  CHECK(year.ai_revenue.value == near(base.ai_revenue.value + year.deal_revenue.value));
  CHECK((year.eps * year.diluted_shares).value == near(year.net_income.value));
  CHECK((year.gaap_eps * year.diluted_shares).value == near(year.gaap_net_income.value));
  CHECK((year.price * year.diluted_shares).value == near(year.multiple.value * priced));
  CHECK(year.stake == near(year.vested_to_date.value / (1000 + year.vested_to_date.value)));
  CHECK(year.gaap_net_income <= year.net_income);
  CHECK(year.diluted_shares.value <= 1000 + year.vested_to_date.value);
  if (year.pinned) CHECK(year.price == year.pinned->hurdle);
  // Both deals book the same contra-revenue a gigawatt, so that what GAAP takes off tells the gigawatts.
  const double contra = value.deals[0].contra_revenue.value.value;
  CHECK((year.net_income - year.gaap_net_income).value ==
        doctest::Approx(contra * year.delivered.value * tax_left).epsilon(1e-9));
}

TEST_SUITE("model/deal_loop_invariants") {
  TEST_CASE("every year's accounts add up on random cases") {
    RandomCase random{11};
    for (int i = 0; i < 200; ++i) {
      CAPTURE(i);
      Case value = random();
      value.deals[1].contra_revenue = value.deals[0].contra_revenue;
      const auto years = run(value);
      const auto base = base_path(value.company, value.company.eps_growth.value, 0.1);
      double vested = 0;
      for (std::size_t j = 0; j < years.size(); ++j) {
        CAPTURE(j);
        check_accounts(value, years[j], base[j]);
        vested += years[j].vested.value;
        CHECK(years[j].vested_to_date.value == near(vested));
        CHECK(years[j].vested.value >= 0.0);
        if (j == 0) continue;
        const double delivered = (years[j].delivered_to_date - years[j - 1].delivered_to_date).value;
        // A difference of up to 12 GW may lose 1e-15 of them.
        CHECK(years[j].delivered.value == doctest::Approx(delivered).epsilon(1e-12));
        CHECK(years[j].tranches_vested >= years[j - 1].tranches_vested);
      }
    }
  }
  TEST_CASE("more gigawatts never lower EPS at a positive margin without vesting") {
    RandomCase random{12};
    int raised = 0;
    for (int i = 0; i < 300; ++i) {
      CAPTURE(i);
      Case value = random();
      for (Deal& deal : value.deals) {
        deal.margin.value = random.between(0.01, 0.9);
        for (Tranche& tranche : deal.warrant->value.tranches) tranche.gates = {price_at(1e9)};
      }
      const double all = value.deals[0].plan.value.milestones.back().volume;
      const double few = random.between(0, all);
      const double many =
          std::min(all, random.one_in(2) ? few + random.between(0, 0.01) : random.between(few, all));
      const auto with_few = run(value, {{"deal.A.gigawatts", few}});
      const auto with_many = run(value, {{"deal.A.gigawatts", many}});
      for (std::size_t j = 0; j < with_few.size(); ++j) {
        CAPTURE(j);
        REQUIRE(with_many[j].vested_to_date == Shares{0});
        // Rounding is no loss: a year's gigawatts are a difference of volumes.
        CHECK(with_many[j].eps.value >= with_few[j].eps.value * (1 - 1e-14));
        raised += with_many[j].eps > with_few[j].eps;
      }
    }
    CHECK(raised > 100);
  }
  TEST_CASE("the order of tranches and deals changes nothing") {
    RandomCase random{13};
    std::mt19937_64 order{14};
    for (int i = 0; i < 200; ++i) {
      CAPTURE(i);
      Case value = random();
      const auto expected = run(value);
      std::reverse(value.deals.begin(), value.deals.end());
      for (Deal& deal : value.deals) {
        auto& tranches = deal.warrant->value.tranches;
        std::shuffle(tranches.begin(), tranches.end(), order);
      }
      check_same(run(value), expected);
    }
  }
  TEST_CASE("a split of four for one changes no market value and no stake and no ratio") {
    RandomCase random{15};
    for (int i = 0; i < 200; ++i) {
      CAPTURE(i);
      const Case value = random();
      const auto before = run(value);
      const auto after = run(split_in_four(value));
      for (std::size_t j = 0; j < before.size(); ++j) check_split(after[j], before[j]);
    }
  }
  TEST_CASE("a warrant on the shares of its grant date is adjusted to those of the spot's day") {
    RandomCase random{16};
    for (int i = 0; i < 50; ++i) {
      CAPTURE(i);
      Case value = random();
      for (Deal& deal : value.deals) deal.warrant->value.granted = 2024y / 12 / 1;
      const Case expected = split_in_four(value);
      Case adjusted = expected;
      for (std::size_t j = 0; j < 2; ++j) {
        adjusted.deals[j].warrant = value.deals[j].warrant;
        adjusted.deals[j].warrant->value.adjustments = {
            {2024y / 12 / 31, 4.0}};  // effective on the spot's day
      }
      check_same(run(adjusted), run(expected));
      // One that is effective later is not on the shares of the spot's day.
      for (Deal& deal : value.deals) deal.warrant->value.adjustments = {{2025y / 1 / 1, 4.0}};
      Case plain = value;
      for (Deal& deal : plain.deals) deal.warrant->value.adjustments.clear();
      check_same(run(value), run(plain));
    }
  }
}

}  // namespace deal_loop_invariants_test
