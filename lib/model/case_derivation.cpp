#include <fairvalue/model/case_derivation.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/derivation_recorder.hpp>
#include <fairvalue/model/value.hpp>

#include "detail/scenarios_of.hpp"
#include "detail/traced_case.hpp"
#include "detail/traced_outputs.hpp"

namespace fairvalue {
namespace {

using Places = DerivationRecorder::Places;

/// What a case's derivation is made from.
struct Valued {
  Case value;  ///< calibrated
  std::optional<Calibration> calibration;
  CaseResult result;
  std::vector<Scenario> scenarios;
};

/// The positions of one scenario's numbers.
struct ScenarioPlaces {
  std::size_t weight;
  std::size_t flows;
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
    output({"price", "price on " + to_string(spot.as_of), "currency/share", price_});
    if (of.calibration) add_calibration(*of.calibration);
    add_base_case();
    for (std::size_t i = 0; i < of.scenarios.size(); ++i) add_scenario(i);
    add_weighted();
  }

  CaseDerivation taken() { return {to_.taken(), std::move(outputs_)}; }

 private:
  void output(DerivedOutput one) { outputs_.push_back(std::move(one)); }
  void output(std::string key, std::string title, std::string unit, std::size_t number) {
    output({std::move(key), std::move(title), std::move(unit), number});
  }

  /// Copies a derivation; a number that is there already keeps its place.
  Places copied(const Derivation& from) {
    Places places;
    for (DerivedNumber one : from) {
      for (std::size_t& operand : one.operands) operand = places[operand];
      places.push_back(is_calibrated(one) ? *calibrated_ : to_.add(std::move(one)));
    }
    return places;
  }

  bool is_calibrated(const DerivedNumber& one) const {
    return calibrated_ && one.operation == "input" && one.name == to_.at(*calibrated_).name &&
           one.value == to_.at(*calibrated_).value && one.standing == Standing::derived;
  }

  /// The setting that was found for a price is no input: it rests on all that the base case is made of.
  void add_calibration(const Calibration& from) {
    const std::string name{to_string(from.input)};
    const Scenario base{.name = "base case", .label = "", .weight = 1.0, .overrides = {}};
    Derivation all;
    detail::TracedCase traced{all, of_.value, base};
    traced.base_today("base a share today");
    Places operands{
        to_.input("calibrate.price", from.price.value.value, from.price.standing, from.price.source)};
    double found = 0.0;
    for (const DerivedNumber& one : all) {
      if (one.operation != "input") continue;
      if (one.name == name)
        found = one.value;
      else
        operands.push_back(to_.add(one));
    }
    calibrated_ = to_.result("found for the price", operands, found, name);
  }

  /// Adds outputs of a derivation, each key behind the prefix.
  void add_outputs(const std::string& prefix, const Derivation& from,
                   const std::vector<detail::TracedOutput>& traced) {
    const Places places = copied(from);
    for (const detail::TracedOutput& one : traced) {
      const std::size_t number =
          one.number.derivation() ? places[one.number.place()] : to_.constant(one.number.value());
      output({prefix + one.key, one.title, one.unit, number, one.is_detail});
    }
  }

  void add_base_case() {
    Derivation all;
    const auto outputs = detail::outputs_of_base_case(all, of_.value);
    add_outputs("", all, outputs);
  }

  void add_scenario(std::size_t i) {
    const Scenario& scenario = of_.scenarios[i];
    Derivation all;
    const auto outputs = detail::outputs_of_scenario(all, of_.value, scenario, of_.result.scenarios[i]);
    const std::size_t first = outputs_.size();
    add_outputs(scenario.name + ".", all, outputs);
    const auto place_of = [&](std::string_view key) {
      const auto found = std::ranges::find(outputs, key, &detail::TracedOutput::key);
      return outputs_[first + static_cast<std::size_t>(found - outputs.begin())].number;
    };
    scenarios_.push_back({.weight = place_of("weight"),
                          .flows = place_of("flows"),
                          .value = place_of("value"),
                          .net_worth = place_of("net_worth"),
                          .by_earnings = place_of("by_earnings")});
  }

  std::size_t sum_of_weights() {
    Places weights;
    double sum = 0.0;
    for (const ScenarioPlaces& one : scenarios_) {
      weights.push_back(one.weight);
      sum += to_.at(one.weight).value;
    }
    return to_.sum(weights, sum, "sum of the weights");
  }

