#include <fairvalue/model/give_away.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "deal_worth_fixtures.hpp"

namespace give_away_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

/// 200 a gigawatt, 2 GW evenly over two years and 3 GW over the third; 100 shares at 20 for each stretch.
Case one_deal() {
  Case value = two_deals_case();
  value.deals.pop_back();
  return value;
}

/// Equal tranches: 1 GW of 15 bn at 28 % less 13 % for a sixth of 160 million shares.
Case equal_tranches() {
  Case value = case_without_deals();
  std::vector<Tranche> tranches;
  for (int i = 1; i <= 6; ++i) {
    tranches.push_back(tranche(std::to_string(i), 160e6 / 6, {volume_of(i), price_at(150 + 75 * i)}));
  }
  Deal openai = deal("O", warrant_of(0.0, std::move(tranches)));
  openai.plan.value.milestones = {{6, 2027y / 12 / 31}};
  openai.revenue_per_gigawatt.value = PerGigawatt{15e9};
  openai.margin.value = 0.28;
  value.company.tax_rate.value = 0.13;
  value.company.diluted_shares.value = Shares{1622e6};
  value.deals = {std::move(openai)};
  return value;
}

TEST_SUITE("model/give_away") {
  TEST_CASE("each of six equal tranches is given away at 3.654 bn over 26.667 million shares: 137.025") {
    const Case value = equal_tranches();
    const auto prices = give_away_prices(value, base_settings(value), 0);
    REQUIRE(prices.size() == 6);
    for (const TrancheGiveAway& one : prices) {
      CHECK(one.gigawatts.value == near(1));
      CHECK(one.on_delivery->value == near(137.025));
      CHECK(one.today->value < 137.025);
    }
  }
  TEST_CASE("by hand: 400 over 100 shares at 20 is 24 and what is later is worth less today") {
    const Case value = one_deal();
    const auto prices = give_away_prices(value, base_settings(value), 0);
    REQUIRE(prices.size() == 2);
    CHECK(prices[0].tranche == "2 GW");
    CHECK(prices[0].profit.value == near(400));
    CHECK(prices[0].on_delivery->value == near(24));
    CHECK(prices[0].today->value == near(20 + 4 * mean_discount_factor(0.1, Years{0}, Years{2})));
    CHECK(prices[1].gigawatts.value == near(3));
    CHECK(prices[1].on_delivery->value == near(26));
    CHECK(prices[1].present_value->value == near(600 * mean_discount_factor(0.1, Years{2}, Years{3})));
  }
  TEST_CASE("a strike of its own counts: 40 + 600 / 100 = 46") {
    Case value = one_deal();
    value.deals[0].warrant->value.tranches[1].own.strike = Strike{PerShare{40}};
    CHECK(give_away_prices(value, base_settings(value), 0)[1].on_delivery->value == near(46));
  }
  TEST_CASE("two tranches for the same 2 GW share them: 400 over 200 shares is 2") {
    Case value = one_deal();
    value.deals[0].warrant = stated(
        warrant_of(0, {tranche("a", 100, {volume_of(2)}), tranche("b", 100, {volume_of(2), price_at(110)})}));
    const auto prices = give_away_prices(value, base_settings(value), 0);
    REQUIRE(prices.size() == 2);
    for (const TrancheGiveAway& one : prices) {
      CHECK(one.gigawatts.value == near(1));
      CHECK(one.profit.value == near(200));
      CHECK(one.on_delivery->value == near(2));
    }
  }
  TEST_CASE("a haircut of half halves the present value as it does by parts") {
    Case value = one_deal();
    const auto whole = give_away_prices(value, base_settings(value), 0);
    value.deals[0].haircut = stated(0.5);
    const auto half = give_away_prices(value, base_settings(value), 0);
    CHECK(half[0].present_value->value == near(whole[0].present_value->value / 2));
  }
  TEST_CASE("tranches that overlap in part are refused by name") {
    Case value = one_deal();
    Tranche first = tranche("first", 100, {});
    first.linear = LinearVesting{VolumeMeasure::purchased, 0, 3};
    Tranche second = tranche("second", 100, {});
    second.linear = LinearVesting{VolumeMeasure::purchased, 2, 5};
    value.deals[0].warrant = stated(warrant_of(0, {first, second}));
    CHECK_THROWS_WITH_AS(
        give_away_prices(value, base_settings(value), 0),
        "deal.warrant.tranches: must be for the same gigawatts or for others, not for some of them, "
        "got second",
        DomainError);
  }
  TEST_CASE("what is not delivered has no present value and a loss no price") {
    const Case value = one_deal();
    Settings set = base_settings(value);
    set.deals[0].gigawatts = 2;
    CHECK(give_away_prices(value, set, 0)[0].present_value.has_value());
    CHECK_FALSE(give_away_prices(value, set, 0)[1].present_value.has_value());
    CHECK_FALSE(give_away_prices(value, set, 0)[1].today.has_value());
    set.deals[0].margin = -0.1;
    CHECK_FALSE(give_away_prices(value, set, 0)[0].on_delivery.has_value());
    Case bare = value;
    bare.deals[0].warrant.reset();
    CHECK(give_away_prices(bare, base_settings(bare), 0).empty());
  }
  TEST_CASE("steps go from nothing to all and each says what it adds") {
    const Case value = one_deal();
    const auto steps = gigawatt_steps(value, base_settings(value), 0);
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].gigawatts == Gigawatts{0});
    CHECK(steps[0].value.value == near(120 / 1.331));
    CHECK(steps[1].added_flows.value == near(400 * mean_discount_factor(0.1, Years{0}, Years{2})));
    CHECK(steps[2].gigawatts == Gigawatts{5});
    CHECK(steps[2].value == value_by_parts(value, base_settings(value)).value);
    // 100 shares at 20 against some 90 a share take far more than 2 GW bring.
    CHECK(steps[1].lowers_value);
    for (std::size_t i = 1; i < steps.size(); ++i) {
      CHECK(steps[i].lowers_value == (steps[i].value < steps[i - 1].value));
    }
  }
  TEST_CASE("a deal that the case does not have is refused") {
    const Case value = one_deal();
    CHECK_THROWS_WITH_AS(give_away_prices(value, base_settings(value), 1),
                         "deal: must be one of the case, got 1", DomainError);
    CHECK_THROWS_AS(gigawatt_steps(value, base_settings(value), 1), DomainError);
  }
}

}  // namespace give_away_test
