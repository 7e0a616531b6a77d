#include <fairvalue/pricing/simulated_value.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "sampling/control_plan.hpp"
#include "sampling/expected_conditions.hpp"
#include "sampling/formula_check.hpp"
#include "sampling/path_tally.hpp"
#include "sampling/run_estimates.hpp"
#include "sampling/simulation_warnings.hpp"

namespace fairvalue {
namespace {

using detail::BlockTally;
using detail::PathTally;
using detail::TallyTask;

constexpr std::uint64_t most_paths = PathEngine::blocks * PathEngine::paths_per_block;

std::string names_of(const std::vector<ControlVariate>& controls) {
  std::string names;
  for (const ControlVariate control : controls) {
    if (!names.empty()) names += ", ";
    names += to_string(control);
  }
  return names;
}

void require_settings(const SimulationSettings& settings) {
  if (settings.paths < 1 || settings.paths > most_paths) {
    throw DomainError("settings.paths", fmt::format("in [1, {}]", most_paths),
                      fmt::format("{}", settings.paths));
  }
  if (settings.target_error) require_positive("settings.target_error", *settings.target_error);
  require(settings.run.threads >= 0, "settings.run.threads", ">= 0", settings.run.threads);
  require_enumerator("settings.control", settings.control);
  require_enumerator("settings.exercise", settings.exercise);
  require_enumerator("settings.kind", settings.kind);
}

void require_control(ControlVariate control, const PriceModel& model) {
  if (control == ControlVariate::automatic || control == ControlVariate::none) return;
  const auto existing = detail::existing_controls(path_traits(model));
  if (std::ranges::find(existing, control) != existing.end()) return;
  throw DomainError("settings.control", fmt::format("one that the model has ({})", names_of(existing)),
                    to_string(control));
}

void require_grant_day(const Spot& spot, Date grant) {
  const int days = days_between(spot.as_of, grant);
  require(0 <= days && days <= 31, "model.market.spot.as_of",
          fmt::format("within the 31 days before the grant {}", to_string(grant)), to_string(spot.as_of));
}

void require_one_grant(const std::vector<SimulatedDeal>& deals) {
  const Date grant = deals.front().warrant.granted;
  for (std::size_t i = 1; i < deals.size(); ++i) {
    require(deals[i].warrant.granted == grant, fmt::format("deals[{}].warrant.granted", i),
            fmt::format("{} as of the first deal for a grant-date value", to_string(grant)),
            to_string(deals[i].warrant.granted));
  }
}

/// Closes before the grant are no part of a grant-date value.
void require_windows_after_grant(const std::vector<SimulatedDeal>& deals) {
  for (std::size_t i = 0; i < deals.size(); ++i) {
    const Warrant& warrant = deals[i].warrant;
    const Date first = earliest_counted_day(warrant);
    if (first > warrant.granted) continue;
    throw DomainError(fmt::format("deals[{}].warrant", i),
                      "with windows from after the grant for a grant-date value (take the economic value)",
                      "a window from " + to_string(first));
  }
}

/// Seen from the day of the grant, on which nothing else is known.
void move_to_grant(Simulation& simulation) {
  require_one_grant(simulation.deals);
  const Date grant = simulation.deals.front().warrant.granted;
  require_grant_day(simulation.model.market.spot, require_date("deals[0].warrant.granted", grant));
  require_windows_after_grant(simulation.deals);
  for (SimulatedDeal& deal : simulation.deals) deal.history = std::nullopt;
  simulation.model.market.spot.as_of = grant;
}

/// With the conditions that a kind of value has inside. What is wrong with the terms is left to the engine.
Simulation valued(Simulation simulation, ValueKind kind) {
  if (kind == ValueKind::economic || simulation.deals.empty()) return simulation;
  if (kind == ValueKind::grant_date) move_to_grant(simulation);
  for (SimulatedDeal& deal : simulation.deals) {
    deal.outlook = {};
    deal.deployment = std::nullopt;
  }
  simulation.conditions = conditions_counted(kind);
  return simulation;
}

BlockTally tally_of(const PathEngine& engine, const TallyTask& task, std::uint64_t block,
                    std::uint64_t paths) {
  BlockTally tally{task};
  engine.visit(
      block, [&](const PathFacts& facts) { tally.add(facts); }, paths);
  return tally;
}

bool is_known(const detail::Estimate& estimate, double target) {
  const Sampled& value = estimate.value;
  return detail::is_trusted(estimate) && value.mean != 0.0 &&
         value.standard_error <= target * std::abs(value.mean);
}

/// With fewer paths their own spread is too uncertain: it is taken from others.
constexpr std::uint64_t least_paths = 512;

/// Whether all is known as well as asked.
bool is_content(const TallyTask& task, const detail::PathStatistics& sums,
                const SimulationSettings& settings) {
  if (!settings.target_error || sums.plain.count < least_paths) return false;
  const double target = *settings.target_error;
  const detail::RunValues values = detail::values_of(task, sums, sums);
  if (!is_known(values.total, target)) return false;
  for (std::size_t i = 0; settings.each_tranche && i < sums.tranches.size(); ++i) {
    if (!task.tranches[i].pieces.empty() && !is_known(values.tranches[i].estimate, target)) return false;
  }
  return true;
}

/// The same watch, but asked only once there is something to show, and counting on from blocks done before.
RunControl after_one_round(const RunControl& run, std::uint64_t before) {
  RunControl control{.threads = run.threads};
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
  detail::CountedPaths counted() const { return {task, tally, aside ? *aside : tally.statistics}; }
  std::uint64_t paths() const { return tally.statistics.plain.count; }

  const TallyTask& task;
  PathTally tally;
  std::optional<detail::PathStatistics> aside{};  ///< of paths beside those that count, where these are few
  RunResult result{};
};

/// Draws up to `paths`; `before`: blocks of an earlier run.
Run run_paths(const PathEngine& engine, const TallyTask& task, const SimulationSettings& settings,
              std::uint64_t paths, std::uint64_t before) {
  const std::uint64_t in_block = std::min(paths, PathEngine::paths_per_block);
  Run run{task};
  run.result = run_blocks(
      {0, paths / in_block}, run.tally,
      [&](std::uint64_t block) { return tally_of(engine, task, block, in_block); },
      [](PathTally& sum, BlockTally&& part) { sum.merge(part); },
      [&](const PathTally& sum) { return before == 0 && is_content(task, sum.statistics, settings); },
      after_one_round(settings.run, before));
  if (run.paths() >= least_paths) return run;
  run.aside.emplace(task);
  run.aside->merge(tally_of(engine, task, PathEngine::blocks - 1, PathEngine::paths_per_block).statistics());
  return run;
}

/// The tranches, and what is known of them without paths.
struct KnownTranches {
  std::vector<detail::TranchePieces> pieces;
  std::vector<Outcome<TrancheClaim>> claims;
  std::vector<detail::TrancheBounds> bounds{};
};

KnownTranches known_tranches(const Simulation& simulation, const PathEngine& engine,
                             const SimulationSettings& settings) {
  const std::vector<OpenWarrant>& open = engine.open_warrants();
  KnownTranches known{detail::tranche_pieces(open, engine.pieces(), simulation.model.market.spot.price),
                      detail::simulated_claims(simulation, open)};
  const auto terms = detail::payment_terms(simulation, settings.exercise, engine.grid());
  for (std::size_t i = 0; i < known.pieces.size(); ++i) {
    detail::TranchePieces& pieces = known.pieces[i];
    const Outcome<TrancheClaim>& claim = known.claims[i];
    if (settings.control != ControlVariate::none) {
      pieces.conditions = detail::expected_conditions(claim, pieces, settings.exercise);
    }
    const bool has_history = simulation.deals[pieces.deal].history.has_value();
    known.bounds.push_back(
        detail::tranche_bounds(simulation.model, pieces, claim, has_history, terms, settings.paths));
  }
  return known;
}

TallyTask task_of(const Simulation& simulation, const PathEngine& engine, const SimulationSettings& settings,
                  const KnownTranches& known, detail::ControlPlan plan) {
  return {.terms = detail::payment_terms(simulation, settings.exercise, engine.grid()),
          .tranches = known.pieces,
          .bounds = known.bounds,
          .pieces = engine.pieces(),
          .plan = std::move(plan),
          .grid = engine.grid()};
}

constexpr std::uint64_t seed_of_other_measure = 0xD1B54A32D192ED03U;  // paths of their own

/// As many paths under the other measure, for its probabilities. `resolved`: an engine of the same deals.
SimulatedValue with_other_measure(Simulation simulation, const PathEngine& resolved,
                                  const KnownTranches& known, const Run& run,
                                  const SimulationSettings& settings) {
  const Simulation asked = simulation;
  simulation.measure = simulation.measure == Measure::share ? Measure::risk_neutral : Measure::share;
  const PathEngine engine = resolved.with(simulation.measure, simulation.seed ^ seed_of_other_measure,
                                          {.price_days = {resolved.grid().closes}});
  detail::ControlPlan none;
  none.tranches.resize(run.task.tranches.size());
  const TallyTask task = task_of(simulation, engine, settings, known, std::move(none));
  const Run other = run_paths(engine, task, settings, run.paths(), run.result.blocks);
  const detail::CountedPaths counted = other.counted();
  SimulatedValue value = detail::estimates(asked, run.counted(), &counted);
  const bool cancelled = other.result.status == RunStatus::cancelled;
  value.status = cancelled ? RunStatus::cancelled : run.result.status;
  return value;
}

SimulatedValue estimated(const Simulation& simulation, const PathEngine& engine, const KnownTranches& known,
                         const Run& run, const SimulationSettings& settings) {
  if (!detail::likelihoods_tell(simulation.model, simulation.measure, run.task.grid.life, run.paths())) {
    return with_other_measure(simulation, engine, known, run, settings);
  }
  SimulatedValue value = detail::estimates(simulation, run.counted(), nullptr);
  value.status = run.result.status;
  return value;
}

void add_doubt(std::string& doubt, const SimulatedTranche& tranche) {
  if (!doubt.empty()) doubt += "; ";
  doubt += fmt::format("{} has {:.6g} for {}, {:.1f} errors away", to_string(tranche.formula->method),
                       tranche.formula->value, tranche.tranche, -tranche.formula->difference_in_errors);
}

/// Holds every tranche that a formula covers against it.
void check_by_formulas(SimulatedValue& value, const Simulation& simulation, const KnownTranches& known,
                       const CloseGrid& grid, const SimulationSettings& settings) {
  for (std::size_t i = 0; i < value.tranches.size(); ++i) {
    SimulatedTranche& tranche = value.tranches[i];
    const auto formula =
        detail::formula_value(simulation.model, known.pieces[i], known.claims[i], grid, settings);
    if (!formula) continue;
    tranche.formula = detail::checked(tranche.value, *formula, simulation.model.market.spot.price);
    if (tranche.formula->agrees) continue;
    add_doubt(tranche.doubt, tranche);
    add_doubt(value.doubt, tranche);
  }
}

/// What a run under the measure asked for would miss is valued under the share measure.
void choose_measure(Simulation& simulation, const CloseGrid& grid, std::uint64_t paths) {
  if (detail::payoffs_tell(simulation.model, simulation.measure, grid.life, paths)) return;
  simulation.measure = Measure::share;
}

}  // namespace

SimulatedValue simulated_value(const Simulation& simulation, const SimulationSettings& settings) {
  require_settings(settings);
  Simulation asked = valued(simulation, settings.kind);
  const PathEngine resolved{asked};
  const CloseGrid& grid = resolved.grid();
  require_control(settings.control, asked.model);
  choose_measure(asked, grid, settings.paths);
  const KnownTranches known = known_tranches(asked, resolved, settings);
  PathQuery query{.price_days = {grid.closes}};
  detail::ControlPlan plan =
      detail::control_plan(asked, resolved.with(asked.measure, asked.seed, query), known.pieces, settings);
  query.crossings = plan.crossings;
  query.streaks = plan.streaks;
  const PathEngine engine = resolved.with(asked.measure, asked.seed, query);
  const TallyTask task = task_of(asked, engine, settings, known, std::move(plan));
  const Run run = run_paths(engine, task, settings, settings.paths, 0);
  SimulatedValue value = estimated(asked, engine, known, run, settings);
  check_by_formulas(value, asked, known, grid, settings);
  if (!value.doubt.empty() && value.status != RunStatus::cancelled) value.status = RunStatus::unreliable;
  value.warnings = detail::simulation_warnings(asked.model.market, engine.open_warrants());
  return value;
}

}  // namespace fairvalue
