#include "crossing_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

namespace fairvalue::detail {
namespace {

/// In deviations of one close's move.
double best_shift(const MonitoringRule& rule) {
  const auto in_a_row = [](int closes) { return 0.5826 + 1.28 * (std::sqrt(closes) - 1.0); };
  switch (rule.kind) {
    case Monitoring::continuous: return 0.0;
    case Monitoring::close: return 0.5826;
    case Monitoring::average_of_closes: return 0.63 * std::sqrt(rule.n);
    case Monitoring::consecutive_closes: return in_a_row(rule.n);
    case Monitoring::closes_in_window: return (0.8 + 0.2 * rule.k / rule.n) * in_a_row(rule.k);
  }
  return 0.0;
}

std::vector<std::vector<double>> shifts(const MonitoringRule& rule) {
  const double best = best_shift(rule);
  if (best == 0.0) return {{0.0}};
  return {{best}, {0.85 * best, 1.25 * best}};
}

std::vector<CrossingLevel> levels(PerShare hurdle, const std::vector<double>& shifts, int through) {
  std::vector<CrossingLevel> set;
  for (const double shift : shifts) set.push_back({std::exp(shift) * hurdle, through});
  return set;
}

}  // namespace

std::vector<std::vector<CrossingLevel>> crossing_candidates(const Simulation& simulation,
                                                            const TranchePieces& tranche,
                                                            const CloseGrid& grid) {
  const EquityMarket& market = simulation.model.market;
  const double one_close = market.volatility.value * std::sqrt(grid.life.value / grid.closes);
  const Warrant terms = adjusted_terms(simulation.deals[tranche.deal].warrant, market.spot.as_of);
  std::vector<std::vector<CrossingLevel>> sets;
  for (const Gate& gate : terms.tranches[tranche.tranche].gates) {
    const auto* price = std::get_if<PriceGate>(&gate);
    if (price == nullptr || price->hurdle <= market.spot.price || tranche.pieces.empty()) continue;
    for (auto shift : shifts(price->rule)) {
      std::ranges::for_each(shift, [&](double& x) { x = std::min(x * one_close, 10.0); });
      sets.push_back(levels(price->hurdle, shift, tranche.last_day));
    }
  }
  return sets;
}

double crossing_mean(const Simulation& simulation, const TranchePieces& tranche, const CloseGrid& grid,
                     const CrossingLevel& level, ExercisePolicy exercise) {
  const FlatMarket market = flat_market(simulation.model.market);
  const Years through = grid.life * (static_cast<double>(level.through) / grid.closes);
  if (exercise == ExercisePolicy::on_vesting) {
    return hit_probability(market, level.level, through, simulation.measure);
  }
  return value(market, HurdleClaim{.payoff = HurdlePayoff::call,
                                   .hurdle = level.level,
                                   .expiry = through,
                                   .strike = tranche.strike * market.spot});
}

}  // namespace fairvalue::detail
