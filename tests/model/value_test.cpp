#include <fairvalue/model/value.hpp>

#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "case_fixtures.hpp"

namespace value_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

Scenario scenario(std::string name, double weight, std::vector<Override> overrides) {
  return {.name = name, .label = "label of " + name, .weight = weight, .overrides = std::move(overrides)};
}

/// EPS of 6 in the last year at 30 and 10 times: 180 and 60. From the end of 2024 to that of 2027 are 1095
/// days: three years of 365, at 10 % a year 1.331.
Case up_and_down() {
  Case value = case_without_deals();
  value.scenarios = {scenario("up", 0.4, {{"multiple", 30}}),
                     scenario("down", 0.6, {{"multiple", 10, "x TTM"}})};
  return value;
}

/// 200 shares at 20 vest with 2 GW at the end of 2026.
Case with_deal(std::vector<Scenario> scenarios) {
  Case value = case_with(warrant_of(20, {tranche("2 GW", 200, {volume_of(2)})}));
  value.scenarios = std::move(scenarios);
  return value;
}

CaseResult alone(std::vector<Override> overrides) {
  return value(with_deal({scenario("only", 1, std::move(overrides))}));
}

double last_price(std::vector<Override> overrides) {
  return alone(std::move(overrides)).scenarios[0].by_earnings.price.value;
}

void check_refused(std::vector<Override> overrides, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(alone(std::move(overrides)), message, DomainError);
}

