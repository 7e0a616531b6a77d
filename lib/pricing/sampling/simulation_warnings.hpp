/// \file pricing/sampling/simulation_warnings.hpp
/// Plausibility warnings of all that a simulation is given.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// Fields are named from the simulation: "model.market.volatility: ...", "deals[0].warrant.strike: ...". A
/// warning of the market comes once. A sound simulation. Deals that have expired have none of their own.
std::vector<std::string> simulation_warnings(const Simulation& simulation, ValueKind kind);

}  // namespace fairvalue::detail
