#include <fairvalue/scenario/scenarios.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"
#include "detail/name_index.hpp"

namespace fairvalue {
namespace {

constexpr double weight_tolerance = 1e-9;

bool is_weight(double weight) { return std::isfinite(weight) && weight >= 0.0; }

void require_sum_of_one(std::string_view field, double sum) {
  require(std::abs(sum - 1.0) <= weight_tolerance, field, "a sum of 1", sum);
}

double require_weights(std::span<const double> weights) {
  require_not_empty("weights", weights.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!is_weight(weights[i])) require_non_negative(fmt::format("weights[{}]", i), weights[i]);
    sum += weights[i];
  }
  require_sum_of_one("weights", sum);
  return sum;
}

void require_values(std::span<const double> weights, std::span<const double> values) {
  if (values.size() != weights.size()) {
    throw DomainError("values", fmt::format("as many as weights ({})", weights.size()),
                      fmt::format("{}", values.size()));
  }
  detail::require_finite_values("values", values);
}

void require_names(std::span<const Scenario> scenarios) {
  std::vector<std::string_view> names;
  for (const Scenario& scenario : scenarios) names.emplace_back(scenario.name);
  detail::index_names("scenarios", names);
}

}  // namespace

void require_scenarios(std::span<const Scenario> scenarios) {
  require_not_empty("scenarios", scenarios.size());
  require_names(scenarios);
  double sum = 0.0;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    sum += require_non_negative(fmt::format("scenarios[{}].weight", i), scenarios[i].weight);
  }
  require_sum_of_one("scenarios.weight", sum);
}

double present_value(const ScenarioValue& value, double required_return, Date as_of) {
  const auto member = [&](std::string_view name) { return fmt::format("scenario.{}.{}", value.name, name); };
  require_finite(member("value"), value.value);
  require_growth("required_return", required_return);
  require_date("as_of", as_of);
  require_date(member("holds_on"), value.holds_on);
  require(as_of <= value.holds_on, member("holds_on"), fmt::format("on or after {}", to_string(as_of)),
          to_string(value.holds_on));
  const double factor = compound(required_return, year_fraction(as_of, value.holds_on));
  return require_result("present_value", value.value / factor);
}

double expected_value(std::span<const double> weights, std::span<const double> values) {
  const double sum = require_weights(weights);
  require_values(weights, values);
  double weighted = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) weighted += weights[i] * values[i];
  // Rounding may move the mean of equal values away from them.
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  return require_result("expected_value", std::clamp(weighted / sum, *least, *greatest));
}

double standard_deviation(std::span<const double> weights, std::span<const double> values) {
  const double centre = expected_value(weights, values);
  const double sum = require_weights(weights);
  double root = 0.0;  // of the sum of squares so far; the sum itself may overflow
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (weights[i] > 0.0) root = std::hypot(root, std::sqrt(weights[i] / sum) * (values[i] - centre));
  }
  return require_result("standard_deviation", root);
}

std::optional<double> two_point_probability(double price, double low, double high) {
  require_finite("price", price);
  require_finite("low", low);
  require_finite("high", high);
  require(low < high, "low", fmt::format("below the high of {}", high), low);
  if (!(low <= price && price <= high)) return std::nullopt;
  return require_result("two_point_probability", (price - low) / require_finite("high - low", high - low));
}

}  // namespace fairvalue