TEST_SUITE("model/value") {
  TEST_CASE("the price without the deals is that of the case with none") {
    for (const double growth : {-0.1, 0.0, 0.3}) {
      Case with = with_deal({scenario("only", 1, {{"eps_growth", growth}})});
      const PerShare without = value(with).scenarios[0].by_earnings.price_without_deals;
      with.deals.clear();
      CHECK(without.value == near(value(with).scenarios[0].by_earnings.price.value));
    }
  }
  TEST_CASE("each scenario has its price and the day it holds and its present value") {
    const auto result = value(up_and_down());
    REQUIRE(result.scenarios.size() == 2);
    CHECK(result.scenarios[0].name == "up");
    CHECK(result.scenarios[0].label == "label of up");
    CHECK(result.scenarios[0].weight == 0.4);
    CHECK(result.scenarios[0].by_earnings.price.value == near(180));
    CHECK(result.scenarios[0].by_earnings.holds_on == 2027y / 12 / 31);
    CHECK(result.scenarios[0].by_earnings.present_value.value == near(180 / 1.331));
    CHECK(result.scenarios[1].name == "down");
    CHECK(result.scenarios[1].by_earnings.price.value == near(60));
    CHECK(result.scenarios[1].by_earnings.present_value.value == near(60 / 1.331));
  }
  TEST_CASE("the expected price is 0.4 * 180 + 0.6 * 60 = 108 and today 108 / 1.331") {
    const auto result = value(up_and_down());
    CHECK(result.expected_price.value == near(108));
    CHECK(result.by_earnings.expected.value == near(108 / 1.331));
    // Two values d apart deviate by d sqrt(w (1 - w)).
    CHECK(result.by_earnings.deviation.value == near(120 / 1.331 * std::sqrt(0.24)));
  }
  TEST_CASE("the market's 75 are 99.825 in three years and imply (99.825 - 60) / 120 = 33.2 %") {
    const auto result = value(up_and_down());
    REQUIRE(result.by_earnings.implied_probability.has_value());
    CHECK(*result.by_earnings.implied_probability == near(0.331875));
    CHECK(result.spot.price == PerShare{75});
  }
  TEST_CASE("present values count days over 365: 912 from 2025-07-02") {
    Case later = up_and_down();
    later.spot.value.as_of = 2025y / 7 / 2;
    CHECK(value(later).scenarios[0].by_earnings.present_value.value ==
          near(180 / std::pow(1.1, 912.0 / 365)));
  }
  TEST_CASE("a scenario discounts at its own required return: 21 % for three years is 1.771561") {
    Case value_of = up_and_down();
    value_of.scenarios[0].overrides.push_back({"required_return", 0.21});
    const auto result = value(value_of);
    CHECK(result.scenarios[0].by_earnings.present_value.value == near(180 / 1.771561));
    CHECK(result.scenarios[1].by_earnings.present_value.value == near(60 / 1.331));
    CHECK(result.by_earnings.expected.value == near(0.4 * 180 / 1.771561 + 0.6 * 60 / 1.331));
  }
  TEST_CASE("the implied probability lies between the best and the worst of all scenarios") {
    Case three = up_and_down();
    three.scenarios = {scenario("middle", 0.2, {}), scenario("up", 0.2, {{"multiple", 30}}),
                       scenario("down", 0.6, {{"multiple", 10}})};
    CHECK(*value(three).by_earnings.implied_probability == near(0.331875));
    CHECK(value(three).expected_price.value == near(0.2 * 120 + 0.2 * 180 + 0.6 * 60));
  }
  TEST_CASE("a price outside the scenarios implies nothing and one at their edge implies 0 or 1") {
    Case edge = up_and_down();
    const auto result = value(edge);
    const auto implied_at = [&](double price) {
      edge.spot.value.price = PerShare{price};
      return value(edge).by_earnings.implied_probability;
    };
    const double low = result.scenarios[1].by_earnings.present_value.value;
    const double high = result.scenarios[0].by_earnings.present_value.value;
    CHECK(implied_at(low) == 0.0);
    CHECK(implied_at(high) == 1.0);
    CHECK_FALSE(implied_at(std::nextafter(low, 0)).has_value());
    CHECK_FALSE(implied_at(std::nextafter(high, 1e9)).has_value());
  }
  TEST_CASE("scenarios with one value imply nothing and deviate by nothing") {
    Case same = up_and_down();
    same.spot.value.price = PerShare{120 / 1.331};
    same.scenarios = {scenario("a", 0.5, {}), scenario("b", 0.5, {{"tax_rate", 0.5}})};
    CHECK_FALSE(value(same).by_earnings.implied_probability.has_value());
    CHECK(value(same).by_earnings.deviation == PerShare{0});
  }
  TEST_CASE("a case without scenarios is valued once as the base case") {
    const auto result = value(case_without_deals());
    REQUIRE(result.scenarios.size() == 1);
    CHECK(result.scenarios[0].name == "base case");
    CHECK(result.scenarios[0].label.empty());
    CHECK(result.scenarios[0].weight == 1.0);
    CHECK(result.expected_price.value == near(120));
    CHECK(result.by_earnings.expected.value == near(120 / 1.331));
    CHECK(result.by_earnings.deviation == PerShare{0});
    CHECK_FALSE(result.by_earnings.implied_probability.has_value());
  }
  // As stated 2027 has income 6000 + 3 x 200 = 6600: (20 x 6600 + 200 x 20) / 1200 = 113.33.
  TEST_CASE("every override changes the last price as worked by hand") {
    CHECK(last_price({}) == near(136'000.0 / 1200));
    CHECK(last_price({{"multiple", 30, "x TTM"}}) == near((30 * 6600 + 4000.0) / 1200));
    CHECK(last_price({{"deal_discount", 0.5, "%"}}) == near((20 * 6300 + 4000.0) / 1200));
    CHECK(last_price({{"eps_growth", 0.5, "%"}}) == near((20 * (7500 + 600) + 4000.0) / 1200));
    CHECK(last_price({{"tax_rate", 0.6, "%"}}) == near((20 * 6300 + 4000.0) / 1200));
    CHECK(last_price({{"deal.A.margin", 0.25, "%"}}) == near((20 * 6300 + 4000.0) / 1200));
    CHECK(last_price({{"deal.A.revenue_per_gigawatt", 1000, "USD/GW"}}) == near((20 * 7200 + 4000.0) / 1200));
    CHECK(last_price({{"deal.A.gigawatts", 3, "GW"}}) == near((20 * 6200 + 4000.0) / 1200));
    CHECK(last_price({{"deal.A.gigawatts", 0, "GW"}}) == near(120));
    CHECK(last_price({{"deal.A.delay_months", 12, "months"}}) == near((20 * 6200 + 4000.0) / 1200));
    CHECK(last_price({{"deal.A.interval_factor", 2, "x"}}) == near((20 * 6300 + 4000.0) / 1200));
    CHECK(last_price({{"required_return", 0.3, "%"}, {"revenue_growth", 0.9, "%"}}) == last_price({}));
    CHECK(alone({{"revenue_growth", 1, "%"}}).scenarios[0].by_earnings.years[2].revenue.value ==
          near(41'500));
  }
  TEST_CASE("the base is the company as stated without its deals") {
    const auto result = alone({{"eps_growth", 0.5}});
    REQUIRE(result.base.size() == 5);
    CHECK(result.base[2].eps.value == near(6));
    CHECK(result.base[2].revenue.value == near(12'100));
  }
  TEST_CASE("tables have the scenarios in rows and the years in columns") {
    const auto result =
        value(with_deal({scenario("all", 0.5, {}), scenario("none", 0.5, {{"deal.A.gigawatts", 0}})}));
    const Table price = price_table(result);
    CHECK(price.row_names() == std::vector<std::string>{"all", "none"});
    CHECK(price.column_names() == std::vector<std::string>{"FY2025", "FY2026", "FY2027"});
    CHECK(price.unit() == "currency/share");
    CHECK(*price.at(0, 0) == near(84));
    CHECK(*price.at(0, 1) == near(90));
    CHECK(*price.at(1, 2) == near(120));
    const Table shares = vested_table(result);
    CHECK(shares.unit() == "million shares");
    CHECK(*shares.at(0, 1) == doctest::Approx(200 / 1e6).epsilon(1e-9).scale(0));
    CHECK(shares.at(1, 2) == 0.0);
  }
  TEST_CASE("the same case gives the same bits") {
    const auto first = value(up_and_down());
    const auto again = value(up_and_down());
    CHECK(first.by_earnings.expected == again.by_earnings.expected);
    CHECK(first.by_earnings.deviation == again.by_earnings.deviation);
  }
  TEST_CASE("a scenario that cannot be is refused by name") {
    check_refused({{"deal.A.gigawats", 3}},
                  "override.name: must be a named input (nearest 'deal.A.gigawatts'), got 'deal.A.gigawats'");
    check_refused({{"multiple", 30, "%"}},
                  "override.multiple.unit: must be 'x TTM', the unit of the input, got '%'");
    check_refused({{"multiple", 30}, {"multiple", 30}}, "override.name: must be unique, got 'multiple'");
    check_refused({{"deal.A.delay_months", 1.5}}, "deal.A.delay_months: must be whole, got 1.5");
    check_refused({{"deal.A.gigawatts", -1}}, "deal.A.gigawatts: must be >= 0, got -1");
    check_refused({{"deal.A.margin", 2}}, "deal.A.margin: must be above -1 and at most 1, got 2");
    check_refused({{"tax_rate", 1}}, "tax_rate: must be < 1, got 1");
    check_refused({{"eps_growth", -1}}, "eps_growth: must be > -1 (-100 %), got -1");
    // 2025: 4000 and 500 x -0.99 x 11 x 0.8 = -4356 of a gigawatt.
    check_refused({{"deal.A.margin", -0.99}, {"deal.A.revenue_per_gigawatt", 5500}},
                  "net_income: must be > 0, got -356");
  }
}

}  // namespace value_test
