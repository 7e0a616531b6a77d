#include <fairvalue/model/case_bridge.hpp>

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/value.hpp>

#include "deal_worth_fixtures.hpp"
#include "random_case.hpp"

namespace case_bridge_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

double weighted(const Case& value) { return fairvalue::value(value).by_parts.expected.value; }

double sum_of(const CaseBridge& bridge) {
  double sum = 0.0;
  for (const CaseStep& step : bridge.steps) sum += step.effect.value;
  return sum;
}

std::vector<std::string> inputs_of(const CaseBridge& bridge) {
  std::vector<std::string> names;
  for (const CaseStep& step : bridge.steps) names.push_back(step.input);
  return names;
}

Scenario scenario(std::string name, double weight, std::vector<Override> overrides) {
  return {.name = std::move(name), .label = "", .weight = weight, .overrides = std::move(overrides)};
}

TEST_SUITE("model/case_bridge") {
  TEST_CASE("by hand: 20 times 6 of EPS at 10 % over three years becomes 25 times") {
    // The horizon is 1095 days off: 3 years. 120 / 1.331 = 90.15778; 150 / 1.331 = 112.69722.
    Case after = case_without_deals();
    after.multiple.value.value = Multiple{25};
    const CaseBridge bridge = case_bridge(case_without_deals(), after);
    CHECK(bridge.before.value == near(120 / 1.331));
    CHECK(bridge.after.value == near(150 / 1.331));
    REQUIRE(bridge.steps.size() == 1);
    CHECK(bridge.steps[0].input == "multiple");
    CHECK(*bridge.steps[0].before == 20);
    CHECK(*bridge.steps[0].after == 25);
    CHECK(bridge.steps[0].effect.value == near(30 / 1.331));
  }
  TEST_CASE("the day is an input of its own and comes before the price") {
    // A horizon of 1095 days: 120 / 1.1^3 on the old day and 120 / 1.1^2 a year (365 days) later.
    Case after = case_without_deals();
    const std::chrono::sys_days day{after.spot.value.as_of};
    after.spot.value.as_of = Date{day + std::chrono::days{365}};
    after.spot.value.price = PerShare{after.spot.value.price.value + 1.0};
    const CaseBridge bridge = case_bridge(case_without_deals(), after);
    REQUIRE(inputs_of(bridge) == std::vector<std::string>{"as_of", "spot"});
    CHECK(bridge.steps[0].effect.value == near(120 / 1.21 - 120 / 1.331));
    CHECK(bridge.steps[1].effect.value == near(0.0));
    CHECK(*bridge.steps[1].after == *bridge.steps[1].before + 1.0);
  }
  TEST_CASE("what interacts counts with the later input: growth first then the multiple") {
    // EPS of 2027 is 5 x 1.2 = 6 and 5 x 1.3 = 6.5; at 20 times 120 and 130, at 25 times 162.5.
    Case after = case_without_deals();
    after.multiple.value.value = Multiple{25};
    after.company.eps_growth.value = 0.3;
    const CaseBridge bridge = case_bridge(case_without_deals(), after);
    CHECK(inputs_of(bridge) == std::vector<std::string>{"operating_model.eps_growth", "multiple"});
    CHECK(bridge.steps[0].effect.value == near(10 / 1.331));
    CHECK(bridge.steps[1].effect.value == near(32.5 / 1.331));
  }
  TEST_CASE("the cases on the way are worth what the steps add up to: 120 then 130 then 162.5 of 2027") {
    Case after = case_without_deals();
    after.multiple.value.value = Multiple{25};
    after.company.eps_growth.value = 0.3;
    const CaseBridge bridge = case_bridge(case_without_deals(), after);
    REQUIRE(bridge.steps.size() == 2);
    CHECK(bridge.before.value == near(120 / 1.331));
    CHECK(weighted(bridge.steps[0].reached) == near(130 / 1.331));
    CHECK(weighted(bridge.steps[1].reached) == near(162.5 / 1.331));
    CHECK(bridge.steps[0].reached.multiple.value.value == Multiple{20});
  }
  TEST_CASE("a case against itself has no steps and sources alone are none") {
    const Case value = two_deals_case();
    CHECK(case_bridge(value, value).steps.empty());
    Case other = value;
    other.multiple.source = "another source";
    other.deals[0].margin.standing = Standing::assumed;
    const CaseBridge bridge = case_bridge(value, other);
    CHECK(bridge.steps.empty());
    CHECK(bridge.total().value == 0.0);
  }
  TEST_CASE("effects add up for random pairs of cases and the last step reaches the second case") {
    RandomCase random{23};
    for (int i = 0; i < 100; ++i) {
      const Case before = random();
      const Case after = random();
      const CaseBridge bridge = case_bridge(before, after);
      CHECK(bridge.before.value == weighted(before));
      CHECK(bridge.after.value == weighted(after));
      CHECK(std::abs(sum_of(bridge) - bridge.total().value) <=
            1e-12 * (std::abs(bridge.before.value) + std::abs(bridge.after.value)));
    }
  }
  TEST_CASE("there and back: the totals are opposite") {
    const Case before = two_deals_case();
    Case after = before;
    after.deals[0].margin.value = 0.6;
    after.required_return.value = 0.12;
    CHECK(case_bridge(before, after).total().value == -case_bridge(after, before).total().value);
  }
  TEST_CASE("a deal of one case only is gone or new and takes the overrides of its inputs along") {
    Case before = two_deals_case();
    before.scenarios = {scenario("up", 0.5, {{.name = "deal.B.margin", .value = 0.5}}),
                        scenario("same", 0.5, {})};
    Case after = before;
    after.deals.erase(after.deals.begin() + 1);
    after.scenarios[0].overrides = {};
    const CaseBridge gone = case_bridge(before, after);
    CHECK(inputs_of(gone) == std::vector<std::string>{"deal.B (gone)"});
    CHECK(gone.steps[0].effect.value == doctest::Approx(weighted(after) - weighted(before)));
    const CaseBridge back = case_bridge(after, before);
    CHECK(inputs_of(back) == std::vector<std::string>{"deal.B (new)"});
    CHECK(back.after.value == weighted(before));
  }
  TEST_CASE("overrides of scenarios by name and then their weights") {
    Case before = case_without_deals();
    before.scenarios = {scenario("high", 0.5, {{.name = "multiple", .value = 30}}),
                        scenario("low", 0.5, {{.name = "multiple", .value = 10}})};
    Case after = before;
    after.scenarios[0].overrides[0].value = 40;
    after.scenarios[0].weight = 0.25;
    after.scenarios[1].weight = 0.75;
    const CaseBridge bridge = case_bridge(before, after);
    // by hand, of 6 of EPS over 1.331: .5 x 10 x 6 = 30; then .25 x 240 + .75 x 60 - .5 x 300 = -45
    REQUIRE(inputs_of(bridge) == std::vector<std::string>{"scenario.high.set.multiple", "scenario weights"});
    CHECK(*bridge.steps[0].before == 30);
    CHECK(*bridge.steps[0].after == 40);
    CHECK(bridge.steps[0].effect.value == near(30 / 1.331));
    CHECK(bridge.steps[1].effect.value == near(-45 / 1.331));
  }
  TEST_CASE("scenarios that are new are named and an override that is set anew has no value before") {
    Case before = case_without_deals();
    before.scenarios = {scenario("only", 1, {})};
    Case after = before;
    after.scenarios = {scenario("only", 0.5, {{.name = "eps_growth", .value = 0.1}}),
                       scenario("other", 0.5, {})};
    const CaseBridge bridge = case_bridge(before, after);
    CHECK(inputs_of(bridge) == std::vector<std::string>{"scenario.only.set.eps_growth",
                                                        "scenarios: other (new), and all weights"});
    CHECK_FALSE(bridge.steps[0].before.has_value());
    CHECK(*bridge.steps[0].after == 0.1);
  }
  TEST_CASE("inputs between which the case has no value are one step") {
    // Share flows ask for net income, which stands in place of the consensus: each alone is refused.
    const Case before = case_without_deals();
    Case after = before;
    after.company.consensus_eps.clear();
    after.company.net_income = {stated(Money{4000}), stated(Money{5000})};
    after.company.share_count = stated(ShareCountPlan{NetShareRate{-0.02}});
    const CaseBridge bridge = case_bridge(before, after);
    REQUIRE(bridge.steps.size() == 2);
    CHECK(bridge.steps[0].input == "operating_model.consensus_eps and operating_model.net_income");
    CHECK(bridge.steps[1].input == "operating_model.share_count");
    CHECK(sum_of(bridge) == doctest::Approx(bridge.total().value).epsilon(1e-12));
  }
  TEST_CASE("two currencies and a bad case are refused by name") {
    Case other = case_without_deals();
    other.spot.value.currency = Currency{"EUR"};
    CHECK_THROWS_WITH_AS(case_bridge(case_without_deals(), other),
                         "after.spot.currency: must be that of the case before (USD), got EUR", DomainError);
    Case bad = case_without_deals();
    bad.required_return.value = -2;
    CHECK_THROWS_AS(case_bridge(bad, case_without_deals()), DomainError);
    CHECK_THROWS_AS(case_bridge(case_without_deals(), bad), DomainError);
  }
}

}  // namespace case_bridge_test
