#include <fairvalue/model/case_derivation.hpp>

#include <algorithm>
#include <utility>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/derived_outputs.hpp>
#include <fairvalue/model/value.hpp>

#include "detail/derivation_recorder.hpp"
#include "detail/price_without_deals.hpp"
#include "detail/scenarios_of.hpp"

namespace fairvalue {
namespace {

using detail::Places;
using detail::Recorder;

/// What a case's derivation is made from.
struct Valued {
  Case value;  ///< calibrated
  CaseResult result;
  std::vector<Scenario> scenarios;
};

/// The years that EPS grows from the last one given to that at the horizon; none where it is one of those
/// given, or the model plans in net income.
std::optional<double> years_of_growth(const Valued& of, const Settings& set) {
  const OperatingModel& company = of.value.company;
  if (!company.net_income.empty()) return std::nullopt;
  const bool next = set.multiple.window == RollingWindow::next_twelve_months;
  const std::size_t at = company.years.size() - (next ? 0 : 1);
  if (at + 1 < company.consensus_eps.size()) return std::nullopt;
  return static_cast<double>(at + 1 - company.consensus_eps.size());
}

/// Copies a scenario's derivation; the constants that its functions take from the dates are put beside their
/// operands, so that they can be calculated again.
Places copied(Recorder& to, const Derivation& from, const Valued& of, const Settings& set) {
  Places places;
  for (DerivedNumber one : from) {
    for (std::size_t& operand : one.operands) operand = places[operand];
    if (one.operation == "discounted to today" && one.operands.size() == 2) {
      one.operands.push_back(to.constant(detail::years_to_horizon(of.value).value, "years to the horizon"));
    }
    if (one.operation == "base path: as given, then grown" && one.operands.size() == 2) {
      if (const auto years = years_of_growth(of, set))
        one.operands.push_back(to.constant(*years, "years of growth"));
    }
    places.push_back(to.add(std::move(one)));
  }
  return places;
}

/// The positions of one scenario's numbers.
struct ScenarioPlaces {
  Places inputs;
  std::size_t weight;
  std::size_t base;
  std::size_t flows;
  std::size_t shares;
  std::size_t net_new_shares;
  std::size_t value;
  std::size_t net_worth;
  std::size_t by_earnings;
};

/// Outputs are added as they are recorded.
class CaseRecorder {
 public:
  explicit CaseRecorder(const Valued& of) : of_{of} {
    const Spot& spot = of.value.spot.value;
    price_ = to_.input("price", spot.price.value, of.value.spot.standing, of.value.spot.source);
    output("price", "price on " + to_string(spot.as_of), "currency/share", price_);
    add_base_value();
    for (std::size_t i = 0; i < of.scenarios.size(); ++i) add_scenario(i);
    add_weighted();
  }

  CaseDerivation taken() { return {to_.taken(), std::move(outputs_)}; }

 private:
  void output(std::string key, std::string title, std::string unit, std::size_t number) {
    outputs_.push_back({std::move(key), std::move(title), std::move(unit), number});
  }

  std::size_t place_of(const Places& places, const Derivation& from, std::string_view name) {
    const auto found = std::ranges::find(from, name, &DerivedNumber::name);
    if (found == from.end()) return to_.constant(0.0);  // no deals: nothing of theirs
    return places[static_cast<std::size_t>(found - from.begin())];
  }

  void add_base_value() {
    const Scenario base{.name = "base case", .label = "", .weight = 1.0, .overrides = {}};
    const Derivation all = derivation_of_value(of_.value, base);
    const Places places = copied(to_, all, of_, base_settings(of_.value));
    base_value_ = place_of(places, all, "base a share today");
    output("base_value", "value a share without deals, base case", "currency/share", base_value_);
  }

  void add_scenario(std::size_t i) {
    const Scenario& scenario = of_.scenarios[i];
    const ScenarioResult& result = of_.result.scenarios[i];
    const Derivation all = derivation_of_value(of_.value, scenario);
    const Settings set = detail::settings_of(of_.value, named_inputs(of_.value), scenario);
    const Places places = copied(to_, all, of_, set);
    ScenarioPlaces at{};
    for (const std::size_t input : inputs_of(all)) at.inputs.push_back(places[input]);
    at.weight = to_.input(scenario.name + ": weight", scenario.weight, Standing::assumed, scenario.reason);
    at.base = place_of(places, all, "base a share today");
    at.flows = place_of(places, all, "present value of the deals' flows");
    at.shares = place_of(places, all, "diluted_shares");
    at.net_new_shares = place_of(places, all, "net new shares");
    at.value = places.back();
    add_parts(scenario.name, result, at);
    add_effect(scenario.name, result.effect, at);
    add_by_earnings(scenario.name, result.by_earnings, at);
    scenarios_.push_back(std::move(at));
  }

