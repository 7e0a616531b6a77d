#include "control_candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "pricing/convolution/close_walk.hpp"
#include "pricing/warrant/combined_gates.hpp"

namespace fairvalue::detail {
namespace {

constexpr int min_window = 8;  ///< closes: with fewer, a streak has hardly a gap
/// Of a window's move: the grid is too coarse for a price that all but stands still.
constexpr double min_deviation = 1e-3;
/// Of the grid that a streak's mean is found on: 1e-7 is far below any chance.
constexpr double points_per_deviation = 2.5;
constexpr double largest_shift = 10.0;  ///< of a level's logarithm, that it stays a number

/// A streak as a part of a window.
struct StreakShape {
  double gap;  ///< over the window's closes
  int consecutive;
  double shift;  ///< in deviations of the window's move
};
using StreakShapes = std::array<StreakShape, 3>;  ///< the first is the best one alone

constexpr StreakShapes average_streaks{{{0.25, 3, -0.13}, {0.25, 4, -0.35}, {0.35, 2, 0.0}}};
constexpr StreakShapes consecutive_streaks{{{0.25, 5, 0.0}, {0.25, 4, 0.0}, {0.2, 5, 0.2}}};
constexpr StreakShapes counted_streaks{{{0.25, 5, -0.15}, {0.2, 5, 0.0}, {0.35, 4, -0.1}}};

/// What controls a rule best.
struct RuleControl {
  double shift;               ///< of the crossing's level, in deviations of one close's move
  int window = 1;             ///< the closes that must hold; 1 when any does
  StreakShapes streaks = {};  ///< of the window
};

RuleControl best_control(const MonitoringRule& rule) {
  const auto in_a_row = [](int closes) { return 0.5826 + 1.28 * (std::sqrt(closes) - 1.0); };
  switch (rule.kind) {
    case Monitoring::continuous: return {.shift = 0.0};
    case Monitoring::close: return {.shift = 0.5826};
    case Monitoring::average_of_closes:
      return {.shift = 0.63 * std::sqrt(rule.n), .window = rule.n, .streaks = average_streaks};
    case Monitoring::consecutive_closes:
      return {.shift = in_a_row(rule.n), .window = rule.n, .streaks = consecutive_streaks};
    case Monitoring::closes_in_window:
      return {.shift = (0.8 + 0.2 * rule.k / rule.n) * in_a_row(rule.k),
              .window = rule.k,
              .streaks = counted_streaks};
    case Monitoring::closes_in_total:
      return {
          .shift = 0.5826 + 0.83 * (std::sqrt(rule.k) - 1.0), .window = rule.k, .streaks = counted_streaks};
  }
  refuse_enumerator(rule.kind);
}

/// The candidates of one gate.
class GateCandidates {
 public:
  GateCandidates(const PriceGate& gate, double one_close, int through)
      : hurdle_(gate.hurdle),
        control_(best_control(reduced(gate.rule))),
        one_close_(one_close),
        through_(through) {}

  std::vector<CandidateSet> sets() const {
    const double best = control_.shift;
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
    const double deviation = one_close_ * std::sqrt(control_.window);
    if (control_.window < min_window || deviation < min_deviation) return {};
    std::vector<StreakLevel> levels;
    for (const auto& [gap, consecutive, shift] : control_.streaks) {
      const int days = static_cast<int>(std::lround(gap * control_.window));
      if (days > through_ / consecutive) continue;
      levels.push_back({{days, consecutive, through_}, shifted(shift * deviation)});
    }
    return levels;
  }

  PerShare hurdle_;
  RuleControl control_;
  double one_close_;  ///< its deviation
  int through_;
};

/// The call that a crossing's level knocks in.
double knocked_in(const FlatMarket& market, PerShare level, Years through, PerShare strike) {
  return hurdle_claim_value(
      market,
      HurdleClaim{.payoff = HurdlePayoff::call, .hurdle = level, .expiry = through, .strike = strike});
}

}  // namespace

std::vector<CandidateSet> control_candidates(const Simulation& simulation, const TranchePieces& tranche,
                                             const CloseGrid& grid) {
  const EquityMarket& market = simulation.model.market;
  const double one_close = market.volatility.value * std::sqrt(grid.life.value / grid.closes);
  const Warrant terms = adjusted_terms(simulation.positions[tranche.position].warrant, market.spot.as_of);
  std::vector<CandidateSet> all;
  if (tranche.last_day < 1) return all;  // it expires before a close could meet anything
  if (tranche.strike_on_path || tranche.pieces.empty()) return all;
  const auto add = [&](const auto& gate) {
    const auto price = as_price_gate(Gate{gate}, terms.granted);
    if (!price || price->hurdle <= market.spot.price) return;
    const auto sets = GateCandidates{*price, one_close, tranche.last_day}.sets();
    all.insert(all.end(), sets.begin(), sets.end());
  };
  for (const Gate& gate : terms.tranches[tranche.tranche].gates) visit_simple_gates(gate, add);
  return all;
}

double crossing_mean(const Simulation& simulation, const TranchePieces& tranche, const CloseGrid& grid,
                     const CrossingLevel& level, ExercisePolicy exercise) {
  const FlatMarket market = flat_market(simulation.model.market);
  const Years through = grid.life * (static_cast<double>(level.through) / grid.closes);
  if (exercise == ExercisePolicy::on_vesting) {
    return hit_probability(market, level.level, through, simulation.measure);
  }
  const PerShare strike = tranche.strike * market.spot;
  const double whole = knocked_in(market, level.level, through, strike);
  if (!tranche.value_cap) return whole;
  return whole - knocked_in(market, level.level, through, strike + *tranche.value_cap * market.spot);
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
