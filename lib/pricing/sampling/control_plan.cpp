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

bool has(const PriceModel& model, ControlVariate kind) {
  const auto existing = existing_controls(path_traits(model));
  return std::ranges::find(existing, kind) != existing.end();
}

bool wants(const SimulationSettings& settings, const PriceModel& model, ControlVariate kind) {
  const bool asked = settings.control == kind || settings.control == ControlVariate::automatic;
  return asked && has(model, kind);
}

/// A set of controls, as indices into the controls of the trial.
struct TriedSet {
  ControlVariate kind;
  std::vector<std::size_t> controls;
};
struct Trial {
  std::vector<Control> controls{};
  std::vector<TriedSet> sets{};
};

bool same(const CrossingLevel& a, const CrossingLevel& b) {
  return a.level == b.level && a.through == b.through;
}
bool same(const Streak& a, const Streak& b) {
  return a.gap == b.gap && a.consecutive == b.consecutive && a.through == b.through;
}

/// The index of `asked` in `all`, where it is added if missing.
template <class Asked>
std::size_t index_of(const Asked& asked, std::vector<Asked>& all) {
  const auto found = std::ranges::find_if(all, [&](const Asked& one) { return same(one, asked); });
  const auto index = static_cast<std::size_t>(found - all.begin());
  if (found == all.end()) all.push_back(asked);
  return index;
}

void add_set(Trial& trial, ControlVariate kind, const std::vector<Control>& controls) {
  TriedSet set{.kind = kind, .controls = {}};
  for (const Control& control : controls) {
    set.controls.push_back(trial.controls.size());
    trial.controls.push_back(control);
  }
  trial.sets.push_back(std::move(set));
}

