#include <fairvalue/model/deal_worth.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/value.hpp>

#include "deal_worth_fixtures.hpp"

namespace deal_worth_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

Scenario scenario(std::string name, double weight, std::vector<Override> overrides) {
  return {.name = std::move(name), .label = "", .weight = weight, .overrides = std::move(overrides)};
}

/// The two deals' first without a warrant: 200 of flow a gigawatt.
Case plain(std::vector<Scenario> scenarios) {
  Case value = two_deals_case();
  value.deals.pop_back();
  value.deals[0].warrant.reset();
  value.scenarios = std::move(scenarios);
  return value;
}

double flows_of_two() { return 400 * mean_discount_factor(0.1, Years{0}, Years{2}); }
double flows_of_five() { return flows_of_two() + 600 * mean_discount_factor(0.1, Years{2}, Years{3}); }

bool any_has(const std::vector<std::string>& texts, const std::string& part) {
  for (const std::string& text : texts) {
    if (text.find(part) != std::string::npos) return true;
  }
  return false;
}

TEST_SUITE("model/deal_worth") {
  // 6 in 2027 at 20 times over 1.331. With 50 % growth 7.5; at 30 times.
  TEST_CASE("the effect by hand: growth then multiple then flows") {
    const Case value = plain({scenario("up", 1, {{"eps_growth", 0.5}, {"multiple", 30}})});
    const Effect effect = fairvalue::value(value).scenarios[0].effect;
    CHECK(effect.growth.value == near(20 * 1.5 / 1.331));
    CHECK(effect.multiple.value == near(10 * 7.5 / 1.331));
    CHECK(effect.required_return.value == near(0));
    CHECK(effect.flows.value == near(flows_of_five() / 1000));
    CHECK(effect.dilution.value == near(0));
    CHECK(effect.halo().value == near(105 / 1.331));
  }
  TEST_CASE("the parts of the effect add up to the value less the base case") {
    Case value = two_deals_case();
    value.scenarios = {
        scenario("up", 0.5, {{"eps_growth", 0.5}, {"multiple", 30}, {"required_return", 0.12}}),
        scenario("down", 0.5, {{"deal.A.delay_months", 18}, {"deal.B.gigawatts", 1}, {"multiple", 15}})};
    const CaseResult result = fairvalue::value(value);
    CHECK(result.base_value.value == near(120 / 1.331));
    for (const ScenarioResult& one : result.scenarios) {
      CAPTURE(one.name);
      CHECK((result.base_value + one.effect.total()).value == near(one.by_parts.value.value));
      CHECK(one.effect.dilution.value <= 0);
    }
    CHECK(result.scenarios[0].effect.required_return.value < 0);
  }
  TEST_CASE("a scenario's halo is not the deal's own effect") {
    const Case value = plain({scenario("halo", 1, {{"eps_growth", 0.5}, {"deal.A.gigawatts", 0}})});
    const Effect effect = fairvalue::value(value).scenarios[0].effect;
    CHECK(effect.direct().value == near(0));
    CHECK(effect.halo().value == near(30 / 1.331));
  }
  TEST_CASE("two views: paths weighted one by one and flows against the warrants' value once") {
    Case value = two_deals_case();
    value.deals.pop_back();
    value.scenarios = {scenario("all", 0.75, {}), scenario("two", 0.25, {{"deal.A.gigawatts", 2}})};
    const std::vector<Money> warrants{Money{3000}, Money{1000}};
    const DealWorth worth = deal_worth(value, warrants);
    const double flows = 0.75 * flows_of_five() + 0.25 * flows_of_two();
    CHECK(worth.flows.total().value == near(flows));
    CHECK(worth.warrants.value == near(2500));
    CHECK(worth.market_view.value == near(flows - 2500));
    const double path =
        0.75 * worth.scenarios[0].parts.net_worth().value + 0.25 * worth.scenarios[1].parts.net_worth().value;
    CHECK(worth.path_view.value == near(path));
    CHECK(worth.expected_value.value ==
          near(0.75 * worth.scenarios[0].parts.value.value + 0.25 * worth.scenarios[1].parts.value.value));
    CHECK(worth.flows.committed.value == near(flows_of_two()));
    CHECK(worth.base.value == near(120 / 1.331));
    CHECK(fairvalue::value(value).net_worth.value == near(path));
  }
  TEST_CASE("one value of the warrants serves every scenario") {
    const Case value = plain({scenario("a", 0.5, {}), scenario("b", 0.5, {})});
    const std::vector<Money> one{Money{700}};
    CHECK(deal_worth(value, one).market_view.value == near(flows_of_five() - 700));
    CHECK(deal_worth(value, one).scenarios[1].warrants == Money{700});
  }
  TEST_CASE("values of the warrants for other scenarios are refused") {
    const Case value = plain({scenario("a", 0.5, {}), scenario("b", 0.5, {})});
    const std::vector<Money> three(3, Money{1});
    CHECK_THROWS_WITH_AS(deal_worth(value, three), "warrants: must be 1 or 2, one for each scenario, got 3",
                         DomainError);
    const std::vector<Money> negative{Money{-1}};
    CHECK_THROWS_WITH_AS(deal_worth(value, negative), "warrants: must be >= 0, got -1", DomainError);
  }
}

TEST_SUITE("model/valuation_warnings") {
  TEST_CASE("a case without anything doubtful has none") {
    Case value = plain({});
    value.company.consensus_eps.pop_back();
    CHECK(valuation_warnings(value).empty());
  }
  TEST_CASE("a higher multiple with follow-on may count what comes after twice") {
    Case value = plain({scenario("up", 0.5, {{"multiple", 30}}), scenario("flat", 0.5, {})});
    value.deals[0].follow_on = stated(FollowOn{.share = 0.5, .life = Years{4}, .ends_on = 2040y / 12 / 31});
    const auto warnings = valuation_warnings(value);
    CHECK(any_has(warnings, "up: the multiple rises from 20 to 30 and A has follow-on"));
    CHECK_FALSE(any_has(warnings, "flat: the multiple"));
  }
  // EPS 4 to 5 is 25 %; 1 GW brings 200 to 4000, 5 %.
  TEST_CASE("a consensus that grows more than the deal would make it may hold the deal") {
    CHECK(any_has(valuation_warnings(plain({})),
                  "the consensus of FY2026 grows 25 %, the deals would add 5 %"));
    CHECK_FALSE(any_has(valuation_warnings(plain({})), "FY2025"));
  }
  TEST_CASE("a value that lies after the horizon or in follow-on is named from 80 % on") {
    Case value = plain({});
    value.deals[0].plan.value = {
        .measure = VolumeMeasure::purchased, .start = 2027y / 6 / 30, .milestones = {{5, 2031y / 12 / 31}}};
    CHECK(any_has(valuation_warnings(value), "of the deals' present value comes after the horizon"));
    value = plain({});
    value.required_return.value = 0.0;
    value.deals[0].follow_on = stated(FollowOn{.share = 1, .life = Years{1}, .ends_on = 2060y / 12 / 31});
    CHECK(any_has(valuation_warnings(value), "of the deals' present value is follow-on"));
  }
  TEST_CASE("shares that may vest after the horizon are named where flows after it count") {
    Case value = two_deals_case();
    value.scenarios = {scenario("late", 1, {{"deal.A.delay_months", 24}})};
    CHECK(any_has(valuation_warnings(value), "late: 200 shares may still vest after the horizon"));
  }
}

}  // namespace deal_worth_test
