#include "control_candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "pricing/convolution/close_walk.hpp"

namespace fairvalue::detail {
namespace {

constexpr int least_window = 8;  ///< closes: with fewer, a streak has hardly a gap
/// Of a window's move: the grid is too coarse for a price that all but stands still.
constexpr double least_deviation = 1e-3;
/// Of the grid that a streak's mean is found on: 1e-7 is far below any chance.
constexpr double points_per_deviation = 2.5;
constexpr double largest_shift = 10.0;  ///< of a level's logarithm, that it stays a number

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

/// A streak as a part of a window.
struct StreakShape {
  double gap;  ///< over the window's closes
  int consecutive;
  double shift;  ///< in deviations of the window's move
};
using StreakShapes = std::array<StreakShape, 3>;  ///< the first is the best one alone

StreakShapes best_streaks(Monitoring kind) {
  if (kind == Monitoring::average_of_closes) return {{{0.25, 3, -0.13}, {0.25, 4, -0.35}, {0.35, 2, 0.0}}};
  if (kind == Monitoring::consecutive_closes) return {{{0.25, 5, 0.0}, {0.25, 4, 0.0}, {0.2, 5, 0.2}}};
  return {{{0.25, 5, -0.15}, {0.2, 5, 0.0}, {0.35, 4, -0.1}}};
}

/// The closes that must hold; 1 when any does.
int window_of(const MonitoringRule& rule) {
  switch (rule.kind) {
    case Monitoring::continuous:
    case Monitoring::close: return 1;
    case Monitoring::average_of_closes:
    case Monitoring::consecutive_closes: return rule.n;
    case Monitoring::closes_in_window: return rule.k;
  }
  return 1;
}

/// The candidates of one gate.
class GateCandidates {
 public:
  GateCandidates(const PriceGate& gate, double one_close, int through)
      : hurdle_(gate.hurdle), rule_(reduced(gate.rule)), one_close_(one_close), through_(through) {}

  std::vector<CandidateSet> sets() const {
    const double best = best_shift(rule_);
    std::vector<CandidateSet> sets{crossings({best})};
    if (best > 0.0) sets.push_back(crossings({0.85 * best, 1.25 * best}));
    const std::vector<StreakLevel> fitting = streaks();
    if (fitting.empty()) return sets;
    sets.push_back(with_streaks(best, {fitting.front()}));
    if (fitting.size() > 1) sets.push_back(with_streaks(best, fitting));
    return sets;
  }

 private:
  PerShare shifted(double shift) const {
    return std::exp(std::clamp(shift, -largest_shift, largest_shift)) * hurdle_;
  }

  CandidateSet crossings(const std::vector<double>& shifts) const {
    CandidateSet set{.kind = ControlVariate::crossing};
    for (const double shift : shifts) set.crossings.push_back({shifted(shift * one_close_), through_});
    return set;
  }

  CandidateSet with_streaks(double shift, std::vector<StreakLevel> streaks) const {
    CandidateSet set = crossings({shift});
    set.kind = ControlVariate::crossing_and_streaks;
    set.streaks = std::move(streaks);
    return set;
  }

  /// Those that there are days for.
  std::vector<StreakLevel> streaks() const {
    const int window = window_of(rule_);
    const double deviation = one_close_ * std::sqrt(window);
    if (window < least_window || deviation < least_deviation) return {};
    std::vector<StreakLevel> levels;
    for (const auto& [gap, consecutive, shift] : best_streaks(rule_.kind)) {
      const int days = static_cast<int>(std::lround(gap * window));
      if (days > through_ / consecutive) continue;
      levels.push_back({{days, consecutive, through_}, shifted(shift * deviation)});
    }
    return levels;
  }

  PerShare hurdle_;
  MonitoringRule rule_;
  double one_close_;  ///< its deviation
  int through_;
};

}  // namespace

std::vector<CandidateSet> control_candidates(const Simulation& simulation, const TranchePieces& tranche,
                                                  const CloseGrid& grid) {
  const EquityMarket& market = simulation.model.market;
  const double one_close = market.volatility.value * std::sqrt(grid.life.value / grid.closes);
  const Warrant terms = adjusted_terms(simulation.deals[tranche.deal].warrant, market.spot.as_of);
  std::vector<CandidateSet> all;
  if (tranche.last_day < 1) return all;  // it expires before a close could meet anything
  for (const Gate& gate : terms.tranches[tranche.tranche].gates) {
    const auto* price = std::get_if<PriceGate>(&gate);
    if (price == nullptr || price->hurdle <= market.spot.price || tranche.pieces.empty()) continue;
    const auto sets = GateCandidates{*price, one_close, tranche.last_day}.sets();
    all.insert(all.end(), sets.begin(), sets.end());
  }
  return all;
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

double streak_mean(const Simulation& simulation, const CloseGrid& grid, const StreakLevel& level) {
  const auto& [gap, consecutive, through] = level.streak;
  const int closes = through / gap;
  const ClosesHurdle hurdle{.hurdle = level.level,
                            .horizon = grid.life * (static_cast<double>(closes * gap) / grid.closes),
                            .closes = closes,
                            .consecutive = consecutive};
  const CloseWalk walk = close_walk(flat_market(simulation.model.market), hurdle, simulation.measure);
  return std::clamp(hit_probability(walk, points_per_deviation), 0.0, 1.0);
}

}  // namespace fairvalue::detail
