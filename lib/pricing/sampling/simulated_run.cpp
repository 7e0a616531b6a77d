#include "simulated_run.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <fairvalue/core/error.hpp>

#include "control_plan.hpp"
#include "expected_conditions.hpp"
#include "formula_check.hpp"
#include "path_tally.hpp"
#include "run_estimates.hpp"
#include "simulation_warnings.hpp"
#include "tally_bytes.hpp"

namespace fairvalue::detail {
namespace {

std::string names_of(const std::vector<ControlVariate>& controls) {
  std::vector<std::string_view> names;
  for (const ControlVariate control : controls) names.push_back(to_string(control));
  return fmt::format("{}", fmt::join(names, ", "));
}

void require_control(ControlVariate control, const PriceModel& model) {
  if (control == ControlVariate::automatic || control == ControlVariate::none) return;
  const auto existing = detail::existing_controls(path_traits(model));
  if (std::ranges::find(existing, control) != existing.end()) return;
  throw DomainError("settings.control", fmt::format("one that the model has ({})", names_of(existing)),
                    to_string(control));
}

BlockTally tally_of(const PathEngine& engine, const TallyTask& task, std::uint64_t block,
                    std::uint64_t paths) {
  BlockTally tally{task};
  engine.visit(
      block, [&](const PathFacts& facts) { tally.add(facts); }, paths);
  return tally;
}

bool is_known(const Estimate& estimate, double target) {
  const Sampled& value = estimate.value;
  return is_trusted(estimate) && value.mean != 0.0 && value.standard_error <= target * std::abs(value.mean);
}

/// With fewer paths, the standard error comes from a larger, separate sample.
constexpr std::uint64_t min_paths_for_error = 512;

/// Whether the total, and every tranche if asked for, meets the target error.
bool reaches_target(const TallyTask& task, const PathStatistics& sums, const SimulationSettings& settings) {
  if (!settings.target_error || sums.plain.count < min_paths_for_error) return false;
  const double target = *settings.target_error;
  const RunValues values = values_of(task, sums, sums);
  if (!is_known(values.total, target)) return false;
  for (std::size_t i = 0; settings.each_tranche && i < sums.tranches.size(); ++i) {
    if (!task.tranches[i].pieces.empty() && !is_known(values.tranches[i].estimate, target)) return false;
  }
  return true;
}

/// Progress that continues the count of earlier blocks, and a cancellation that takes effect after the first
/// round at the earliest, so that a cancelled run has an estimate.
RunControl after_one_round(const RunControl& run, std::uint64_t before) {
  RunControl control{.threads = run.threads, .interrupted = run.interrupted, .exchange = run.exchange};
  if (run.progress) {
    control.progress = [&run, before](const RunProgress& own) {
      run.progress({before + own.done, before + own.limit});
    };
  }
  if (run.cancelled) {
    control.cancelled = [&run, begun = false]() mutable {
      return std::exchange(begun, true) && run.cancelled();
    };
  }
  return control;
}

/// A run and the sample its standard errors come from.
struct Run {
  explicit Run(const TallyTask& its_task) : task(its_task), tally(its_task) {}
  CountedPaths counted() const { return {task, tally, error_sample ? *error_sample : tally.statistics}; }
  std::uint64_t paths() const { return tally.statistics.plain.count; }

