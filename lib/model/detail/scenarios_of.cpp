#include "scenarios_of.hpp"

namespace fairvalue::detail {

std::span<const Scenario> scenarios_of(const Case& value) {
  static const Scenario base{.name = "base case", .label = "", .weight = 1.0, .overrides = {}};
  if (value.scenarios.empty()) return {&base, 1};
  return value.scenarios;
}

Settings settings_of(const Case& value, const std::vector<NamedInput>& inputs, const Scenario& scenario) {
  return settings(value, resolved_values(inputs, resolve(inputs, scenario.overrides)));
}

Settings settings_of(const Case& value, const std::vector<NamedInput>& inputs) {
  return settings(value, resolved_values(inputs, {}));
}

}  // namespace fairvalue::detail
