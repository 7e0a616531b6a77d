#include <fairvalue/model/callable_models.hpp>

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "case_fixtures.hpp"

namespace callable_models_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

using Results = std::vector<std::optional<double>>;

Results called(const CallableModel& model, const std::vector<Override>& overrides = {}) {
  Results results(model.outputs.size());
  model.run(base_values(with_overrides(model, overrides)), results);
  return results;
}

/// With one input set to what an override would not be allowed to have.
void check_refused(const CallableModel& model, const std::string& input, double value, const char* message) {
  CAPTURE(message);
  Results results(model.outputs.size());
  std::vector<double> values = base_values(model);
  values[input_slot(model, input)] = value;
  CHECK_THROWS_WITH_AS(model.run(values, results), message, DomainError);
}

TargetAssumptions in_two_years() {
  return {.spot = {.price = PerShare{100}, .as_of = 2024y / 12 / 31, .currency = Currency{"USD"}},
          .eps = PerShare{5},
          .eps_growth = 0.2,
          .years = Years{2},
          .multiple = trailing(25),
          .dilution = 0.2,
          .required_return = 0.1};
}

/// 200 shares at 20 vest with 2 GW at the end of 2026.
Case with_deal() { return case_with(warrant_of(20, {tranche("2 GW", 200, {volume_of(2)})})); }

const std::vector<Override> some_overrides{
    {"multiple", 33}, {"eps_growth", 0.05}, {"deal.A.delay_months", 4}, {"required_return", 0.07}};

TEST_SUITE("model/callable_models") {
  TEST_CASE("25 x 5 x 1.44 / 1.2 = 150 in two years and 150 / 1.21 today which is 50 % above 100") {
    const auto results = called(price_target_model(in_two_years()));
    CHECK(results[0].value() == near(150));
    CHECK(results[1].value() == near(150 / 1.21));
    CHECK(results[2].value() == near(0.5));
  }
  TEST_CASE("inputs and outputs of a target have names and units and its assumptions") {
    const CallableModel model = require_model(price_target_model(in_two_years()));
    const std::vector<NamedInput> expected{{"eps", "USD/share", 5},
                                           {"eps_growth", "%", 0.2},
                                           {"dilution", "%", 0.2},
                                           {"multiple", "x TTM", 25},
                                           {"required_return", "%", 0.1}};
    REQUIRE(model.inputs.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CHECK(model.inputs[i].name == expected[i].name);
      CHECK(model.inputs[i].unit == expected[i].unit);
      CHECK(model.inputs[i].value == expected[i].value);
    }
    REQUIRE(model.outputs.size() == 3);
    CHECK(model.outputs[0].name == "target");
    CHECK(model.outputs[0].unit == "USD/share");
    CHECK(model.outputs[1].name == "present_value");
    CHECK(model.outputs[1].unit == "USD/share");
    CHECK(model.outputs[2].name == "upside");
    CHECK(model.outputs[2].unit == "%");
  }
  TEST_CASE("a target of today is not grown or discounted and shares bought back raise it") {
    TargetAssumptions today = in_two_years();
    today.years = Years{0};
    today.dilution = -0.5;
    const auto results = called(price_target_model(today));
    CHECK(results[0].value() == near(25 * 5 / 0.5));
    CHECK(results[1].value() == near(25 * 5 / 0.5));
  }
  TEST_CASE("a 4 to 1 split quarters the target and leaves the upside") {
    TargetAssumptions after = in_two_years();
    after.spot.price = PerShare{25};
    after.eps = PerShare{1.25};
    const auto before = called(price_target_model(in_two_years()));
    const auto split = called(price_target_model(after));
    CHECK(4 * split[0].value() == near(before[0].value()));
    CHECK(4 * split[1].value() == near(before[1].value()));
    CHECK(split[2].value() == near(before[2].value()));
  }
  TEST_CASE("an input outside the range of a target is refused by its name") {
    const CallableModel model = price_target_model(in_two_years());
    check_refused(model, "eps", 0, "eps: must be > 0, got 0");
    check_refused(model, "eps", not_a_number, "eps: must be a finite number, got nan");
    check_refused(model, "eps_growth", -1, "eps_growth: must be > -1 (-100 %), got -1");
    check_refused(model, "dilution", -1.5, "dilution: must be > -1 (-100 %), got -1.5");
    check_refused(model, "multiple", -20, "multiple: must be > 0, got -20");
    check_refused(model, "multiple", infinity, "multiple: must be a finite number, got inf");
    check_refused(model, "required_return", -1, "required_return: must be > -1 (-100 %), got -1");
    check_refused(model, "eps", 1e308, "target: must be a finite number, got inf");
  }
  TEST_CASE("so are assumptions that could give no target") {
    const auto refused = [](auto change, const char* message) {
      TargetAssumptions bad = in_two_years();
      change(bad);
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(price_target_model(bad), message, DomainError);
    };
    refused([](auto& bad) { bad.spot.price = PerShare{0}; }, "spot.price: must be > 0, got 0");
    refused([](auto& bad) { bad.years = Years{-1}; }, "years: must be >= 0, got -1");
    refused([](auto& bad) { bad.years = Years{infinity}; }, "years: must be a finite number, got inf");
    refused([](auto& bad) { bad.eps = PerShare{-1}; }, "eps: must be > 0, got -1");
    refused([](auto& bad) { bad.eps = PerShare{not_a_number}; }, "eps: must be a finite number, got nan");
    refused([](auto& bad) { bad.dilution = -1; }, "dilution: must be > -1 (-100 %), got -1");
  }
}

