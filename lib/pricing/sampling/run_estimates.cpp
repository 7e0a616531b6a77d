#include "run_estimates.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

double as_number(std::uint64_t count) { return static_cast<double>(count); }

/// The assumed maximum payment of a path, per warrant share: the spot under the share measure, the spot times
/// the tranche's largest price ratio under the risk-neutral measure.
double payment_worth(const TallyTask& task, std::size_t tranche) {
  const bool in_shares = task.terms.measure == Measure::share;
  return task.terms.spot * (in_shares ? 1.0 : task.tranches[tranche].max_price_ratio);
}

/// The paths behind a value's standard error, and how many of them pay.
struct Payers {
  std::uint64_t paying;
  std::uint64_t paths;
  double conditions;  ///< P(all conditions other than price conditions) on a path
};

/// If no path pays or every path does, the other kind of path is unseen.
UnseenPaths unseen_of(const TallyTask& task, std::size_t tranche, const Payers& payers,
                      const MomentStatistics& plain) {
  const TrancheBounds& bounds = task.bounds[tranche];
  const double worth = payment_worth(task, tranche);
  if (payers.paying == 0) return unseen_paths(worth, bounds.paid, plain.count);
  if (payers.paying < payers.paths) return {.largest = worth};
  return unseen_paths(plain.mean, bounds.missed + (1.0 - payers.conditions) * bounds.high, plain.count);
}

/// Whether nothing about the tranche's value is random.
bool is_certain(const TrancheBounds& bounds) {
  return bounds.paid == 0.0 || (bounds.missed == 0.0 && bounds.conditions == 1.0);
}

/// A control may match the payment on every path drawn and still miss a whole payment on a path that was not
/// drawn. If the standard error is below one average payment in n paths, that payment becomes the bound.
UnseenPaths unseen_beside_control(UnseenPaths unseen, const Estimate& controlled, const Payers& payers,
                                  const MomentStatistics& plain) {
  if (payers.paying == 0 || payers.paying == payers.paths) return unseen;
  const double payment = plain.mean * as_number(payers.paths) / as_number(payers.paying);
  const double one_path = payment / as_number(plain.count);
  if (controlled.value.standard_error < one_path) unseen.bound = one_path;
  return unseen;
}

/// A random value has an error, even if the paths or a control leave none.
Estimate with_least_error(Estimate estimate, const TrancheBounds& bounds) {
  const double least =
      is_certain(bounds) ? 0.0 : std::numeric_limits<double>::epsilon() * estimate.value.mean;
  estimate.value.standard_error = std::max(estimate.value.standard_error, least);
  return estimate;
}

/// Whether a tranche's controlled mean is its plain mean.
bool has_no_control(const TallyTask& task, std::size_t tranche) {
  return task.plan.tranches[tranche].terms.empty() && !task.tranches[tranche].conditions &&
         task.plan.strata.count() == 1;
}

/// The sum of the errors, and the least effective sample size among errors of at least a tenth of it.
Estimate mixed_total(const TallyTask& task, const std::vector<ValueEstimate>& values) {
  const auto error = [&](std::size_t i) {
    return task.tranches[i].shares.value * values[i].estimate.value.standard_error;
  };
  Estimate total{.value = {0.0, 0.0}, .effective_paths = std::numeric_limits<double>::infinity()};
  for (std::size_t i = 0; i < values.size(); ++i) total.value.standard_error += error(i);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (error(i) < 0.1 * total.value.standard_error) continue;
    total.effective_paths = std::min(total.effective_paths, values[i].estimate.effective_paths);
  }
  return total;
}

Estimate total_of(const TallyTask& task, const std::vector<ValueEstimate>& values, const PathStatistics& sums,
                  const PathStatistics& spread) {
  UnseenPaths unseen;
  double mean = 0.0;
  bool all_controlled = true;
  bool all_plain = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double shares = task.tranches[i].shares.value;
    mean += shares * values[i].estimate.value.mean;
    unseen.bound += shares * values[i].unseen.bound;
    unseen.change += shares * values[i].unseen.change;
    unseen.largest += shares * values[i].unseen.largest;
    if (task.tranches[i].pieces.empty() || has_no_control(task, i)) continue;
    (values[i].controlled ? all_plain : all_controlled) = false;
  }
  Estimate total = all_controlled ? estimate_of(sums.total, spread.total, unseen)
                   : all_plain    ? estimate_of(sums.plain, spread.plain, unseen)
                                  : mixed_total(task, values);
  total.value.mean = mean;
  return total;
}

