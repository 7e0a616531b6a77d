#include "control_plan.hpp"

#include <algorithm>

#include "control_candidates.hpp"
#include "estimates.hpp"
#include "math/detail/column_fit.hpp"
#include "math/detail/moment_statistics.hpp"
#include "pilot_sample.hpp"

namespace fairvalue::detail {
namespace {

constexpr std::uint64_t max_strata = 64;
constexpr std::uint64_t paths_per_stratum = 64;  // so that no stratum stays empty
/// Required fraction of the variance of the simpler choice: a smaller gain does not pay for its time.
constexpr double worthwhile_variance = 0.95;
/// Effective pilot paths per coefficient; see has_enough_paths.
constexpr double min_paths_per_coefficient = 10.0;
/// From this number on, the convolutions of six tranches (about 8 ms) take at most about a tenth of the run.
constexpr std::uint64_t min_paths_for_streaks = std::uint64_t{1} << 16;

/// A level over today's price, as paths have it.
float relative_level(PerShare level, PerShare spot) {
  const double relative = level / spot;
  return static_cast<float>(relative);
}

bool has(const PriceModel& model, ControlVariate kind) {
  const auto existing = existing_controls(path_traits(model));
  return std::ranges::find(existing, kind) != existing.end();
}

bool wants(const SimulationSettings& settings, const PriceModel& model, ControlVariate kind) {
  const bool asked = settings.control == kind || settings.control == ControlVariate::automatic;
  return asked && has(model, kind);
}

/// The index of `asked` in `all`, where it is added if missing.
template <class Asked>
std::size_t index_of(const Asked& asked, std::vector<Asked>& all) {
  const auto found = std::ranges::find(all, asked);
  const auto index = static_cast<std::size_t>(found - all.begin());
  if (found == all.end()) all.push_back(asked);
  return index;
}

/// The controls of a set. Adds the crossings and streaks that they need to the two lists.
std::vector<Control> controls_of(const CandidateSet& set, PerShare spot,
                                 std::vector<CrossingLevel>& crossings, std::vector<Streak>& streaks) {
  std::vector<Control> controls;
  if (set.kind == ControlVariate::martingale) controls.push_back(LikelihoodControl{});
  for (const CrossingLevel& level : set.crossings) {
    controls.push_back(CrossingControl{index_of(level, crossings)});
  }
  for (const auto& [streak, level] : set.streaks) {
    controls.push_back(StreakControl{index_of(streak, streaks), relative_level(level, spot)});
  }
  return controls;
}

/// The sets that the settings ask for. Without streaks, `crossing_and_streaks` means `crossing`.
std::vector<CandidateSet> asked_candidates(std::vector<CandidateSet> sets,
                                           const SimulationSettings& settings) {
  ControlVariate asked = settings.control;
  const auto has_streaks = [](const CandidateSet& set) { return !set.streaks.empty(); };
  const bool any = std::ranges::any_of(sets, has_streaks);
  if (asked == ControlVariate::crossing_and_streaks && !any) asked = ControlVariate::crossing;
  if (asked == ControlVariate::automatic && settings.paths >= min_paths_for_streaks) return sets;
  if (asked == ControlVariate::automatic) asked = ControlVariate::crossing;
  std::erase_if(sets, [asked](const CandidateSet& set) { return set.kind != asked; });
  return sets;
}

/// The sets to try for a tranche.
std::vector<CandidateSet> candidates_of(const TranchePieces& tranche, const Simulation& simulation,
                                        const CloseGrid& grid, const SimulationSettings& settings) {
  const auto wanted = [&](ControlVariate kind) { return wants(settings, simulation.model, kind); };
  std::vector<CandidateSet> sets;
  if (wanted(ControlVariate::crossing) || wanted(ControlVariate::crossing_and_streaks)) {
    sets = asked_candidates(control_candidates(simulation, tranche, grid), settings);
  }
  if (wanted(ControlVariate::martingale) &&
      likelihood_weights_suffice(simulation.model, simulation.measure, grid.life, settings.paths)) {
    sets.insert(sets.begin(), {.kind = ControlVariate::martingale});
  }
  return sets;
}

/// A set whose controls are the columns of the pilot sample from `first` on.
struct TriedSet {
  CandidateSet set{.kind = ControlVariate::none};
  std::size_t first = 0;
  std::size_t count = 0;

