/// \file pricing/sampling/simulation_warnings.hpp
/// Plausibility warnings for the inputs of a simulation.
#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/equity_market.hpp>
#include <fairvalue/pricing/plausibility.hpp>

namespace fairvalue::detail {

/// Fields are named from the simulation: "model.market.volatility: ...", "positions[0].warrant.strike: ...".
/// Warnings about the market appear once. `open`: the warrants of the positions; expired ones give no
/// warnings.
inline std::vector<std::string> simulation_warnings(const EquityMarket& market,
                                                    const std::vector<OpenWarrant>& open) {
  std::vector<std::string> warnings;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i].as_of > open[i].terms.expiry) continue;
    for (const std::string& one : plausibility_warnings(market, open[i])) {
      const bool of_market = one.starts_with("market.");
      std::string named = of_market          ? "model." + one
                          : open.size() == 1 ? one
                                             : fmt::format("positions[{}].{}", i, one);
      if (std::ranges::find(warnings, named) == warnings.end()) warnings.push_back(std::move(named));
    }
  }
  return warnings;
}

}  // namespace fairvalue::detail
