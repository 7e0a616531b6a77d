/// \file pricing/sampling/simulation_warnings.hpp
/// Plausibility warnings of all that a simulation is given.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/equity_market.hpp>

namespace fairvalue::detail {

/// Fields are named from the simulation: "model.market.volatility: ...", "positions[0].warrant.strike: ...".
/// A warning of the market comes once. `open`: the warrants of its positions. Deals that have expired have
/// none of their own.
std::vector<std::string> simulation_warnings(const EquityMarket& market,
                                             const std::vector<OpenWarrant>& open);

}  // namespace fairvalue::detail