  std::span<const std::vector<double>> columns(const PilotTranche& sample) const {
    return std::span{sample.controls}.subspan(first, count);
  }
};

/// Adds the controls of all sets to those of the pilot sample.
std::vector<TriedSet> tried_sets(const std::vector<CandidateSet>& sets, PerShare spot, PathQuery& query,
                                 std::vector<Control>& all) {
  std::vector<TriedSet> tried;
  for (const CandidateSet& set : sets) {
    const auto controls = controls_of(set, spot, query.crossings, query.streaks);
    tried.push_back({.set = set, .first = all.size(), .count = controls.size()});
    all.insert(all.end(), controls.begin(), controls.end());
  }
  return tried;
}

ColumnFit fit(const TriedSet& tried, const PilotTranche& sample) {
  std::vector<const std::vector<double>*> columns;
  for (const auto& column : tried.columns(sample)) columns.push_back(&column);
  return fit_columns(sample.expected, columns);
}

struct Choice {
  const TriedSet* tried;
  ColumnFit fit;
};

/// The effective sample size of a column's variance. For the flags of a rare event, about the number of hits.
double effective_paths_of(std::span<const double> column) {
  const MomentStatistics moments = moments_of(column);
  return effective_paths(moments.squares, moments.fourths);
}

/// Whether the pilot sample has enough effective paths for the coefficients of a set. A fit to a handful of
/// hits (or misses) would be overfitted.
bool has_enough_paths(const TriedSet& tried, const PilotTranche& sample) {
  const double needed = min_paths_per_coefficient * static_cast<double>(tried.count);
  const auto enough = [&](const auto& column) { return effective_paths_of(column) >= needed; };
  return enough(sample.expected) && std::ranges::all_of(tried.columns(sample), enough);
}

/// The set with the least variance. A set asked for by name is chosen even if it gains nothing.
Choice best_choice(const std::vector<TriedSet>& sets, const PilotTranche& sample, ControlVariate asked) {
  static const TriedSet none{};
  Choice best{&none, fit(none, sample)};
  for (const TriedSet& tried : sets) {
    if (!has_enough_paths(tried, sample)) continue;
    ColumnFit one = fit(tried, sample);
    const bool first_asked = asked != ControlVariate::automatic && best.tried == &none;
    if (first_asked || one.variance < worthwhile_variance * best.fit.variance)
      best = {&tried, std::move(one)};
  }
  return best;
}

/// The means of a set's controls, in their order.
std::vector<double> means_of(const CandidateSet& set, const Simulation& simulation,
                             const TranchePieces& tranche, const CloseGrid& grid, ExercisePolicy exercise) {
  const PerShare spot = simulation.model.market.spot.price;
  std::vector<double> means;
  if (set.kind == ControlVariate::martingale) means.push_back(1.0);
  for (const CrossingLevel& level : set.crossings) {
    means.push_back(crossing_mean(simulation, tranche, grid, level, exercise));
  }
  for (const auto& [streak, level] : set.streaks) {  // at the level that paths in floats are held against
    means.push_back(streak_mean(simulation, grid, {streak, double{relative_level(level, spot)} * spot}));
  }
  return means;
}

/// The chosen set with the means and coefficients of its controls. Adds what it needs to the plan.
ControlSet chosen_set(const Choice& choice, const Simulation& simulation, const TranchePieces& tranche,
                      const CloseGrid& grid, ExercisePolicy exercise, ControlPlan& plan) {
  const CandidateSet& set = choice.tried->set;
  const auto controls = controls_of(set, simulation.model.market.spot.price, plan.crossings, plan.streaks);
  const auto means = means_of(set, simulation, tranche, grid, exercise);
  ControlSet chosen{.kind = set.kind};
  for (std::size_t i = 0; i < controls.size(); ++i) {
    chosen.terms.push_back({controls[i], means[i], choice.fit.coefficients[i]});
  }
  return chosen;
}

/// Total payoffs of all tranches on the pilot paths, without and with the chosen controls.
struct PilotTotal {
  std::vector<double> expected;
  std::vector<double> controlled;
};

void add_tranche(PilotTotal& total, const Choice& choice, const PilotTranche& sample, double shares) {
  const auto columns = choice.tried->columns(sample);
  for (std::size_t path = 0; path < sample.expected.size(); ++path) {
    total.expected[path] += shares * sample.expected[path];
    double left = sample.expected[path];
    for (std::size_t i = 0; i < columns.size(); ++i) left -= choice.fit.coefficients[i] * columns[i][path];
    total.controlled[path] += shares * left;
  }
}

std::uint64_t pilot_paths(std::uint64_t paths) {
  return std::clamp<std::uint64_t>(paths / 8, 1024, 2 * PathEngine::paths_per_block);
}

PriceStrata strata_for(const PathEngine& engine, std::uint64_t paths) {
  const std::uint64_t count = std::clamp<std::uint64_t>(paths / paths_per_stratum, 1, max_strata);
  return price_strata(engine.law(), static_cast<std::size_t>(count));
}

ControlPlan without_controls(std::size_t tranches) { return {.tranches = std::vector<ControlSet>(tranches)}; }

ControlPlan post_stratified(const PathEngine& engine, std::size_t tranches, std::uint64_t paths) {
  return {.tranches = std::vector<ControlSet>(tranches, {.kind = ControlVariate::post_stratified}),
          .strata = strata_for(engine, paths)};
}

constexpr std::uint64_t seed_of_pilot = 0x9E3779B97F4A7C15U;  // golden ratio: a separate sample

ControlPlan piloted(const Simulation& simulation, const PathEngine& engine,
                    const std::vector<TranchePieces>& tranches, ExercisePolicy exercise,
                    const SimulationSettings& settings) {
  const PaymentTerms terms = payment_terms(simulation, exercise, engine.grid());
  PathQuery query{.price_days = {engine.grid().closes}};
  const PerShare spot = simulation.model.market.spot.price;
  std::vector<std::vector<TriedSet>> tried;
  std::vector<std::vector<Control>> controls;
  for (const TranchePieces& tranche : tranches) {
    const auto sets = candidates_of(tranche, simulation, engine.grid(), settings);
    tried.push_back(tried_sets(sets, spot, query, controls.emplace_back()));
  }
  const std::uint64_t paths = pilot_paths(settings.paths);
  const bool may_stratify = wants(settings, simulation.model, ControlVariate::post_stratified);
  const PriceStrata strata = may_stratify ? strata_for(engine, paths) : PriceStrata{};
  const PathEngine pilot = engine.with(simulation.measure, simulation.seed ^ seed_of_pilot, query);
  const PilotSample sample =
      pilot_sample(pilot, {terms, tranches, controls, strata}, paths, settings.run.threads);
  ControlPlan plan;
  PilotTotal total{std::vector<double>(paths), std::vector<double>(paths)};
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    const Choice choice = best_choice(tried[i], sample.tranches[i], settings.control);
    plan.tranches.push_back(chosen_set(choice, simulation, tranches[i], engine.grid(), exercise, plan));
    add_tranche(total, choice, sample.tranches[i], tranches[i].shares.value);
  }
  const double in_strata = stratified_variance(total.expected, sample.stratum, strata.count());
  const double controlled = fit_columns(total.controlled, {}).variance;
  const bool is_reliable = effective_paths_of(total.expected) >= min_paths_per_coefficient;
  if (!may_stratify || !is_reliable || !(in_strata < worthwhile_variance * controlled)) return plan;
  return post_stratified(engine, tranches.size(), settings.paths);
}

}  // namespace

std::vector<ControlVariate> existing_controls(const PathTraits& traits) {
  std::vector<ControlVariate> controls{ControlVariate::martingale};
  if (has_bridges(traits) && traits.is_flat) {
    controls.push_back(ControlVariate::crossing);
    controls.push_back(ControlVariate::crossing_and_streaks);
  }
  if (traits.terminal_is_lognormal) controls.push_back(ControlVariate::post_stratified);
  return controls;
}

ControlPlan control_plan(const Simulation& simulation, const PathEngine& engine,
                         const std::vector<TranchePieces>& tranches, ExercisePolicy exercise,
                         const SimulationSettings& settings) {
  switch (settings.control) {
    case ControlVariate::none: return without_controls(tranches.size());
    case ControlVariate::post_stratified: return post_stratified(engine, tranches.size(), settings.paths);
    case ControlVariate::automatic:
    case ControlVariate::martingale:
    case ControlVariate::crossing:
    case ControlVariate::crossing_and_streaks:
      return piloted(simulation, engine, tranches, exercise, settings);
  }
  refuse_enumerator(settings.control, "settings.control");
}

}  // namespace fairvalue::detail