  const TallyTask& task;
  PathTally tally;
  /// Other paths, for the standard errors of a run with too few; not part of the estimate.
  std::optional<PathStatistics> error_sample{};
  RunResult result{};
};

/// Draws up to `paths`; `before`: blocks of an earlier run.
Run run_paths(const PathEngine& engine, const TallyTask& task, const SimulationSettings& settings,
              std::uint64_t paths, std::uint64_t before) {
  const std::uint64_t in_block = std::min(paths, PathEngine::paths_per_block);
  Run run{task};
  const BlockRange range{0, paths / in_block};
  const auto content = [&](const PathTally& sum) {
    return before == 0 && reaches_target(task, sum.statistics, settings);
  };
  const auto control = after_one_round(settings.run, before);
  if (settings.run.exchange) {
    run.result = run_blocks(
        range, run.tally,
        [&](std::uint64_t block) { return bytes_of(tally_of(engine, task, block, in_block)); },
        [&](PathTally& sum, std::string&& part) { merge_bytes(sum, task, part); }, content, control);
  } else {
    run.result = run_blocks(
        range, run.tally, [&](std::uint64_t block) { return tally_of(engine, task, block, in_block); },
        [](PathTally& sum, BlockTally&& part) { sum.merge(part); }, content, control);
  }
  if (run.paths() >= min_paths_for_error) return run;
  run.error_sample.emplace(task);
  run.error_sample->merge(
      tally_of(engine, task, PathEngine::blocks - 1, PathEngine::paths_per_block).statistics());
  return run;
}

/// The tranches, each as of its own and those that are alike as one; of the latter also the claims, and their
/// theoretical bounds.
struct KnownTranches {
  std::vector<TranchePieces> all{};
  TrancheGroups alike{};
  std::vector<Outcome<TrancheClaim>> claims{};
  std::vector<TrancheBounds> bounds{};
};

KnownTranches known_tranches(const Simulation& simulation, const PathEngine& engine, ExercisePolicy exercise,
                             const SimulationSettings& settings) {
  const std::vector<OpenWarrant>& open = engine.open_warrants();
  KnownTranches known{.all = tranche_pieces(open, engine.pieces(), simulation.model.market.spot.price)};
  known.alike = tranche_groups(known.all, engine.pieces());
  const auto claims = simulated_claims(simulation, open);
  const auto terms = payment_terms(simulation, exercise, engine.grid());
  for (std::size_t i = 0; i < known.alike.groups.size(); ++i) {
    TranchePieces& pieces = known.alike.groups[i];
    known.claims.push_back(claims[known.alike.first[i]]);
    if (settings.control != ControlVariate::none) {
      pieces.conditions = expected_conditions(known.claims[i], pieces, exercise);
    }
    const bool has_history = simulation.positions[pieces.position].history.has_value();
    known.bounds.push_back(
        tranche_bounds(simulation.model, pieces, known.claims[i], has_history, terms, settings.paths));
  }
  return known;
}

TallyTask task_of(const Simulation& simulation, const PathEngine& engine, ExercisePolicy exercise,
                  const KnownTranches& known, ControlPlan plan) {
  return {.terms = payment_terms(simulation, exercise, engine.grid()),
          .tranches = known.alike.groups,
          .bounds = known.bounds,
          .pieces = engine.pieces(),
          .plan = std::move(plan),
          .grid = engine.grid()};
}

constexpr std::uint64_t seed_of_other_measure = 0xD1B54A32D192ED03U;  // independent of the run's

/// The estimates of a run, with the other measure's probabilities from as many paths under that measure.
/// `resolved`: an engine of the same positions.
SimulatedValue with_other_measure(Simulation simulation, const PathEngine& resolved,
                                  const KnownTranches& known, const Run& run,
                                  const SimulationSettings& settings) {
  const Simulation asked = simulation;
  simulation.measure = simulation.measure == Measure::share ? Measure::risk_neutral : Measure::share;
  const PathEngine engine = resolved.with(simulation.measure, simulation.seed ^ seed_of_other_measure,
                                          {.price_days = {resolved.grid().closes}});
  ControlPlan none;
  none.tranches.resize(run.task.tranches.size());
  const TallyTask task = task_of(simulation, engine, run.task.terms.exercise, known, std::move(none));
  const Run other = run_paths(engine, task, settings, run.paths(), run.result.blocks);
  const CountedPaths counted = other.counted();
  SimulatedValue value = estimates(asked, run.counted(), &counted);
  const bool cancelled = other.result.status == RunStatus::cancelled;
  value.status = cancelled ? RunStatus::cancelled : run.result.status;
  return value;
}

SimulatedValue estimated(const Simulation& simulation, const PathEngine& engine, const KnownTranches& known,
                         const Run& run, const SimulationSettings& settings) {
  const auto suffices = [&] {
    return likelihood_weights_suffice(simulation.model, simulation.measure, run.task.grid.life, run.paths());
  };
  if (!settings.total_alone && !suffices())
    return with_other_measure(simulation, engine, known, run, settings);
  SimulatedValue value = estimates(simulation, run.counted(), nullptr);
  value.status = run.result.status;
  return value;
}

void add_doubt(std::string& doubt, const SimulatedTranche& tranche) {
  if (!doubt.empty()) doubt += "; ";
  doubt += fmt::format("{} differs from the {} ({:.6g}) by {:.1f} standard errors", tranche.tranche,
                       to_string(tranche.formula->method), tranche.formula->value,
                       tranche.formula->difference_in_errors);
}

/// Compares every tranche with the formula that covers it, if there is one.
void check_by_formulas(SimulatedValue& value, const Simulation& simulation, const KnownTranches& known,
                       const TallyTask& task, bool cross_check) {
  for (std::size_t i = 0; i < value.tranches.size(); ++i) {
    SimulatedTranche& tranche = value.tranches[i];
    const auto formula = formula_value(simulation.model, known.alike.groups[i], known.claims[i], task.grid,
                                       {task.terms.exercise, cross_check});
    if (!formula) continue;
    tranche.formula = checked(tranche.value, *formula, simulation.model.market.spot.price);
    if (tranche.formula->agrees) continue;
    add_doubt(tranche.doubt, tranche);
    add_doubt(value.doubt, tranche);
  }
}

/// Each tranche with what its group has.
void ungroup(SimulatedValue& value, const Simulation& simulation, const KnownTranches& known) {
  const auto groups = std::exchange(value.tranches, {});
  for (std::size_t i = 0; i < known.all.size(); ++i) {
    const TranchePieces& pieces = known.all[i];
    const WarrantPosition& position = simulation.positions[pieces.position];
    SimulatedTranche tranche = groups[known.alike.group_of[i]];
    tranche.position = position.name;
    tranche.tranche = position.warrant.tranches[pieces.tranche].name;
    tranche.shares = pieces.shares;
    value.tranches.push_back(std::move(tranche));
  }
}

void note_losses(SimulatedValue& value, const KnownTranches& known, const std::vector<OpenWarrant>& open) {
  for (std::size_t i = 0; i < value.tranches.size(); ++i) {
    const TranchePieces& pieces = known.all[i];
    value.tranches[i].lost = reason_lost(open[pieces.position].tranches[pieces.tranche].vesting);
  }
}

}  // namespace

SimulatedValue simulated_run(Simulation simulation, ExercisePolicy exercise,
                             const SimulationSettings& settings) {
  const PathEngine resolved{simulation};
  const CloseGrid& grid = resolved.grid();
  require_control(settings.control, simulation.model);
  if (!payoff_mean_is_normal(simulation.model, simulation.measure, grid.life, settings.paths)) {
    simulation.measure = Measure::share;  // the mean under the measure asked for would be unreliable
  }
  const KnownTranches known = known_tranches(simulation, resolved, exercise, settings);
  PathQuery query{.price_days = {grid.closes}};
  ControlPlan plan = control_plan(simulation, resolved.with(simulation.measure, simulation.seed, query),
                                  known.alike.groups, exercise, settings);
  query.crossings = plan.crossings;
  query.streaks = plan.streaks;
  const PathEngine engine = resolved.with(simulation.measure, simulation.seed, query);
  const TallyTask task = task_of(simulation, engine, exercise, known, std::move(plan));
  const Run run = run_paths(engine, task, settings, settings.paths, 0);
  SimulatedValue value = estimated(simulation, engine, known, run, settings);
  check_by_formulas(value, simulation, known, task, settings.cross_check);
  if (!value.doubt.empty() && value.status != RunStatus::cancelled) value.status = RunStatus::unreliable;
  ungroup(value, simulation, known);
  note_losses(value, known, engine.open_warrants());
  value.warnings = simulation_warnings(simulation.model.market, engine.open_warrants());
  return value;
}

}  // namespace fairvalue::detail
