#include "simulation_warnings.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/pricing/plausibility.hpp>

namespace fairvalue::detail {

std::vector<std::string> simulation_warnings(const EquityMarket& market,
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