SimulatedTranche without_pieces(const Simulation& simulation, const TranchePieces& tranche) {
  const WarrantPosition& position = simulation.positions[tranche.position];
  constexpr Sampled never{0.0, 0.0};
  constexpr Sampled always{1.0, 0.0};
  return {.position = position.name,
          .tranche = position.warrant.tranches[tranche.tranche].name,
          .shares = Shares{0.0},
          .value = never,
          .hit_risk_neutral = always,
          .hit_share = always,
          .vesting_probability = never,
          .exercise_probability = never,
          .control = ControlVariate::none,
          .variance_ratio = 1.0};
}

void set_value(SimulatedTranche& result, const CountedPaths& run, std::size_t i, const ValueEstimate& value) {
  const MomentStatistics& plain = run.spread.tranches[i].plain;
  result.shares = run.task.tranches[i].shares;
  result.value = value.estimate.value;
  result.effective_paths = value.estimate.effective_paths;
  result.doubt = doubt_about(value);
  if (!value.controlled) return;
  result.control = run.task.plan.tranches[i].kind;
  result.variance_ratio = variance_ratio(plain.squares / as_number(plain.count - 1), result.value,
                                         run.tally.statistics.plain.count);
}

/// An unknown probability: its error is a bound if no path or every path shows the event.
Sampled seen_or_not(const Sampled& probability, double worth, std::uint64_t paths) {
  return or_always(or_unseen(probability, std::min(worth, as_number(paths)), paths), paths);
}

/// Whether the price conditions were met on the day of the valuation.
bool is_met_today(const CountedPaths& run, std::size_t i) {
  return run.tally.days[i].paths.front().own == as_number(run.tally.statistics.plain.count);
}

/// P(the price conditions are met) under the measure of the run.
Sampled own_hit(const CountedPaths& run, std::size_t i) {
  const RunningStatistics& met = run.tally.statistics.tranches[i].met;
  return seen_or_not(mean_of(met, run.spread.tranches[i].met), 1.0, met.count);
}
/// The same under the other measure, by weights.
Sampled weighted_hit(const CountedPaths& run, std::size_t i) {
  const JointStatistics& met = run.tally.statistics.tranches[i].met_other;
  const bool to_share = run.task.terms.measure == Measure::risk_neutral;
  const double weight = to_share ? run.task.tranches[i].max_price_ratio : 1.0;
  return seen_or_not(probability_of(met, run.spread.tranches[i].met_other), weight, met.count);
}

void set_hits(SimulatedTranche& result, const CountedPaths& run, const CountedPaths* other, std::size_t i) {
  if (is_met_today(run, i)) return;  // both stay 1
  const Sampled own = own_hit(run, i);
  const Sampled weighted = other != nullptr ? own_hit(*other, i) : weighted_hit(run, i);
  const bool by_share = run.task.terms.measure == Measure::share;
  result.hit_risk_neutral = by_share ? weighted : own;
  result.hit_share = by_share ? own : weighted;
}

/// Sets the risk-neutral numbers from a run under that measure, or weighted to it.
void set_risk_neutral(SimulatedTranche& result, const CountedPaths& run, std::size_t i) {
  const TrancheTally& sums = run.tally.statistics.tranches[i];
  const TrancheTally& spread = run.spread.tranches[i];
  const std::uint64_t paths = sums.vested.count;
  const TrancheBounds& bounds = run.task.bounds[i];
  const auto known_or = [&](bool known, const JointStatistics& all, const JointStatistics& its_spread) {
    const Sampled estimate = probability_of(all, its_spread);
    return known ? estimate : seen_or_not(estimate, 1.0, paths);
  };
  const bool vests = bounds.conditions == 1.0 && is_met_today(run, i);
  const bool pays = bounds.conditions == 1.0 && bounds.missed == 0.0;
  result.vesting_probability = known_or(vests, sums.vested, spread.vested);
  result.exercise_probability = known_or(pays, sums.exercised, spread.exercised);
  result.value_given_vesting = ratio_of(sums.paid, spread.paid);
  if (!result.value_given_vesting) return;
  const double worth = payment_worth(run.task, i) / sums.paid.mean_y;
  result.value_given_vesting = or_unseen(*result.value_given_vesting, worth, paths);
}