  void add_parts(const std::string& name, const ScenarioResult& result, ScenarioPlaces& at) {
    const PartsValue& parts = result.by_parts;
    const std::size_t given = to_.result("x", {at.net_new_shares, at.value}, parts.given_to_holders().value,
                                         "given to the holders");
    at.net_worth = to_.result("-", {at.flows, given}, parts.net_worth().value, "net worth of the deals");
    const std::size_t ratio = to_.result("/", {at.value, price_}, parts.value / of_.result.spot.price);
    const std::size_t against =
        to_.result("-", {ratio, to_.constant(1.0)}, to_.at(ratio).value - 1.0, "value against the price");
    output(name + ".weight", "weight of the scenario", "%", at.weight);
    output(name + ".base", "value a share without deals", "currency/share", at.base);
    output(name + ".flows", "present value of the deals' cash flows", "currency", at.flows);
    output(name + ".net_new_shares", "net new shares of the warrants", "shares", at.net_new_shares);
    output(name + ".value", "value a share, by parts", "currency/share", at.value);
    output(name + ".given_to_holders", "what the warrants' holders take", "currency", given);
    output(name + ".net_worth", "what the deals leave the shareholders", "currency", at.net_worth);
    output(name + ".against_price", "value against the price", "%", against);
  }

  void add_effect(const std::string& name, const Effect& effect, const ScenarioPlaces& at) {
    const auto moved = [&](const char* what, PerShare by) {
      Places operands{base_value_};
      operands.insert(operands.end(), at.inputs.begin(), at.inputs.end());
      return to_.result(what, std::move(operands), by.value);
    };
    const std::size_t a_share =
        to_.result("/", {at.flows, at.shares}, to_.at(at.flows).value / to_.at(at.shares).value);
    const double undiluted = to_.at(at.base).value + to_.at(a_share).value;
    const std::size_t shared = to_.result("+", {at.base, a_share}, undiluted, "value before dilution");
    output(name + ".growth", "effect of growth", "currency/share",
           moved("base value at the scenario's growth, less that of the base case", effect.growth));
    output(name + ".multiple", "effect of the multiple", "currency/share",
           moved("the same at the scenario's multiple, less that before", effect.multiple));
    output(name + ".required_return", "effect of the required return", "currency/share",
           moved("the same at the scenario's required return, less that before", effect.required_return));
    output(name + ".flows_a_share", "effect of the deals' cash flows", "currency/share",
           to_.result("-", {shared, at.base}, effect.flows.value, "cash flows a share"));
    output(name + ".dilution", "effect of dilution", "currency/share",
           to_.result("-", {at.value, shared}, effect.dilution.value, "dilution"));
  }

  void add_by_earnings(const std::string& name, const EarningsValue& earnings, ScenarioPlaces& at) {
    Places inputs = at.inputs;
    const auto& discount = of_.value.deal_discount;
    if (!of_.value.deals.empty())
      inputs.push_back(to_.input("deal_discount", discount.value, discount.standing, discount.source));
    const auto of_loop = [&](const char* what, double number) {
      return to_.result("deal loop", inputs, number, what);
    };
    const std::size_t base = to_.at(at.base).value == earnings.base.value
                                 ? at.base
                                 : of_loop("base a share by earnings", earnings.base.value);
    const std::size_t capitalised =
        of_loop("last year's deal income at the multiple, today", earnings.capitalised.value);
    const std::size_t shares = of_loop("shares of the last year", earnings.shares.value);
    const std::size_t added = of_loop("net new shares of the last year", earnings.net_new_shares.value);
    const std::size_t deals =
        to_.result("/", {capitalised, shares}, (earnings.capitalised / earnings.shares).value);
    const std::size_t whole = to_.result("+", {base, deals}, to_.at(base).value + to_.at(deals).value);
    const std::size_t ratio = to_.result("/", {added, shares}, earnings.net_new_shares / earnings.shares);
    const std::size_t count = to_.result("+", {to_.constant(1.0), ratio}, 1.0 + to_.at(ratio).value);
    at.by_earnings = to_.result("/", {whole, count}, earnings.present_value.value, "value by earnings");
    output(name + ".by_earnings", "value a share, by earnings", "currency/share", at.by_earnings);
  }