/// The controls of a set. Adds the crossings and streaks that they need to the query.
std::vector<Control> controls_of(const CandidateSet& set, PerShare spot, PathQuery& query) {
  std::vector<Control> controls;
  for (const CrossingLevel& level : set.crossings) {
    controls.push_back(CrossingControl{index_of(level, query.crossings)});
  }
  for (const auto& [streak, level] : set.streaks) {
    const double relative = level / spot;
    controls.push_back(StreakControl{index_of(streak, query.streaks), static_cast<float>(relative)});
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

Trial trial_of(const TranchePieces& tranche, const Simulation& simulation, const CloseGrid& grid,
               const SimulationSettings& settings, PathQuery& query) {
  Trial trial;
  if (wants(settings, simulation.model, ControlVariate::martingale) &&
      likelihood_weights_suffice(simulation.model, simulation.measure, grid.life, settings.paths)) {
    add_set(trial, ControlVariate::martingale, {LikelihoodControl{}});
  }
  if (!wants(settings, simulation.model, ControlVariate::crossing) &&
      !wants(settings, simulation.model, ControlVariate::crossing_and_streaks)) {
    return trial;
  }
  for (const auto& set : asked_candidates(control_candidates(simulation, tranche, grid), settings)) {
    add_set(trial, set.kind, controls_of(set, simulation.model.market.spot.price, query));
  }
  return trial;
}

ColumnFit fit(const TriedSet& set, const PilotTranche& sample) {
  std::vector<const std::vector<double>*> columns;
  for (const std::size_t i : set.controls) columns.push_back(&sample.controls[i]);
  return fit_columns(sample.expected, columns);
}

struct Choice {
  const TriedSet* set;
  ColumnFit fit;
};

/// The effective sample size of a column's variance. For the flags of a rare event, about the number of hits.
double effective_paths_of(std::span<const double> column) {
  const MomentStatistics moments = moments_of(column);
  return effective_paths(moments.squares, moments.fourths);
}

/// Whether the pilot sample has enough effective paths for the coefficients of a set. A fit to a handful of
/// hits (or misses) would be overfitted.
bool has_enough_paths(const TriedSet& set, const PilotTranche& sample) {
  const double needed = min_paths_per_coefficient * static_cast<double>(set.controls.size());
  const auto enough = [&](std::size_t i) { return effective_paths_of(sample.controls[i]) >= needed; };
  return effective_paths_of(sample.expected) >= needed && std::ranges::all_of(set.controls, enough);
}

/// The set with the least variance. A set asked for by name is chosen even if it gains nothing.
Choice best_choice(const Trial& trial, const PilotTranche& sample, ControlVariate asked) {
  static const TriedSet none{.kind = ControlVariate::none, .controls = {}};
  Choice best{&none, fit(none, sample)};
  for (const TriedSet& set : trial.sets) {
    if (!has_enough_paths(set, sample)) continue;
    const bool automatic = asked == ControlVariate::automatic;
    ColumnFit one = fit(set, sample);
    const bool first_asked = !automatic && best.set == &none;
    if (first_asked || one.variance < worthwhile_variance * best.fit.variance) best = {&set, std::move(one)};
  }
  return best;
}

/// Adds chosen controls to the plan: from indices into the pilot's crossings and streaks to indices into the
/// plan's.
class ChosenControls {
 public:
  ChosenControls(const Simulation& simulation, const PathQuery& pilot, const CloseGrid& grid,
                 ExercisePolicy exercise, ControlPlan& plan)
      : simulation_(simulation), pilot_(pilot), grid_(grid), exercise_(exercise), plan_(plan) {}

  void add(const TranchePieces& tranche, const Choice& choice, const Trial& trial) {
    ControlSet chosen{.kind = choice.set->kind, .terms = {}};
    for (std::size_t i = 0; i < choice.set->controls.size(); ++i) {
      const auto term = [&](const auto& one) { return term_of(tranche, one); };
      chosen.terms.push_back(std::visit(term, trial.controls[choice.set->controls[i]]));
      chosen.terms.back().coefficient = choice.fit.coefficients[i];
    }
    plan_.tranches.push_back(std::move(chosen));
  }

 private:
  ControlTerm term_of(const TranchePieces&, const LikelihoodControl& likelihood) {
    return {.control = likelihood, .mean = 1.0, .coefficient = 0.0};
  }
  ControlTerm term_of(const TranchePieces& tranche, const CrossingControl& control) {
    const CrossingLevel& level = pilot_.crossings[control.crossing];
    return {.control = CrossingControl{index_of(level, plan_.crossings)},
            .mean = crossing_mean(simulation_, tranche, grid_, level, exercise_),
            .coefficient = 0.0};
  }
  ControlTerm term_of(const TranchePieces&, const StreakControl& control) {
    const Streak& streak = pilot_.streaks[control.streak];
    const PerShare level = double{control.level} * simulation_.model.market.spot.price;
    return {.control = StreakControl{index_of(streak, plan_.streaks), control.level},
            .mean = streak_mean(simulation_, grid_, {streak, level}),
            .coefficient = 0.0};
  }

  const Simulation& simulation_;
  const PathQuery& pilot_;
  const CloseGrid& grid_;
  ExercisePolicy exercise_;
  ControlPlan& plan_;
};

/// Total payoffs of all tranches on the pilot paths, without and with the chosen controls.
struct PilotTotal {
  std::vector<double> expected;
  std::vector<double> controlled;
};

void add_tranche(PilotTotal& total, const Choice& choice, const PilotTranche& sample, double shares) {
  for (std::size_t path = 0; path < sample.expected.size(); ++path) {
    total.expected[path] += shares * sample.expected[path];
    double left = sample.expected[path];
    for (std::size_t i = 0; i < choice.set->controls.size(); ++i) {
      left -= choice.fit.coefficients[i] * sample.controls[choice.set->controls[i]][path];
    }
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
  std::vector<Trial> trials;
  std::vector<std::vector<Control>> controls;
  for (const TranchePieces& tranche : tranches) {
    trials.push_back(trial_of(tranche, simulation, engine.grid(), settings, query));
    controls.push_back(trials.back().controls);
  }
  const std::uint64_t paths = pilot_paths(settings.paths);
  const bool may_stratify = wants(settings, simulation.model, ControlVariate::post_stratified);
  const PriceStrata strata = may_stratify ? strata_for(engine, paths) : PriceStrata{};
  const PathEngine pilot = engine.with(simulation.measure, simulation.seed ^ seed_of_pilot, query);
  const PilotSample sample =
      pilot_sample(pilot, {terms, tranches, controls, strata}, paths, settings.run.threads);
  ControlPlan plan;
  ChosenControls chosen{simulation, query, engine.grid(), exercise, plan};
  PilotTotal total{std::vector<double>(paths), std::vector<double>(paths)};
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    const Choice choice = best_choice(trials[i], sample.tranches[i], settings.control);
    chosen.add(tranches[i], choice, trials[i]);
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
