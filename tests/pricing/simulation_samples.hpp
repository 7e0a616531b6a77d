/// Warrants of five years as simulations.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/pricing/value_by_simulation.hpp>
#include <fairvalue/simulation/path_engine.hpp>

#include "priced_warrant.hpp"

namespace fairvalue::fixtures {

inline WarrantPosition position_of(Warrant warrant, ConditionOutlook outlook = {}) {
  return {.name = "the position", .warrant = std::move(warrant), .outlook = std::move(outlook)};
}

/// Under the share measure, 252 closes a year.
inline Simulation simulation_of(EquityMarket market, WarrantPosition position, std::uint64_t seed = 1) {
  return {.model = {.market = std::move(market)}, .positions = {std::move(position)}, .seed = seed};
}

/// The market of the reference warrant (docs/reference/reference-values.md) and a warrant in it.
inline Simulation reference_simulation(Warrant warrant, std::uint64_t seed = 1) {
  return simulation_of(market_on(granted), position_of(std::move(warrant)), seed);
}

/// A market whose rate, yield and volatility step.
inline EquityMarket stepped_market() {
  EquityMarket market = market_on(granted);
  market.risk_free_rate = {Rate{0.02}, {{Years{1.5}, Rate{0.05}}}};
  market.dividend_yield = {Rate{0.0}, {{Years{2.25}, Rate{0.03}}}};
  market.volatility = {0.6, {{Years{1.0}, 0.4}, {Years{3.0}, 0.5}}};
  return market;
}

/// The positions of a simulation, under its model, measure and seed.
inline SimulatedValue simulated_value(const Simulation& simulation, SimulationSettings settings = {},
                                      const ValuationTerms& terms = {}) {
  settings.measure = simulation.measure;
  settings.seed = simulation.seed;
  return value_by_simulation(simulation.positions, simulation.model, terms, settings);
}

inline constexpr Jumps some_jumps{.intensity = 0.8, .mean = -0.1, .deviation = 0.25};

}  // namespace fairvalue::fixtures