  /// Sum of weight x number / sum of weights.
  std::size_t weighted(std::size_t ScenarioPlaces::*number, double value, const std::string& name) {
    Places products;
    double weighed = 0.0;
    for (const ScenarioPlaces& one : scenarios_) {
      const double product = to_.at(one.weight).value * to_.at(one.*number).value;
      weighed += product;
      products.push_back(to_.result("x", {one.weight, one.*number}, product, name + ", one scenario's part"));
    }
    return to_.result("/", {to_.sum(products, weighed, name + ", sum"), sum_of_weights()}, value, name);
  }

  /// The root of the sum of weight x squared distance from the mean / sum of weights.
  std::size_t deviation(std::size_t mean, double value) {
    Places products;
    double weighed = 0.0;
    for (const ScenarioPlaces& one : scenarios_) {
      const double from_mean = to_.at(one.value).value - to_.at(mean).value;
      const std::size_t off = to_.result("-", {one.value, mean}, from_mean, "distance from the mean");
      const std::size_t square = to_.result("x", {off, off}, from_mean * from_mean, "its square");
      const double product = to_.at(one.weight).value * to_.at(square).value;
      weighed += product;
      products.push_back(
          to_.result("x", {one.weight, square}, product, "one scenario's part of the variance"));
    }
    const std::size_t sum = to_.sum(products, weighed, "sum of squares");
    const std::size_t weights = sum_of_weights();
    const double variance = to_.at(sum).value / to_.at(weights).value;
    return to_.result("square root", {to_.result("/", {sum, weights}, variance, "variance")}, value,
                      "deviation of the scenarios");
  }

  void add_weighted() {
    const CaseResult& result = of_.result;
    std::vector<double> weights, flows;
    for (const ScenarioPlaces& one : scenarios_) {
      weights.push_back(to_.at(one.weight).value);
      flows.push_back(to_.at(one.flows).value);
    }
    const std::size_t mean =
        weighted(&ScenarioPlaces::value, result.by_parts.expected.value, "weighted value by parts");
    output("expected_value", "value a share, by parts, weighted", "currency/share", mean);
    output("deviation", "deviation of the scenarios' values by parts", "currency/share",
           deviation(mean, result.by_parts.deviation.value));
    output("expected_by_earnings", "value a share, by earnings, weighted", "currency/share",
           weighted(&ScenarioPlaces::by_earnings, result.by_earnings.expected.value,
                    "weighted value by earnings"));
    const std::size_t all_flows =
        weighted(&ScenarioPlaces::flows, expected_value(weights, flows), "weighted flows");
    const std::size_t left =
        weighted(&ScenarioPlaces::net_worth, result.net_worth.value, "weighted net worth");
    output("flows", "present value of the deals' cash flows, weighted", "currency", all_flows);
    output("given_to_holders", "what the warrants' holders take, weighted (path view)", "currency",
           to_.result("-", {all_flows, left}, to_.at(all_flows).value - result.net_worth.value,
                      "weighted part of the holders"));
    output("net_worth", "what the deals leave the shareholders, weighted (path view)", "currency", left);
    if (result.by_parts.implied_probability) add_implied(*result.by_parts.implied_probability);
  }

  void add_implied(double probability) {
    Places values;
    for (const ScenarioPlaces& one : scenarios_) values.push_back(one.value);
    const auto value_of = [this](std::size_t place) { return to_.at(place).value; };
    const auto extreme = [&](const char* operation, std::size_t found, const char* name) {
      return values.size() == 1 ? found : to_.result(operation, values, value_of(found), name);
    };
    const std::size_t low =
        extreme("least of", *std::ranges::min_element(values, {}, value_of), "worst scenario");
    const std::size_t high =
        extreme("greatest of", *std::ranges::max_element(values, {}, value_of), "best scenario");
    output("implied_probability", "probability of the best scenario against the worst that the price implies",
           "%", to_.result("place in the range", {price_, low, high}, probability, "implied probability"));
  }

  const Valued& of_;
  DerivationRecorder to_;
  std::vector<DerivedOutput> outputs_;
  std::vector<ScenarioPlaces> scenarios_;
  std::size_t price_ = 0;
  std::optional<std::size_t> calibrated_;
};

}  // namespace

CaseDerivation case_derivation(const Case& given) {
  Case value = with_calibration(given);
  CaseResult result = fairvalue::value(given);
  const auto all = detail::scenarios_of(value);
  std::vector<Scenario> scenarios(all.begin(), all.end());
  const Valued valued{std::move(value), given.calibrate, std::move(result), std::move(scenarios)};
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
