#include "scenarios_of.hpp"

namespace fairvalue::detail {

std::vector<Scenario> scenarios_of(const Case& value) {
  if (!value.scenarios.empty()) return value.scenarios;
  return {{.name = "as stated", .label = "", .weight = 1.0, .overrides = {}}};
}

Settings settings_of(const Case& value, const std::vector<NamedInput>& inputs, const Scenario& scenario) {
  return settings(value, resolved_values(inputs, resolve(inputs, scenario.overrides)));
}

}  // namespace fairvalue::detail
