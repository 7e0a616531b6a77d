#include <fairvalue/model/named_inputs.hpp>

#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "case_fixtures.hpp"

namespace named_inputs_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Case two_deals() {
  const Warrant warrant = warrant_of(20, {tranche("1", 200, {volume_of(2)})});
  Case value = case_with({deal("A", warrant), deal("B", warrant)});
  value.deals[1].margin.value = 0.25;
  value.deals[1].plan.value.milestones = {{7, 2027y / 12 / 31}};
  return value;
}

Settings with(const std::vector<Override>& overrides) {
  const Case value = two_deals();
  const auto inputs = named_inputs(value);
  return settings(value, resolved_values(inputs, resolve(inputs, overrides)));
}

void check_refused(const char* name, double given, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(with({{name, given}}), message, DomainError);
}

TEST_SUITE("model/named_inputs") {
  TEST_CASE("the inputs have the names and units and values of the case") {
    struct Row {
      const char* name;
      const char* unit;
      double value;
    };
    const Row rows[] = {{"multiple", "x TTM", 20},
                        {"deal_discount", "%", 0},
                        {"required_return", "%", 0.1},
                        {"eps_growth", "%", 0.2},
                        {"revenue_growth", "%", 0.1},
                        {"tax_rate", "%", 0.2},
                        {"deal.A.delay_months", "months", 0},
                        {"deal.A.gigawatts", "GW", 5},
                        {"deal.A.interval_factor", "x", 1},
                        {"deal.A.revenue_per_gigawatt", "USD/GW", 500},
                        {"deal.A.margin", "%", 0.5},
                        {"deal.A.incremental", "%", 1},
                        {"deal.A.capital_spending", "USD/GW", 0},
                        {"deal.A.receipt_lag_days", "days", 0},
                        {"deal.A.haircut", "%", 0},
                        {"deal.B.delay_months", "months", 0},
                        {"deal.B.gigawatts", "GW", 7},
                        {"deal.B.interval_factor", "x", 1},
                        {"deal.B.revenue_per_gigawatt", "USD/GW", 500},
                        {"deal.B.margin", "%", 0.25},
                        {"deal.B.incremental", "%", 1},
                        {"deal.B.capital_spending", "USD/GW", 0},
                        {"deal.B.receipt_lag_days", "days", 0},
                        {"deal.B.haircut", "%", 0}};
    const auto inputs = named_inputs(two_deals());
    REQUIRE(inputs.size() == std::size(rows));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      CAPTURE(rows[i].name);
      CHECK(inputs[i].name == rows[i].name);
      CHECK(inputs[i].unit == rows[i].unit);
      CHECK(inputs[i].value == rows[i].value);
    }
  }
  TEST_CASE("every override reaches its own input and no other") {
    const auto set = with({{"multiple", 21},
                           {"deal_discount", 0.01},
                           {"required_return", 0.02},
                           {"eps_growth", 0.03},
                           {"revenue_growth", 0.04},
                           {"tax_rate", 0.05},
                           {"deal.B.delay_months", 6},
                           {"deal.B.gigawatts", 3.5},
                           {"deal.B.interval_factor", 0.9},
                           {"deal.B.revenue_per_gigawatt", 700},
                           {"deal.B.margin", -0.25},
                           {"deal.B.incremental", 0.5},
                           {"deal.B.capital_spending", 30},
                           {"deal.B.receipt_lag_days", 45.5},
                           {"deal.B.haircut", 0.3}});
    CHECK(set.multiple.value == Multiple{21});
    CHECK(set.deal_discount == 0.01);
    CHECK(set.required_return == 0.02);
    CHECK(set.eps_growth == 0.03);
    CHECK(set.revenue_growth == 0.04);
    CHECK(set.tax_rate == 0.05);
    REQUIRE(set.deals.size() == 2);
    CHECK(set.deals[1].delay_months == 6);
    CHECK(set.deals[1].gigawatts == 3.5);
    CHECK(set.deals[1].interval_factor == 0.9);
    CHECK(set.deals[1].revenue_per_gigawatt == PerGigawatt{700});
    CHECK(set.deals[1].margin == -0.25);
    CHECK(set.deals[1].incremental == 0.5);
    CHECK(set.deals[1].capital_spending == PerGigawatt{30});
    CHECK(set.deals[1].receipt_lag_days == 45.5);
    CHECK(set.deals[1].haircut == 0.3);
    CHECK(set.deals[1].follow_on_share == 0);
    CHECK(set.deals[1].rate == 0.02);
    CHECK(set.deals[0].delay_months == 0);
    CHECK(set.deals[0].gigawatts == 5);
    CHECK(set.deals[0].interval_factor == 1);
    CHECK(set.deals[0].revenue_per_gigawatt == PerGigawatt{500});
    CHECK(set.deals[0].margin == 0.5);
  }
  TEST_CASE("follow-on and a rate are inputs of the deals that have them") {
    Case value = two_deals();
    value.deals[0].follow_on = stated(FollowOn{.share = 0.5, .life = Years{4}, .ends_on = 2040y / 1 / 1});
    value.deals[1].rate = stated(0.15);
    const auto inputs = named_inputs(value);
    REQUIRE(inputs.size() == 26);
    CHECK(inputs[15].name == "deal.A.follow_on_share");
    CHECK(inputs[15].value == 0.5);
    CHECK(inputs[25].name == "deal.B.rate");
    const Settings set = base_settings(value);
    CHECK(set.deals[0].follow_on_share == 0.5);
    CHECK(set.deals[0].rate == 0.1);
    CHECK(set.deals[1].rate == 0.15);
    CHECK(set.deals[1].margin == 0.25);
    auto values = resolved_values(inputs, {});
    values[15] = 1.5;
    CHECK_THROWS_WITH_AS(settings(value, values), "deal.A.follow_on_share: must be between 0 and 1, got 1.5",
                         DomainError);
  }
  TEST_CASE("the economics of a gigawatt are those of the settings") {
    const auto set = with({{"tax_rate", 0.05}, {"deal.B.incremental", 0.5}, {"deal.B.receipt_lag_days", 30}});
    const GigawattEconomics economics = gigawatt_economics(set, 1);
    CHECK(economics.revenue == PerGigawatt{500});
    CHECK(economics.margin == 0.25);
    CHECK(economics.tax_rate == 0.05);
    CHECK(economics.incremental == 0.5);
    CHECK(economics.receipt_lag_days == 30);
    CHECK_THROWS_WITH_AS(gigawatt_economics(set, 2), "deal: must be one of the case, got 2", DomainError);
  }
  TEST_CASE("settings at the edges of their ranges are taken") {
    const auto set = with({{"deal_discount", 1},
                           {"tax_rate", 0},
                           {"deal.A.delay_months", 1200},
                           {"deal.A.gigawatts", 0},
                           {"deal.A.margin", 1}});
    CHECK(set.deal_discount == 1);
    CHECK(set.deals[0].delay_months == 1200);
    CHECK(set.deals[0].gigawatts == 0);
  }
  TEST_CASE("an unknown name is refused with the nearest and a wrong unit with the right one") {
    CHECK_THROWS_WITH_AS(with({{"multple", 21}}),
                         "override.name: must be a named input (nearest 'multiple'), got 'multple'",
                         DomainError);
    CHECK_THROWS_WITH_AS(with({{"deal.A.delay_month", 1}}),
                         "override.name: must be a named input (nearest 'deal.A.delay_months'), got "
                         "'deal.A.delay_month'",
                         DomainError);
    CHECK_THROWS_WITH_AS(with({{"deal.A.gigawatts", 1000, "MW"}}),
                         "override.deal.A.gigawatts.unit: must be 'GW', the unit of the input, got 'MW'",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        with({{"deal.A.revenue_per_gigawatt", 1, "EUR/GW"}}),
        "override.deal.A.revenue_per_gigawatt.unit: must be 'USD/GW', the unit of the input, got 'EUR/GW'",
        DomainError);
  }
  TEST_CASE("what is out of the range of a case's input is refused by name") {
    check_refused("multiple", 0, "multiple: must be > 0, got 0");
    check_refused("deal_discount", -0.1, "deal_discount: must be between 0 and 1, got -0.1");
    check_refused("required_return", -1, "required_return: must be > -1 (-100 %), got -1");
    check_refused("eps_growth", -1, "eps_growth: must be > -1 (-100 %), got -1");
    check_refused("revenue_growth", -2, "revenue_growth: must be > -1 (-100 %), got -2");
    check_refused("tax_rate", 1, "tax_rate: must be < 1, got 1");
    check_refused("tax_rate", 1.2, "tax_rate: must be between 0 and 1, got 1.2");
    check_refused("multiple", nan, "override.multiple.value: must be a finite number, got nan");
  }
  TEST_CASE("what is out of the range of a deal's input is refused by name") {
    check_refused("deal.A.delay_months", 1.5, "deal.A.delay_months: must be whole, got 1.5");
    check_refused("deal.A.delay_months", -1, "deal.A.delay_months: must be between 0 and 1200, got -1");
    check_refused("deal.A.delay_months", 1201, "deal.A.delay_months: must be between 0 and 1200, got 1201");
    check_refused("deal.A.gigawatts", -1, "deal.A.gigawatts: must be >= 0, got -1");
    check_refused("deal.B.gigawatts", 7.5, "deal.B.gigawatts: must be at most the 7 of the plan, got 7.5");
    for (const char* growth : {"eps_growth", "revenue_growth", "required_return"}) {
      const std::string rule = ": must be a decimal of at most 5 (500 % a year; 12 % is 0.12), got 12";
      check_refused(growth, 12, (growth + rule).c_str());
    }
    check_refused("deal.A.interval_factor", 0, "deal.A.interval_factor: must be > 0, got 0");
    check_refused("deal.A.revenue_per_gigawatt", 0, "deal.A.revenue_per_gigawatt: must be > 0, got 0");
    check_refused("deal.B.margin", -1, "deal.B.margin: must be above -1 and at most 1, got -1");
    check_refused("deal.A.haircut", 1.1, "deal.A.haircut: must be between 0 and 1, got 1.1");
    check_refused("deal.B.margin", 1.5, "deal.B.margin: must be above -1 and at most 1, got 1.5");
  }
  TEST_CASE("numbers given directly are checked as well") {
    const Case value = two_deals();
    std::vector<double> numbers = resolved_values(named_inputs(value), {});
    const auto refused = [&](std::size_t slot, double bad, const char* message) {
      auto spoiled = numbers;
      spoiled[slot] = bad;
      CHECK_THROWS_WITH_AS(settings(value, spoiled), message, DomainError);
    };
    refused(0, infinity, "multiple: must be a finite number, got inf");
    refused(5, nan, "tax_rate: must be a finite number, got nan");
    refused(6, nan, "deal.A.delay_months: must be a finite number, got nan");
    refused(7, infinity, "deal.A.gigawatts: must be a finite number, got inf");
    refused(17, infinity, "deal.B.interval_factor: must be a finite number, got inf");
    refused(19, nan, "deal.B.margin: must be a finite number, got nan");
    numbers.pop_back();
    CHECK_THROWS_WITH_AS(settings(value, numbers), "settings.values: must be 24 numbers, got 23",
                         DomainError);
  }
  TEST_CASE("a deal without milestones has no volume to name") {
    Case value = two_deals();
    value.deals[1].plan.value.milestones.clear();
    CHECK_THROWS_WITH_AS(named_inputs(value), "deal.plan.milestones: must be at least one value, got none",
                         DomainError);
  }
}

}  // namespace named_inputs_test
