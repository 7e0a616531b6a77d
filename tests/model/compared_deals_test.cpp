#include <fairvalue/model/compared_deals.hpp>

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/give_away.hpp>
#include <fairvalue/model/value_by_parts.hpp>

#include "deal_worth_fixtures.hpp"

namespace compared_deals_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

TEST_SUITE("model/compared_deals") {
  TEST_CASE("by hand: 5 GW at 500 of which 2 are binding, 200 of flow each") {
    const ComparedDeal one = compared_deal(two_deals_case(), 0, Money{100});
    CHECK(one.company == "SML");
    CHECK(one.deal == "A");
    CHECK(one.planned.value == 5);
    CHECK(one.committed == Gigawatts{2});
    CHECK(one.binding_share == 0.4);
    CHECK(one.revenue_per_gigawatt.value == 500);
    CHECK(one.flow_per_gigawatt.value == near(200));
    CHECK(one.revenue.value == 2500);
    CHECK(one.is_economic);
    CHECK(one.given.value == 100);
    CHECK(one.rebate == near(100.0 / 2500));
    CHECK(one.net_value.value == near(one.flows.value - 100));
    CHECK(one.net_value_a_share.value == near(one.net_value.value / 1000));
    // 2 GW earn 400 for 100 shares at a strike of 20: 24; the next 3 earn 600 for 100: 26.
    REQUIRE(one.give_away_price);
    CHECK(one.give_away_price->value == near(24));
  }
  TEST_CASE("the derivation has every number of the deal and the warrant as an input") {
    const Case value = two_deals_case();
    for (const std::size_t deal : {0, 1}) {
      // The numbers by the functions that value a case without a derivation.
      Case alone = value;
      alone.deals = {value.deals[deal]};
      const Deal& terms = alone.deals.front();
      const Settings base = base_settings(alone);
      const PartsValue parts = value_by_parts(alone, base);
      const double flows = parts.flows.total().value;
      const double planned = terms.plan.value.milestones.back().volume;
      const double revenue = planned * terms.revenue_per_gigawatt.value.value;
      double cost = 0.0;
      for (const auto& one : terms.equity) cost += cost_to_seller(one.value).value;
      for (const auto& one : terms.loans) cost += cost_to_seller(one.value).value;
      std::vector<double> prices;
      for (const TrancheGiveAway& one : give_away_prices(alone, base, 0))
        prices.push_back(one.on_delivery.value().value);
      const CaseDerivation all = compared_deal_derivation(value, deal, Money{100});
      const auto is = [&](const char* key, double number) {
        CAPTURE(key);
        CHECK(all.numbers[find_output(all, key).number].value == near(number));
      };
      is("gigawatts", planned);
      is("revenue_per_gigawatt", terms.revenue_per_gigawatt.value.value);
      is("revenue", revenue);
      is("flows", flows);
      is("given", 100);
      is("net_value", flows - 100);
      is("net_value_a_share", (flows - 100) / parts.shares.value);
      is("rebate", (100 + cost) / revenue);
      is("give_away_price", *std::ranges::min_element(prices));
      CHECK(all.numbers[find_output(all, "given").number].operation == "input");
    }
    // A binds 2 of 5 GW; B has equity for 80 of cash and does not say what binds.
    const CaseDerivation a = compared_deal_derivation(value, 0), b = compared_deal_derivation(value, 1);
    CHECK(a.numbers[find_output(a, "binding_share").number].value == 0.4);
    CHECK(b.numbers[find_output(b, "equity").number].value == 80);
    CHECK_THROWS_AS(find_output(b, "binding_share"), DomainError);
    CHECK_THROWS_AS(find_output(a, "equity"), DomainError);
    CHECK_THROWS_WITH_AS(compared_deal_derivation(value, 0, Money{-1}), "warrant: must be >= 0, got -1",
                         DomainError);
  }
  TEST_CASE("equity and loans are given too and count in the rebate") {
    // Equity of 80 for shares worth 50 costs 30; the loan of 100 at 5 % against 10 % for two years 100 (1 -
    // (1.05 / 1.1)^2) = 8.884; the plan has 4 GW at 300.
    const ComparedDeal one = compared_deal(two_deals_case(), 1, Money{60});
    const double loan = 100 * (1 - 1.05 * 1.05 / (1.1 * 1.1));
    CHECK(one.rebate == near((60 + 30 + loan) / 1200));
    CHECK_FALSE(one.committed.has_value());  // B states none: nobody knows that all of it binds
    CHECK_FALSE(one.binding_share.has_value());
  }
  TEST_CASE("without an economic value the shares of the base case's own path count") {
    const Case value = paper_case();
    const ComparedDeal one = compared_deal(value, 0);
    const PartsValue parts = value_by_parts(value, base_settings(value));
    CHECK_FALSE(one.is_economic);
    CHECK(one.given.value == parts.given_to_holders().value);
    CHECK(one.net_value.value == near(parts.net_worth().value));
  }
  TEST_CASE("a deal is compared alone: others of the case do not change it") {
    Case alone = two_deals_case();
    alone.deals.erase(alone.deals.begin() + 1);
    CHECK(compared_deal(two_deals_case(), 0, Money{7}).flows.value ==
          compared_deal(alone, 0, Money{7}).flows.value);
  }
  TEST_CASE("a deal without a warrant gives nothing and has no give-away price") {
    Case value = two_deals_case();
    value.deals[0].warrant.reset();
    const ComparedDeal one = compared_deal(value, 0, Money{5});
    CHECK_FALSE(one.is_economic);
    CHECK(one.given.value == 0);
    CHECK(one.net_value.value == one.flows.value);
    CHECK_FALSE(one.give_away_price.has_value());
  }
  TEST_CASE("a deal that the case does not have is refused as is a negative value") {
    CHECK_THROWS_WITH_AS(compared_deal(two_deals_case(), 2), "deal: must be one of the case, got 2",
                         DomainError);
    CHECK_THROWS_AS(compared_deal(two_deals_case(), 0, Money{-1}), DomainError);
  }
  TEST_CASE("payments by hand: 2 GW over 2025 and 2026 at 500 and 4 GW over 2026 and 2027 at 300") {
    const DeploymentPlan first{.measure = VolumeMeasure::purchased,
                               .start = 2024y / 12 / 31,
                               .milestones = {{1, 2025y / 12 / 31}, {2, 2026y / 12 / 31}}};
    const DeploymentPlan second{.measure = VolumeMeasure::purchased,
                                .start = 2025y / 12 / 31,
                                .milestones = {{2, 2026y / 12 / 31}, {4, 2027y / 12 / 31}}};
    const std::vector<Commitment> both{{"A", first, PerGigawatt{500}}, {"B", second, PerGigawatt{300}}};
    const Table table = payment_table(both);
    CHECK(table.row_names() == std::vector<std::string>{"A", "B", "all"});
    CHECK(table.column_names() == std::vector<std::string>{"2024", "2025", "2026", "2027"});
    const double expected[3][4] = {{0, 500, 500, 0}, {0, 0, 600, 600}, {0, 500, 1100, 600}};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 4; ++j) CHECK(*table.at(i, j) == near(expected[i][j]));
    }
    CHECK_THROWS_AS(payment_table({}), DomainError);
  }
}

}  // namespace compared_deals_test
