#include <fairvalue/model/derived_outputs.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/give_away.hpp>
#include <fairvalue/model/value.hpp>

#include "deal_worth_fixtures.hpp"
#include "random_case.hpp"

namespace derived_outputs_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

const Scenario base_case{.name = "base", .label = "", .weight = 1, .overrides = {}};

Settings settings_in(const Case& value, const Scenario& scenario) {
  const auto inputs = named_inputs(value);
  return settings(value, resolved_values(inputs, resolve(inputs, scenario.overrides)));
}

double named_value(const Derivation& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  REQUIRE(found != all.end());
  return found->value;
}

/// Three endings that move growth and multiple and volumes.
Case with_endings(Case value, RandomCase& random) {
  value.scenarios.clear();
  for (const auto& [name, weight] :
       {std::pair{"up", 0.25}, std::pair{"middle", 0.5}, std::pair{"down", 0.25}}) {
    auto overrides = random_overrides(random, value);
    overrides.push_back({"multiple", random.between(10, 40)});
    overrides.push_back({"eps_growth", random.between(-0.1, 0.6)});
    overrides.push_back({"required_return", random.between(0.02, 0.2)});
    value.scenarios.push_back(
        {.name = name, .label = "", .weight = weight, .overrides = std::move(overrides)});
  }
  return value;
}

/// Every number of arithmetic again from its operands.
void check_follows(const Derivation& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const std::size_t operand : all[i].operands) CHECK(operand < i);
    const auto of = [&](std::size_t k) { return all[all[i].operands[k]].value; };
    if (all[i].operation == "+") CHECK(all[i].value == of(0) + of(1));
    if (all[i].operation == "-") CHECK(all[i].value == of(0) - of(1));
    if (all[i].operation == "x") CHECK(all[i].value == of(0) * of(1));
    if (all[i].operation == "/") CHECK(all[i].value == of(0) / of(1));
  }
}

