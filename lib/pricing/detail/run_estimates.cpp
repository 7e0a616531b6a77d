#include "run_estimates.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "estimates.hpp"

namespace fairvalue::detail {
namespace {

double as_number(std::uint64_t count) { return static_cast<double>(count); }

/// What a path that pays may bring, a share. Counted in shares no more than a share; in money about what the
/// dearest hurdle asks for.
double payment_worth(const TallyTask& task, std::size_t tranche) {
  const bool in_shares = task.terms.measure == Measure::share;
  return task.terms.spot * (in_shares ? 1.0 : task.tranches[tranche].dearest);
}

SimulatedTranche without_pieces(const Simulation& simulation, const TranchePieces& tranche) {
  const SimulatedDeal& deal = simulation.deals[tranche.deal];
  constexpr Sampled never{0.0, 0.0};
  constexpr Sampled always{1.0, 0.0};
  return {.deal = deal.name,
          .tranche = deal.warrant.tranches[tranche.tranche].name,
          .shares = Shares{0.0},
          .value = never,
          .hit_risk_neutral = always,
          .hit_share = always,
          .vesting_probability = never,
          .exercise_probability = never,
          .control = ControlVariate::none,
          .variance_ratio = 1.0};
}

void set_value(SimulatedTranche& result, const CountedPaths& run, std::size_t i) {
  const PathStatistics& sums = run.tally.statistics;
  const JointStatistics& paid = run.spread.tranches[i].paid;
  result.shares = run.task.tranches[i].shares;
  result.value = value_of(run.task, i, sums, run.spread);
  result.control = run.task.plan.tranches[i].kind;
  result.variance_ratio =
      variance_ratio(paid.xx / as_number(paid.count - 1), result.value, sums.tranches[i].paid.count);
}

Sampled seen_or_not(const Sampled& probability, double worth, std::uint64_t paths) {
  return or_unseen(probability, std::min(worth, as_number(paths)), paths);
}

/// P(the price conditions are met) under the measure of the run.
Sampled own_hit(const CountedPaths& run, std::size_t i) {
  const RunningStatistics& met = run.tally.statistics.tranches[i].met;
  return seen_or_not(mean_of(met, run.spread.tranches[i].met), 1.0, met.count);
}
/// The same under the other one.
Sampled weighted_hit(const CountedPaths& run, std::size_t i) {
  const JointStatistics& met = run.tally.statistics.tranches[i].met_other;
  const bool to_share = run.task.terms.measure == Measure::risk_neutral;
  const double weight = to_share ? run.task.tranches[i].dearest : 1.0;
  return seen_or_not(probability_of(met, run.spread.tranches[i].met_other), weight, met.count);
}

void set_hits(SimulatedTranche& result, const CountedPaths& run, const CountedPaths* other, std::size_t i) {
  const Sampled own = own_hit(run, i);
  const Sampled weighted = other != nullptr ? own_hit(*other, i) : weighted_hit(run, i);
  const bool by_share = run.task.terms.measure == Measure::share;
  result.hit_risk_neutral = by_share ? weighted : own;
  result.hit_share = by_share ? own : weighted;
}

/// Of a run under the risk-neutral measure, or weighted to it.
void set_risk_neutral(SimulatedTranche& result, const CountedPaths& run, std::size_t i) {
  const TrancheTally& sums = run.tally.statistics.tranches[i];
  const TrancheTally& spread = run.spread.tranches[i];
  const std::uint64_t paths = sums.vested.count;
  result.vesting_probability = seen_or_not(probability_of(sums.vested, spread.vested), 1.0, paths);
  result.exercise_probability = seen_or_not(probability_of(sums.exercised, spread.exercised), 1.0, paths);
  result.value_given_vesting = ratio_of(sums.paid, spread.paid);
  if (!result.value_given_vesting) return;
  const double worth = payment_worth(run.task, i) / sums.paid.mean_y;
  result.value_given_vesting = or_unseen(*result.value_given_vesting, worth, paths);
}

/// Of independent estimates; none where the second is 0.
std::optional<Sampled> quotient(const Sampled& value, const Sampled& probability) {
  if (probability.mean == 0.0) return std::nullopt;
  const double mean = value.mean / probability.mean;
  const double error = std::hypot(value.standard_error, mean * probability.standard_error);
  return Sampled{mean, error / probability.mean};
}

void set_probabilities(SimulatedTranche& result, const CountedPaths& run, const CountedPaths* other,
                       std::size_t i) {
  set_hits(result, run, other, i);
  const bool drawn_apart = other != nullptr && run.task.terms.measure == Measure::share;
  set_risk_neutral(result, drawn_apart ? *other : run, i);
  if (drawn_apart) result.value_given_vesting = quotient(result.value, result.vesting_probability);
}

std::optional<Years> median_time(const CountedPaths& run, std::size_t i,
                                 double MetDays<double>::Paths::*weight) {
  const auto day = median_day(run.tally.days[i], weight);
  return day ? std::optional{static_cast<double>(*day) * (run.task.grid.life / run.task.grid.closes)}
             : std::nullopt;
}

void set_medians(SimulatedTranche& result, const CountedPaths& run, const CountedPaths* other,
                 std::size_t i) {
  using Paths = MetDays<double>::Paths;
  const auto own = median_time(run, i, &Paths::own);
  const auto weighted =
      other != nullptr ? median_time(*other, i, &Paths::own) : median_time(run, i, &Paths::other);
  const bool by_share = run.task.terms.measure == Measure::share;
  result.median_hit_risk_neutral = by_share ? weighted : own;
  result.median_hit_share = by_share ? own : weighted;
}

std::vector<VestedShares> vested_of(const CountedPaths& run) {
  const PathStatistics& sums = run.tally.statistics;
  return vested_shares_of(sums.vested, sums.plain.count, run.spread.vested, run.spread.plain.count);
}

}  // namespace

Sampled value_of(const TallyTask& task, std::size_t tranche, const PathStatistics& sums,
                 const PathStatistics& spread) {
  const Sampled seen = mean_of(sums.tranches[tranche].value, spread.tranches[tranche].value);
  return or_unseen(seen, payment_worth(task, tranche), sums.plain.count);
}

Sampled total_of(const TallyTask& task, const PathStatistics& sums, const PathStatistics& spread) {
  Sampled total = mean_of(sums.total, spread.total);
  double unseen = 0.0;
  for (std::size_t i = 0; i < task.tranches.size(); ++i) {
    if (task.tranches[i].pieces.empty()) continue;
    const Sampled value = value_of(task, i, sums, spread);
    if (value.mean == 0.0) unseen += task.tranches[i].shares.value * value.standard_error;
  }
  total.standard_error = std::hypot(total.standard_error, unseen);
  return total;
}

SimulatedValue estimates(const Simulation& simulation, const CountedPaths& run, const CountedPaths* other) {
  const PathStatistics& sums = run.tally.statistics;
  const bool drawn_apart = other != nullptr && simulation.measure == Measure::share;
  SimulatedValue value{.measure = simulation.measure,
                       .seed = simulation.seed,
                       .paths = sums.plain.count,
                       .other_paths = other != nullptr ? other->tally.statistics.plain.count : 0,
                       .status = RunStatus::finished,
                       .tranches = {},
                       .total = total_of(run.task, sums, run.spread),
                       .total_variance_ratio = 1.0,
                       .vested = vested_of(drawn_apart ? *other : run)};
  value.total_variance_ratio = variance_ratio(*variance(run.spread.plain), value.total, value.paths);
  for (std::size_t i = 0; i < run.task.tranches.size(); ++i) {
    SimulatedTranche tranche = without_pieces(simulation, run.task.tranches[i]);
    if (!run.task.tranches[i].pieces.empty()) {
      set_value(tranche, run, i);
      set_probabilities(tranche, run, other, i);
      set_medians(tranche, run, other, i);
    }
    value.tranches.push_back(std::move(tranche));
  }
  return value;
}

}  // namespace fairvalue::detail
