/// \file scenario/scenarios.hpp
/// Named scenarios with weights, and what they come to together.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/scenario/inputs.hpp>

namespace fairvalue {

struct Scenario {
  std::string name;   ///< not empty, no two alike
  std::string label;  ///< as people read it: "樂觀"
  double weight;      ///< the user's; in [0, 1]
  std::vector<Override> overrides;
  std::string reason{};  ///< why this weight
};

/// Throws DomainError on no scenarios, an empty or repeated name, a weight below 0, or weights that do not
/// sum to 1 within 1e-9: "scenarios.weight: must be a sum of 1, got 0.95".
void require_scenarios(std::span<const Scenario> scenarios);

/// A scenario's value and the day it holds.
struct ScenarioValue {
  std::string name;
  double value;
  Date holds_on;
};

/// value / (1 + required_return)^years from `as_of` (ACT/365F), the return a year compounded annually, > -1.
/// A value that holds on `as_of` is its own present value. Throws DomainError when it holds before.
double present_value(const ScenarioValue& value, double required_return, Date as_of);

/// Sum of weight x value / sum of weights, which takes out what the sum is off 1. Never below the least value
/// or above the greatest, so that values all alike have exactly that mean and no deviation. As many values as
/// weights, at least one; weights >= 0 that sum to 1 within 1e-9. Throws DomainError otherwise, and on a
/// value that is not finite, though its weight be 0.
double expected_value(std::span<const double> weights, std::span<const double> values);
/// sqrt(sum of weight x (value - expected)^2 / sum of weights): of the scenarios themselves, not of a sample,
/// so that nothing is taken off their count. Throws as `expected_value` does, and where the result leaves the
/// range of a double.
double standard_deviation(std::span<const double> weights, std::span<const double> values);

/// The weight of `high` that makes (1 - w) low + w high the price: (P - L) / (H - L), with all three on one
/// day; 0 at low and 1 at high. No answer when the price lies outside [low, high]. Throws DomainError unless
/// low < high.
std::optional<double> two_point_probability(double price, double low, double high);

}  // namespace fairvalue