/// The quotient of independent estimates; empty if the second is 0.
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

ValueEstimate value_of(const TallyTask& task, std::size_t tranche, const PathStatistics& sums,
                       const PathStatistics& spread) {
  const TrancheTally& tally = sums.tranches[tranche];
  const TrancheTally& widths = spread.tranches[tranche];
  const TrancheBounds& bounds = task.bounds[tranche];
  const std::uint64_t paths = widths.plain.count;
  const double expected = task.tranches[tranche].conditions ? 1.0 : bounds.conditions;
  const Payers payers{widths.paying.expected, paths, expected};
  auto unseen = unseen_of(task, tranche, payers, tally.plain);
  if (!is_certain(bounds)) {
    const Estimate drawn = estimate_of(tally.value, widths.value, unseen);
    unseen = unseen_beside_control(unseen, drawn, payers, tally.plain);
  }
  const auto plain_unseen =
      unseen_of(task, tranche, {widths.paying.simulated, paths, bounds.conditions}, tally.plain);
  const ValueEstimate controlled{with_least_error(estimate_of(tally.value, widths.value, unseen), bounds),
                                 true, unseen};
  ValueEstimate plain{with_least_error(estimate_of(tally.plain, widths.plain, plain_unseen), bounds), false,
                      plain_unseen};
  const Sampled& mean = controlled.estimate.value;
  const bool is_better = mean.standard_error <= plain.estimate.value.standard_error;
  const bool is_within = bounds.low <= mean.mean && mean.mean <= bounds.high;
  if (is_better && is_within && is_trusted(controlled.estimate)) return controlled;
  plain.estimate.value.mean = std::clamp(plain.estimate.value.mean, bounds.low, bounds.high);
  return plain;
}

RunValues values_of(const TallyTask& task, const PathStatistics& sums, const PathStatistics& spread) {
  RunValues values;
  const auto known = Estimate{.value = {0.0, 0.0}, .effective_paths = as_number(sums.plain.count)};
  for (std::size_t i = 0; i < task.tranches.size(); ++i) {
    const bool is_open = !task.tranches[i].pieces.empty();
    values.tranches.push_back(is_open ? value_of(task, i, sums, spread) : ValueEstimate{.estimate = known});
  }
  values.total = total_of(task, values.tranches, sums, spread);
  return values;
}

std::string doubt_about(const Estimate& estimate) {
  if (is_trusted(estimate)) return {};
  return fmt::format("its standard error has an effective sample size of {:.3g}, below {:g}",
                     estimate.effective_paths, min_effective_paths);
}

std::string doubt_about(const ValueEstimate& value) {
  if (is_trusted(value.estimate) || value.unseen.change == 0.0) return doubt_about(value.estimate);
  return value.estimate.value.mean == 0.0 ? "no path pays, and its error is a bound"
                                          : "every path pays, and its error is a bound";
}

SimulatedValue estimates(const Simulation& simulation, const CountedPaths& run, const CountedPaths* other) {
  const PathStatistics& sums = run.tally.statistics;
  const RunValues values = values_of(run.task, sums, run.spread);
  const bool drawn_apart = other != nullptr && simulation.measure == Measure::share;
  SimulatedValue value{.spot = simulation.model.market.spot.price,
                       .measure = simulation.measure,
                       .seed = simulation.seed,
                       .paths = sums.plain.count,
                       .other_paths = other != nullptr ? other->tally.statistics.plain.count : 0,
                       .status = RunStatus::finished,
                       .tranches = {},
                       .total = values.total.value,
                       .total_variance_ratio = 1.0,
                       .effective_paths = values.total.effective_paths,
                       .doubt = doubt_about(values.total),
                       .vested = vested_of(drawn_apart ? *other : run)};
  value.total_variance_ratio = variance_ratio(*variance(run.spread.plain.lower()), value.total, value.paths);
  for (std::size_t i = 0; i < run.task.tranches.size(); ++i) {
    SimulatedTranche tranche = without_pieces(simulation, run.task.tranches[i]);
    if (!run.task.tranches[i].pieces.empty()) {
      set_value(tranche, run, i, values.tranches[i]);
      set_probabilities(tranche, run, other, i);
      set_medians(tranche, run, other, i);
    }
    value.tranches.push_back(std::move(tranche));
  }
  return value;
}

}  // namespace fairvalue::detail
