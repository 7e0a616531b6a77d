#include "market_view.hpp"

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "scenarios_of.hpp"

namespace fairvalue::detail {

void require_warrants(std::span<const Money> warrants, std::size_t scenarios) {
  if (warrants.size() == 1 || warrants.size() == scenarios) return;
  require(false, "warrants", fmt::format("1 or {}, one for each scenario", scenarios),
          static_cast<double>(warrants.size()));
}

Money warrants_in(std::span<const Money> warrants, std::size_t scenario) {
  return require_non_negative("warrants", warrants[warrants.size() == 1 ? 0 : scenario]);
}

double sum_of_weights(std::span<const Scenario> scenarios) {
  double sum = 0.0;
  for (const Scenario& scenario : scenarios) sum += scenario.weight;
  return sum;
}

MarketView market_view(const Case& value, std::span<const Money> warrants) {
  const auto inputs = named_inputs(value);
  const auto scenarios = scenarios_of(value);
  require_warrants(warrants, scenarios.size());
  const double weights = sum_of_weights(scenarios);
  MarketView view;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const auto flows = deal_flows(value, settings_of(value, inputs, scenarios[i]));
    view.add(scenarios[i].weight / weights, flows_to_come(flows, Years{0.0}), warrants_in(warrants, i));
  }
  return view;
}

}  // namespace fairvalue::detail
