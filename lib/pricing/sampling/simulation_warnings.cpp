#include "simulation_warnings.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/pricing/plausibility.hpp>

namespace fairvalue::detail {
namespace {

std::vector<std::string> warnings_of(const SimulatedDeal& deal, const EquityMarket& market, ValueKind kind) {
  if (market.spot.as_of > deal.warrant.expiry) return {};
  std::optional<DealHistory> history;
  if (kind == ValueKind::economic && deal.history) {
    history = with_close(*deal.history, market.spot.as_of, market.spot.price);
  }
  return plausibility_warnings(market, deal.warrant, history);
}

}  // namespace

std::vector<std::string> simulation_warnings(const Simulation& simulation, ValueKind kind) {
  std::vector<std::string> warnings;
  for (std::size_t i = 0; i < simulation.deals.size(); ++i) {
    for (const std::string& one : warnings_of(simulation.deals[i], simulation.model.market, kind)) {
      const bool of_market = one.starts_with("market.");
      std::string named = of_market ? "model." + one : fmt::format("deals[{}].{}", i, one);
      if (std::ranges::find(warnings, named) == warnings.end()) warnings.push_back(std::move(named));
    }
  }
  return warnings;
}

}  // namespace fairvalue::detail