  /// Sum of weight x number / sum of weights.
  std::size_t weighted(std::size_t ScenarioPlaces::*number, double value, std::string name) {
    Places weights, products;
    double sum = 0.0, weighed = 0.0;
    for (const ScenarioPlaces& one : scenarios_) {
      const double product = to_.at(one.weight).value * to_.at(one.*number).value;
      sum += to_.at(one.weight).value;
      weighed += product;
      weights.push_back(one.weight);
      products.push_back(to_.result("x", {one.weight, one.*number}, product));
    }
    return to_.result("/", {to_.sum(products, weighed), to_.sum(weights, sum)}, value, std::move(name));
  }

  void add_weighted() {
    const CaseResult& result = of_.result;
    std::vector<double> weights, flows;
    Places values;
    for (const ScenarioPlaces& one : scenarios_) {
      weights.push_back(to_.at(one.weight).value);
      flows.push_back(to_.at(one.flows).value);
      values.push_back(one.value);
    }
    output("expected_value", "value a share, by parts, weighted", "currency/share",
           weighted(&ScenarioPlaces::value, result.by_parts.expected.value, "weighted value by parts"));
    output("deviation", "deviation of the scenarios' values by parts", "currency/share",
           to_.result("weighted standard deviation", values, result.by_parts.deviation.value));
    output("expected_by_earnings", "value a share, by earnings, weighted", "currency/share",
           weighted(&ScenarioPlaces::by_earnings, result.by_earnings.expected.value,
                    "weighted value by earnings"));
    const std::size_t all_flows =
        weighted(&ScenarioPlaces::flows, expected_value(weights, flows), "weighted flows");
    const std::size_t left =
        weighted(&ScenarioPlaces::net_worth, result.net_worth.value, "weighted net worth");
    output("flows", "present value of the deals' cash flows, weighted", "currency", all_flows);
    output("given_to_holders", "what the warrants' holders take, weighted (path view)", "currency",
           to_.result("-", {all_flows, left}, to_.at(all_flows).value - result.net_worth.value));
    output("net_worth", "what the deals leave the shareholders, weighted (path view)", "currency", left);
    if (result.by_parts.implied_probability) add_implied(values, *result.by_parts.implied_probability);
  }

  void add_implied(const Places& values, double probability) {
    const auto value_at = [this](std::size_t place) { return to_.at(place).value; };
    const std::size_t low = *std::ranges::min_element(values, {}, value_at);
    const std::size_t high = *std::ranges::max_element(values, {}, value_at);
    const std::size_t above = to_.result("-", {price_, low}, value_at(price_) - value_at(low));
    const std::size_t range = to_.result("-", {high, low}, value_at(high) - value_at(low));
    output("implied_probability", "probability of the best scenario against the worst that the price implies",
           "%", to_.result("/", {above, range}, probability, "implied probability"));
  }

  const Valued& of_;
  Recorder to_;
  std::vector<DerivedOutput> outputs_;
  std::vector<ScenarioPlaces> scenarios_;
  std::size_t price_ = 0;
  std::size_t base_value_ = 0;
};

}  // namespace

CaseDerivation case_derivation(const Case& given) {
  Case value = with_calibration(given);
  CaseResult result = fairvalue::value(given);
  const auto all = detail::scenarios_of(value);
  std::vector<Scenario> scenarios(all.begin(), all.end());
  const Valued valued{std::move(value), std::move(result), std::move(scenarios)};
  return CaseRecorder{valued}.taken();
}

const DerivedOutput& find_output(const CaseDerivation& derivation, std::string_view key) {
  const auto found = std::ranges::find(derivation.outputs, key, &DerivedOutput::key);
  if (found != derivation.outputs.end()) return *found;
  std::vector<std::string> keys;
  for (const DerivedOutput& one : derivation.outputs) keys.push_back(one.key);
  throw DomainError("output", "an output of the case (" + name_hint(key, keys) + ")", key);
}

}  // namespace fairvalue
