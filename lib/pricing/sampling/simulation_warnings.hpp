/// \file pricing/sampling/simulation_warnings.hpp
/// Plausibility warnings for the inputs of a simulation.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/equity_market.hpp>

namespace fairvalue::detail {

/// Fields are named from the simulation: "model.market.volatility: ...", "positions[0].warrant.strike: ...".
/// Warnings about the market appear once. `open`: the warrants of the positions; expired ones give no
/// warnings.
std::vector<std::string> simulation_warnings(const EquityMarket& market,
                                             const std::vector<OpenWarrant>& open);

}  // namespace fairvalue::detail
