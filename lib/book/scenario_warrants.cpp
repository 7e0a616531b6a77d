#include <fairvalue/book/scenario_warrants.hpp>

#include <algorithm>

#include <fairvalue/book/open_position.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/warrant_values.hpp>

namespace fairvalue {
namespace {

/// Adds the value of one scenario's warrants; false where one has none.
bool add_scenario(ScenarioWarrants& all, double& error, const PricingSettings& pricing, const CaseFile& file,
                  const Case& value, const Scenario& scenario) {
  const Settings set = settings_of(value, scenario);
  Money sum{0.0};
  for (const OpenPosition& open : open_positions(file)) {
    if (!open.deal) continue;
    WarrantPosition position = open.position;
    position.outlook.milestones = scenario_milestones(value, set, *open.deal);
    position.deployment.reset();
    const PricedPosition one = price_position(position, market_of(file, open), {}, pricing);
    for (const std::string& doubt : one.doubts)
      all.doubts.push_back(scenario.name + ", " + open.name + ": " + doubt);
    if (!one.total()) {
      all.reason = reason_in_file(open, one.reason);
      return false;
    }
    sum += *one.total();
    if (one.by_simulation && one.by_simulation->status != RunStatus::converged)
      all.fewest_paths = all.fewest_paths == 0 ? one.by_simulation->paths
                                               : std::min(all.fewest_paths, one.by_simulation->paths);
    error += scenario.weight * one.standard_error().value_or(0.0);
  }
  all.values.push_back(sum);
  return true;
}

}  // namespace

ScenarioWarrants scenario_warrants(const CaseFile& file, const Case& given, const PricingSettings& pricing) {
  PricingSettings totals = pricing;
  totals.total_alone = true;
  const Case value = with_calibration(given);
  ScenarioWarrants all;
  for (const OpenPosition& open : open_positions(file)) {
    if (!open.deal) continue;
    for (std::string& note : notes_of_gates(open)) all.doubts.push_back(std::move(note));
  }
  double error = 0.0;
  double sum = 0.0;
  for (const Scenario& scenario : scenarios_of(value)) {
    const auto added = attempt([&] { return add_scenario(all, error, totals, file, value, scenario); });
    if (!added.has_value()) all.reason = added.reason();
    if (!added.has_value() || !added.value()) {
      all.values.clear();
      return all;
    }
    sum += scenario.weight * all.values.back().value;
  }
  if (sum > 0.0) all.error = error / sum;
  return all;
}

std::vector<Scenario> scenarios_of(const Case& value) {
  if (!value.scenarios.empty()) return value.scenarios;
  return {{.name = "base case", .label = "", .weight = 1.0, .overrides = {}}};
}

Settings settings_of(const Case& value, const Scenario& scenario) {
  const auto inputs = named_inputs(value);
  return settings(value, resolved_values(inputs, resolve(inputs, scenario.overrides)));
}

}  // namespace fairvalue