TEST_SUITE("model/callable_models") {
  // In 2027 the base earns 6000 and 3 GW bring 600, at 20 times 132,000: P (1000 + 200) - 200 x 20 = 132,000.
  TEST_CASE("the last year by hand: a price of 136000 / 1200 and 200 shares of a sixth") {
    const CallableModel model = deal_loop_model(with_deal());
    const double price = 136'000.0 / 1'200;
    const std::array<double, 8> expected{price, price / 1.331, 120,           price / 20,
                                         200,   1.0 / 6,       4525. / 13600, 200 * (price - 20) / 2500};
    const auto results = called(model);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CAPTURE(model.outputs[i].name);
      CHECK(results[i].value() == near(expected[i]));
    }
  }
  TEST_CASE("the inputs are those of the case and the outputs have their units") {
    const CallableModel model = require_model(deal_loop_model(with_deal()));
    const auto inputs = named_inputs(with_deal());
    REQUIRE(model.inputs.size() == inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      CHECK(model.inputs[i].name == inputs[i].name);
      CHECK(model.inputs[i].value == inputs[i].value);
    }
    std::string outputs;
    for (const auto& [name, unit] : model.outputs) outputs += name + " " + unit + ". ";
    CHECK(outputs ==
          "price USD/share. present_value USD/share. price_without_deals USD/share. eps USD/share. vested "
          "shares. stake %. ai_mix %. self_funding %. ");
  }
  TEST_CASE("a call has the bits of a scenario with the same overrides") {
    Case value = with_deal();
    value.scenarios = {{.name = "only", .label = "", .weight = 1, .overrides = some_overrides}};
    const ScenarioResult scenario = fairvalue::value(value).scenarios[0];
    const auto results = called(deal_loop_model(value), some_overrides);
    CHECK(results[0].value() == scenario.by_earnings.price.value);
    CHECK(results[1].value() == scenario.by_earnings.present_value.value);
    CHECK(results[2].value() == scenario.by_earnings.price_without_deals.value);
    CHECK(results[3].value() == scenario.by_earnings.years.back().eps.value);
    CHECK(results[4].value() == scenario.by_earnings.years.back().vested_to_date.value);
  }
  TEST_CASE("without a gigawatt there is no self funding and nothing else is missing") {
    const auto results = called(deal_loop_model(with_deal()), {{"deal.A.gigawatts", 0}});
    CHECK_FALSE(results[7].has_value());
    for (std::size_t i = 0; i < 7; ++i) CHECK(results[i].has_value());
    CHECK(results[0].value() == near(120));
  }
  TEST_CASE("a year of loss has no price: 6000 - 3 x 5000 x 0.75 x 0.8 = -3000") {
    const CallableModel losing = deal_loop_model(with_deal());
    const std::vector<Override> loss{{"deal.A.revenue_per_gigawatt", 5000}, {"deal.A.margin", -0.75}};
    CHECK_THROWS_WITH_AS(called(losing, loss), "net_income: must be > 0, got -3000", DomainError);
  }
  TEST_CASE("a call is refused as a scenario is and a bad case at once") {
    const CallableModel model = deal_loop_model(with_deal());
    check_refused(model, "multiple", 0, "multiple: must be > 0, got 0");
    check_refused(model, "deal.A.delay_months", 1.5, "deal.A.delay_months: must be whole, got 1.5");
    check_refused(model, "deal.A.margin", not_a_number, "deal.A.margin: must be a finite number, got nan");
    Case bad = with_deal();
    bad.multiple.value.value = Multiple{-1};
    CHECK_THROWS_WITH_AS(deal_loop_model(bad), "multiple: must be > 0, got -1", DomainError);
  }
}

}  // namespace callable_models_test
