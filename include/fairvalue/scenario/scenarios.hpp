/// \file scenario/scenarios.hpp
/// Named scenarios with weights, their expected value and its deviation.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/scenario/inputs.hpp>

namespace fairvalue {

struct Scenario {
  std::string name;   ///< not empty, unique
  std::string label;  ///< for readers: "樂觀"
  double weight;      ///< the user's; in [0, 1]
  std::vector<Override> overrides;
  std::string reason{};  ///< why this weight

  friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// Throws DomainError without scenarios, on an empty or repeated name, a weight below 0, or weights that do
/// not sum to 1 within 1e-9: "scenarios.weight: must be a sum of 1, got 0.95".
void require_scenarios(std::span<const Scenario> scenarios);

/// A scenario's value and the day for which it is stated.
struct ScenarioValue {
  std::string name;
  double value;
  Date holds_on;
};

/// value / (1 + required_return)^years from `as_of` (ACT/365F). The required return is a year's, compounded
/// annually, > -1. A value that holds on `as_of` is its own present value. Throws DomainError if it holds
/// earlier.
double present_value(const ScenarioValue& value, double required_return, Date as_of);

/// Sum of weight x value / sum of weights; the division corrects weights that do not sum exactly to 1.
/// Clamped between the smallest and the largest value, so that equal values have exactly that mean and a
/// deviation of 0. Requires as many values as weights, at least one, and weights >= 0 that sum to 1 within
/// 1e-9. Throws DomainError if not, and on a value that is not finite, even with weight 0.
double expected_value(std::span<const double> weights, std::span<const double> values);
/// sqrt(sum of weight x (value - expected)^2 / sum of weights): the deviation of the scenarios as a whole
/// population, without a correction for sample size. Throws as `expected_value` does, and if the result
/// exceeds the largest double.
double standard_deviation(std::span<const double> weights, std::span<const double> values);

/// The weight w of `high` for which (1 - w) low + w high is the price: (P - L) / (H - L). All three must be
/// values on one day. 0 at low, 1 at high; empty if the price is outside [low, high]. Throws DomainError
/// unless low < high.
std::optional<double> two_point_probability(double price, double low, double high);

}  // namespace fairvalue
