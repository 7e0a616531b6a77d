#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/scenario/evaluation.hpp>

#include "pricing/priced_warrant.hpp"

namespace callable_warrant_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// 100 shares at 600, latched, and 300 at 300 with 6 GW purchased.
Warrant two_tranches() {
  return warrant_of({tranche("600", {price_at(600)}), tranche("300", {price_at(300), purchased(6)}, 300)},
                    0.01);
}

ConditionOutlook six_gigawatts(Distribution years) { return {.milestones = {reached(6, std::move(years))}}; }

CallableModel model_of(const Warrant& warrant, const ConditionOutlook& outlook = {}) {
  return warrant_value_model({.warrant = warrant, .outlook = outlook}, market_on(granted));
}

CallableModel two_tranche_model() { return model_of(two_tranches(), six_gigawatts(Fixed{1})); }

std::vector<std::optional<double>> called(const CallableModel& model,
                                          const std::vector<Override>& overrides = {}) {
  std::vector<std::optional<double>> results(model.outputs.size());
  model.run(base_values(with_overrides(model, overrides)), results);
  return results;
}

double worth(const Warrant& warrant, const EquityMarket& market, const ConditionOutlook& outlook) {
  return value_by_formula({.warrant = warrant, .outlook = outlook}, market).total.value().value;
}

TEST_SUITE("model/callable_warrant") {
  // The reference warrant of docs/reference/reference-values.md, a penny less: 81.197 a share for a hurdle
  // watched at every moment.
  TEST_CASE("a hurdle of 600 five years off is worth 81.197 a share") {
    const auto results = called(model_of(single({price_at(600)})));
    CHECK(results[1].value() == doctest::Approx(81.197).epsilon(0.0005 / 81.197));
    CHECK(results[0].value() == doctest::Approx(8119.7).epsilon(0.0005 / 81.197));
  }
  TEST_CASE("the base case is the economic value of terms and market to the bit") {
    const auto results = called(two_tranche_model());
    const double value = worth(two_tranches(), market_on(granted), six_gigawatts(Fixed{1}));
    CHECK(results[0].value() == value);
    CHECK(results[1].value() == value / 400);
  }
  TEST_CASE("inputs and outputs have the market's numbers and units") {
    const CallableModel model = require_model(two_tranche_model());
    std::string names;
    for (const auto& [name, unit, value] : model.inputs) names += name + " " + unit + ". ";
    for (const auto& [name, unit] : model.outputs) names += name + " " + unit + ". ";
    CHECK(names ==
          "spot USD/share. volatility %. risk_free_rate %. dividend_yield %. hurdle_factor x. delay_months "
          "months. value USD. value_per_share USD/share. ");
    CHECK(base_values(model) == std::vector{164.67, 0.5, 0.037, 0.0, 1.0, 0.0});
  }
  TEST_CASE("each input is the same as its number in market or terms or outlook") {
    const CallableModel model = two_tranche_model();
    const ConditionOutlook outlook = six_gigawatts(Fixed{1});
    EquityMarket market = market_on(granted, 203.71, 0.4);
    market.risk_free_rate = {Rate{0.05}};
    market.dividend_yield = {Rate{0.01}};
    const std::vector<Override> of_market{
        {"spot", 203.71}, {"volatility", 0.4}, {"risk_free_rate", 0.05}, {"dividend_yield", 0.01}};
    CHECK(called(model, of_market)[0].value() == worth(two_tranches(), market, outlook));

    const Warrant higher = warrant_of(
        {tranche("600", {price_at(900)}), tranche("300", {price_at(450), purchased(6)}, 300)}, 0.01);
    CHECK(called(model, {{"hurdle_factor", 1.5}})[0].value() == worth(higher, market_on(granted), outlook));
    CHECK(called(model, {{"delay_months", 6}})[0].value() ==
          worth(two_tranches(), market_on(granted), six_gigawatts(Fixed{1.5})));
  }
  TEST_CASE("later milestones are worth less and beyond the expiry only the other tranche is left") {
    const CallableModel model = model_of(two_tranches(), six_gigawatts(LogNormal{2, 0.4}));
    double before = called(model)[0].value();
    for (const double months : {3.0, 12.5, 36.0}) {
      const double later = called(model, {{"delay_months", months}})[0].value();
      CHECK(later < before);
      before = later;
    }
    const double alone = called(model_of(single({price_at(600)}, 0.01)))[0].value();
    const auto never = called(model_of(two_tranches(), six_gigawatts(Fixed{1})), {{"delay_months", 60}});
    CHECK(never[0].value() == doctest::Approx(alone).epsilon(1e-14));  // a sum with zero
  }
  TEST_CASE("after the agreement's end nothing is alive and there is no value a share") {
    WarrantPosition position{.warrant = single({purchased(6)}), .outlook = six_gigawatts(Fixed{1})};
    position.history = DealHistory{.closes = DatedSeries<PerShare>{{{granted, PerShare{160}}}},
                                   .terminated = add_days(granted, 1)};
    const Date later = add_days(granted, 10);
    const DatedSeries<double> nothing{{{granted, 0.0}}};
    position.history->volumes = {{.measure = VolumeMeasure::purchased, .cumulative = nothing}};
    const auto results = called(warrant_value_model(position, market_on(later)));
    CHECK(results[0].value() == 0);
    CHECK_FALSE(results[1].has_value());
  }
  TEST_CASE("an input outside the range of a warrant is refused by its name") {
    const CallableModel model = two_tranche_model();
    const auto refused = [&](const char* input, double value, const char* message) {
      std::vector<double> values = base_values(model);
      values[input_slot(model, input)] = value;
      std::vector<std::optional<double>> results(2);
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(model.run(values, results), message, DomainError);
    };
    refused("spot", 0, "spot: must be > 0, got 0");
    refused("volatility", -0.1, "volatility: must be > 0, got -0.1");
    refused("risk_free_rate", nan, "risk_free_rate: must be a finite number, got nan");
    refused("dividend_yield", nan, "dividend_yield: must be a finite number, got nan");
    refused("hurdle_factor", 0, "hurdle_factor: must be > 0, got 0");
    refused("delay_months", -1, "delay_months: must be between 0 and 1200, got -1");
    refused("delay_months", nan, "delay_months: must be between 0 and 1200, got nan");
    refused("delay_months", 1201, "delay_months: must be between 0 and 1200, got 1201");
  }
  TEST_CASE("a stepped market is refused at once") {
    EquityMarket stepped = market_on(granted);
    stepped.volatility.later = {{Years{1}, 0.3}};
    CHECK_THROWS_AS(
        warrant_value_model({.warrant = two_tranches(), .outlook = six_gigawatts(Fixed{1})}, stepped),
        DomainError);
  }
  TEST_CASE("a tranche without a value fails the evaluation with its reason") {
    const CallableModel model = model_of(two_tranches());  // no outlook for the 6 GW
    const auto got = evaluate(model, base_values(model), output_slot(model, "value"));
    REQUIRE_FALSE(got.has_value());
    CHECK(got.reason().find("tranches[1].gates[1]: must be") == 0);
  }
}

}  // namespace callable_warrant_test
