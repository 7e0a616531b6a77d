#include <fairvalue/model/deal_flows.hpp>

#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "deal_worth_fixtures.hpp"

namespace deal_flows_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

std::vector<DealFlows> flows(const Case& value, const std::vector<Override>& overrides = {}) {
  const auto inputs = named_inputs(require_case(value));
  return deal_flows(value, settings(value, resolved_values(inputs, resolve(inputs, overrides))));
}

double mean(double from, double to, double rate = 0.1) {
  return mean_discount_factor(rate, Years{from}, Years{to});
}

/// The first deal of the two: 200 a gigawatt, 2 GW over two years and 3 GW over the third.
Case plain() {
  Case value = two_deals_case();
  value.deals.pop_back();
  value.deals[0].committed.reset();
  return value;
}

TEST_SUITE("model/deal_flows") {
  TEST_CASE("a stopped deal delivers up to its volume and no more") {
    const auto three = flows(plain(), {{"deal.A.gigawatts", 3}});
    REQUIRE(three.size() == 1);
    CHECK(flows_to_come(three, Years{0}).total().value ==
          near(400 * mean(0, 2) + 200 * mean(2, 2 + 1.0 / 3)));
    CHECK(flows_to_come(flows(plain(), {{"deal.A.gigawatts", 0}}), Years{0}).total() == Money{0});
  }
  TEST_CASE("a delay moves every flow and a factor the later ones") {
    const auto late = flows(plain(), {{"deal.A.delay_months", 12}});
    CHECK(flows_to_come(late, Years{0}).total().value ==
          near(400 * mean(1, 3) + 600 * mean(3, 1461.0 / 365)));
    const auto slow = flows(plain(), {{"deal.A.interval_factor", 2}});
    CHECK(flows_to_come(slow, Years{0}).total().value == near(400 * mean(0, 2) + 600 * mean(2, 4)));
  }
  TEST_CASE("the deal's own rate discounts it and the required return where it has none") {
    Case value = plain();
    CHECK(flows(value)[0].rate == 0.1);
    CHECK(flows(value, {{"required_return", 0.2}})[0].rate == 0.2);
    value.deals[0].rate = stated(0.3);
    CHECK(flows(value, {{"required_return", 0.2}})[0].rate == 0.3);
    CHECK(flows(value, {{"deal.A.rate", 0.05}})[0].rate == 0.05);
    CHECK(flows_to_come(flows(value), Years{0}).total().value ==
          near(400 * mean(0, 2, 0.3) + 600 * mean(2, 3, 0.3)));
  }
  TEST_CASE("what is collected by a day and what is to come are the whole") {
    const auto both = flows(two_deals_case());
    for (const double on : {0.5, 1.0, 2.2, 8.0}) {
      const Money before = present_value_until(both, Years{on}).total();
      Money after{0};
      for (const DealFlows& one : both) {
        const std::vector<DealFlows> alone{one};
        after += flows_to_come(alone, Years{on}).total() * std::pow(1 + one.rate, -on);
      }
      CHECK((before + after).value == near(flows_to_come(both, Years{0}).total().value));
    }
  }
  TEST_CASE("what is collected is compounded at the required return") {
    // 200 over each of two years.
    CHECK(flows_collected(flows(plain()), Years{2}, 0.1).value == near(400 * mean(-2, 0)));
    CHECK(flows_collected(flows(plain()), Years{0}, 0.1) == Money{0});
  }
  TEST_CASE("follow-on is there only where the deal says so and at the share the scenario sets") {
    const auto own = flows(two_deals_case());
    CHECK(own[0].follow_on.empty());
    CHECK(own[1].follow_on.size() == 4);
    CHECK(flows(two_deals_case(), {{"deal.B.follow_on_share", 0}})[1].follow_on.empty());
    const auto all = flows(two_deals_case(), {{"deal.B.follow_on_share", 1}});
    CHECK(flows_to_come(all, Years{0}).follow_on.value > flows_to_come(own, Years{0}).follow_on.value);
    CHECK_THROWS_WITH_AS(flows(two_deals_case(), {{"deal.A.follow_on_share", 1}}),
                         "override.name: must be a named input (nearest 'deal.B.follow_on_share'), got "
                         "'deal.A.follow_on_share'",
                         DomainError);
  }
  TEST_CASE("equity on a day is paid on that day whatever is delivered") {
    Case value = plain();
    value.deals[0].equity = {
        stated(EquityPurchase{.cash = Money{100}, .fair_value = Money{40}, .paid_on = 2025y / 12 / 31})};
    const auto none = flows(value, {{"deal.A.gigawatts", 0}});
    CHECK(flows_to_come(none, Years{0}).consideration.value == near(-60 / 1.1));
    // With the gigawatts, three of five.
    value.deals[0].equity[0].value.paid_on.reset();
    const auto three = flows(value, {{"deal.A.gigawatts", 3}});
    CHECK(flows_to_come(three, Years{0}).consideration.value ==
          near(-60 * (0.4 * mean(0, 2) + 0.2 * mean(2, 2 + 1.0 / 3))));
  }
  // Volumes, equity and loan as reported; revenue, margin, spending and dates are round numbers of the test.
  TEST_CASE("one type holds the deals there are: warrants and equity and loans and none of them") {
    Deal amd_openai = plain().deals[0];
    amd_openai.warrant = stated(warrant_of(0.01, {tranche("6 GW", 160e6, {volume_of(5)})}));
    amd_openai.committed = stated(Gigawatts{1});
    Deal amd_meta = plain().deals[0];  // the same terms again, to another customer
    Warrant of_meta = warrant_of(0.01, {tranche("6 GW", 160e6, {volume_of(5), price_at(600)})});
    of_meta.holder = "Meta";
    of_meta.granted = 2026y / 2 / 23;
    of_meta.expiry = 2031y / 2 / 23;
    amd_meta.warrant = stated(of_meta);
    Deal nvidia_openai = plain().deals[0];  // 10 bn a gigawatt into OpenAI's shares, at their fair value
    nvidia_openai.equity = {stated(EquityPurchase{.cash = Money{100e9}})};
    Deal broadcom_openai = plain().deals[0];
    Deal oracle_openai = plain().deals[0];  // builds what it rents out
    oracle_openai.capital_spending = stated(PerGigawatt{150});
    oracle_openai.receipt_lag_days = stated(365.0);
    Deal cerebras_openai = plain().deals[0];
    cerebras_openai.warrant = stated(warrant_of(1e-5, {tranche("2 GW", 33'445'026, {volume_of(2)})}));
    cerebras_openai.loans = {stated(Loan{.principal = Money{1e9},
                                         .lender = Lender::customer,
                                         .drawn = 2026y / 1 / 2,
                                         .repaid = 2029y / 1 / 2,
                                         .rate = 0.06})};
    const double whole = 400 * mean(0, 2) + 600 * mean(2, 3);
    for (Deal* one : {&amd_openai, &amd_meta, &nvidia_openai, &broadcom_openai, &cerebras_openai}) {
      Case value = plain();
      value.deals = {*one};
      const FlowValue worth = flows_to_come(flows(value), Years{0});
      CHECK(worth.total().value == near(whole));
      CHECK(worth.consideration.value == near(0));
    }
    Case value = plain();
    amd_openai.name = "AMD and OpenAI";
    amd_meta.name = "AMD and Meta";
    value.deals = {amd_openai, amd_meta};  // one company may have both
    CHECK(flows_to_come(flows(value), Years{0}).total().value == near(2 * whole));
    value.deals = {amd_openai};
    CHECK(flows_to_come(flows(value), Years{0}).committed.value == near(200 * mean(0, 1)));
    value.deals = {oracle_openai};
    // 500 a year later; 250 of costs, 50 of tax and 150 of spending at once.
    const double a_gigawatt = (500 / 1.1 - 450) / 200;
    CHECK(flows_to_come(flows(value), Years{0}).total().value == near(whole * a_gigawatt));
    // Shares worth 7 bn of the 10 for a gigawatt: 30 bn in all are given.
    nvidia_openai.equity[0].value.fair_value = Money{70e9};
    value.deals = {nvidia_openai};
    CHECK(flows_to_come(flows(value), Years{0}).consideration.value ==
          near(-30e9 * (0.4 * mean(0, 2) + 0.6 * mean(2, 3))));
  }
  TEST_CASE("settings of another case are refused") {
    Settings set = base_settings(plain());
    set.deals.clear();
    CHECK_THROWS_WITH_AS(deal_flows(plain(), set),
                         "settings.deals: must be one for each deal of the case, got 0", DomainError);
  }
}

}  // namespace deal_flows_test