TEST_SUITE("model/derived_outputs") {
  TEST_CASE("each derivation ends in the bits of its number") {
    RandomCase random{21};
    for (int i = 0; i < 200; ++i) {
      CAPTURE(i);
      const Case value = with_endings(random(), random);
      const std::vector<Money> warrants{Money{300}, Money{120}, Money{10}};
      const DealWorth worth = deal_worth(value, warrants);
      const CaseResult result = fairvalue::value(value);
      CHECK(derivation_of_market_view(value, warrants).back().value == worth.market_view.value);
      for (std::size_t j = 0; j < 3; ++j) {
        const Scenario& one = value.scenarios[j];
        const Settings set = settings_in(value, one);
        CHECK(derivation_of_earnings(value, one).back().value ==
              result.scenarios[j].by_earnings.present_value.value);
        const Derivation effect = derivation_of_effect(value, one);
        CHECK(effect.back().value == worth.scenarios[j].effect.total().value);
        CHECK(named_value(effect, "effect of the flows") == worth.scenarios[j].effect.flows.value);
        CHECK(named_value(effect, "effect of dilution") == worth.scenarios[j].effect.dilution.value);
        const auto flows = deal_flows(value, set);
        for (std::size_t deal = 0; deal < 2; ++deal) {
          CHECK(derivation_of_flows(value, one, deal).back().value ==
                flows_to_come({&flows[deal], 1}, Years{0}).total().value);
        }
      }
    }
  }
  TEST_CASE("the lines of the effect are named where they are more than nothing") {
    Case value = two_deals_case();
    const Scenario up{.name = "up",
                      .label = "",
                      .weight = 1,
                      .overrides = {{"eps_growth", 0.4}, {"multiple", 25}, {"required_return", 0.08}}};
    value.scenarios = {up};
    const Effect effect = fairvalue::value(value).scenarios[0].effect;
    const Derivation all = derivation_of_effect(value, up);
    CHECK(named_value(all, "effect of growth") == effect.growth.value);
    CHECK(named_value(all, "effect of the multiple") == effect.multiple.value);
    CHECK(named_value(all, "effect of the required return") == effect.required_return.value);
    CHECK(effect.growth.value > 0);
  }
  TEST_CASE("the give-away price rests on profit and shares and strike") {
    const Case value = two_deals_case();
    const auto prices = give_away_prices(value, base_settings(value), 0);
    REQUIRE(prices.size() == 2);
    for (std::size_t i = 0; i < prices.size(); ++i) {
      const Derivation all = derivation_of_give_away(value, base_case, 0, i);
      CHECK(all.back().value == prices[i].on_delivery->value);
      CHECK(all.back().name == "give-away price");
      CHECK(named_value(all, "profit of the tranche") == prices[i].profit.value);
      CHECK(named_value(all, "deal.A.margin") == 0.5);
    }
    // 2 GW of 500 x 0.5 x 0.8 = 200 a gigawatt over 100 shares and a strike of 20.
    CHECK(derivation_of_give_away(value, base_case, 0, 0).back().value == doctest::Approx(24));
  }
  TEST_CASE("the give-away price today is that of give_away_prices and rests on flows and rate") {
    const Case value = two_deals_case();
    const auto prices = give_away_prices(value, base_settings(value), 0);
    for (std::size_t i = 0; i < prices.size(); ++i) {
      REQUIRE(prices[i].today.has_value());
      const Derivation all = derivation_of_give_away_today(value, base_case, 0, i);
      CHECK(all.back().value == prices[i].today->value);
      CHECK(named_value(all, "present value of the tranche's profit") == prices[i].present_value->value);
      CHECK(named_value(all, "required_return") == 0.1);
    }
    const Scenario less{
        .name = "less", .label = "", .weight = 1, .overrides = {{.name = "deal.A.gigawatts", .value = 3}}};
    CHECK_THROWS_WITH_AS(derivation_of_give_away_today(value, less, 0, 1),
                         "tranche: must be one whose gigawatts are all to come and earn something, got 5 GW",
                         DomainError);
  }
  TEST_CASE("by hand: 200 a gigawatt over the first year for ten shares is 20 on delivery and 19.08 today") {
    // 200 (1 - 1/1.1) / ln 1.1 = 190.7647 of the paper case, over 10 shares
    Case value = paper_case();
    value.deals[0].warrant->value.tranches[0].gates = {volume_of(1)};
    CHECK(derivation_of_give_away(value, base_case, 0, 0).back().value == doctest::Approx(20));
    CHECK(derivation_of_give_away_today(value, base_case, 0, 0).back().value ==
          doctest::Approx(19.07647).epsilon(1e-6));
  }
  TEST_CASE("every number follows from numbers before it and the inputs of two scenarios stay apart") {
    RandomCase random{22};
    const Case value = with_endings(two_deals_case(), random);
    const std::vector<Money> warrants{Money{500}};
    check_follows(derivation_of_effect(value, value.scenarios[0]));
    check_follows(derivation_of_earnings(value, value.scenarios[0]));
    const Derivation view = derivation_of_market_view(value, warrants);
    check_follows(view);
    const auto returns = std::count_if(view.begin(), view.end(), [](const auto& one) {
      return one.operation == "input" && one.name == "required_return";
    });
    CHECK(returns == 3);
    const auto margins = std::count_if(view.begin(), view.end(), [](const auto& one) {
      return one.operation == "input" && one.name == "deal.B.margin";
    });
    CHECK(margins <= 3);
    CHECK(view.back().standing == Standing::assumed);  // weights are the user's
  }
  TEST_CASE("deals and tranches that are not there are refused") {
    const Case value = two_deals_case();
    CHECK_THROWS_WITH_AS(derivation_of_flows(value, base_case, 2), "deal: must be one of the case, got 2",
                         DomainError);
    CHECK_THROWS_WITH_AS(derivation_of_give_away(value, base_case, 0, 2),
                         "tranche: must be one with a volume gate, got 2", DomainError);
    Case losing = value;
    losing.deals[0].margin.value = -0.1;
    CHECK_THROWS_WITH_AS(derivation_of_give_away(losing, base_case, 0, 0),
                         "tranche: must be one whose gigawatts earn something, got 2 GW", DomainError);
  }
}

}  // namespace derived_outputs_test
