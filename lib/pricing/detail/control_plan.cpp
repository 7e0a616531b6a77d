#include "control_plan.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fairvalue/math/normal.hpp>

#include "crossing_candidates.hpp"
#include "pilot_sample.hpp"

namespace fairvalue::detail {
namespace {

constexpr std::uint64_t most_strata = 64;
constexpr std::uint64_t paths_per_stratum = 64;  // that none comes out empty
/// Of the variance of the simpler choice: what is gained by less is lost to its time.
constexpr double worth_the_while = 0.95;
/// Of the last price's logarithm: prices are floats, which must tell strata apart.
constexpr double least_deviation = 1e-3;

constexpr double square(double x) { return x * x; }

bool has(const PriceModel& model, ControlVariate kind) {
  const auto existing = existing_controls(model);
  return std::ranges::find(existing, kind) != existing.end();
}

bool wants(const SimulationSettings& settings, const PriceModel& model, ControlVariate kind) {
  const bool asked = settings.control == kind || settings.control == ControlVariate::automatic;
  return asked && has(model, kind);
}

/// Controls to be used together, as indices among those of the tranche's trial.
struct Option {
  ControlVariate kind;
  std::vector<std::size_t> controls;
};
struct Trial {
  std::vector<Control> controls{};
  std::vector<Option> options{};
};

/// The index of the level among `crossings`, put there if need be.
std::size_t index_of(const CrossingLevel& level, std::vector<CrossingLevel>& crossings) {
  const auto same = std::ranges::find_if(crossings, [&](const CrossingLevel& one) {
    return one.level == level.level && one.through == level.through;
  });
  const auto index = static_cast<std::size_t>(same - crossings.begin());
  if (same == crossings.end()) crossings.push_back(level);
  return index;
}

void add_option(Trial& trial, ControlVariate kind, const std::vector<Control>& controls) {
  Option option{.kind = kind, .controls = {}};
  for (const Control& control : controls) {
    option.controls.push_back(trial.controls.size());
    trial.controls.push_back(control);
  }
  trial.options.push_back(std::move(option));
}

/// Puts the levels it needs among the simulation's crossings.
Trial trial_of(const TranchePieces& tranche, Simulation& simulation, const CloseGrid& grid,
               const SimulationSettings& settings) {
  Trial trial;
  if (wants(settings, simulation.model, ControlVariate::martingale)) {
    add_option(trial, ControlVariate::martingale, {Control{}});
  }
  if (!wants(settings, simulation.model, ControlVariate::crossing)) return trial;
  for (const auto& set : crossing_candidates(simulation, tranche, grid)) {
    std::vector<Control> controls;
    for (const CrossingLevel& level : set) {
      controls.push_back({.crossing = index_of(level, simulation.crossings),
                          .mean = crossing_mean(simulation, tranche, grid, level, settings.exercise)});
    }
    add_option(trial, ControlVariate::crossing, controls);
  }
  return trial;
}

Fit fit(const Option& option, const PilotTranche& sample) {
  std::vector<const std::vector<double>*> columns;
  for (const std::size_t i : option.controls) columns.push_back(&sample.controls[i]);
  return least_squares(sample.expected, columns);
}

struct Choice {
  const Option* option;
  Fit fit;
};

/// What is asked for by name is taken even where nothing is gained.
Choice best_choice(const Trial& trial, const PilotTranche& sample, ControlVariate asked) {
  static const Option none{.kind = ControlVariate::none, .controls = {}};
  Choice best{&none, fit(none, sample)};
  for (const Option& option : trial.options) {
    Fit one = fit(option, sample);
    const bool first_asked = option.kind == asked && best.option == &none;
    if (first_asked || one.variance < worth_the_while * best.fit.variance) best = {&option, std::move(one)};
  }
  return best;
}

/// The controls of a choice, for a simulation with the crossings of the plan.
TrancheControl control_of(const Choice& choice, const Trial& trial, const Simulation& pilot,
                          ControlPlan& plan) {
  TrancheControl control{.kind = choice.option->kind, .terms = {}};
  for (std::size_t i = 0; i < choice.option->controls.size(); ++i) {
    Control one = trial.controls[choice.option->controls[i]];
    if (one.crossing) one.crossing = index_of(pilot.crossings[*one.crossing], plan.crossings);
    control.terms.push_back({one, choice.fit.coefficients[i]});
  }
  return control;
}

/// Payoffs of all tranches together on the paths of the pilot, and as they would be controlled.
struct PilotTotal {
  std::vector<double> expected;
  std::vector<double> controlled;
};

void add_tranche(PilotTotal& total, const Choice& choice, const PilotTranche& sample, double shares) {
  for (std::size_t path = 0; path < sample.expected.size(); ++path) {
    total.expected[path] += shares * sample.expected[path];
    double left = sample.expected[path];
    for (std::size_t i = 0; i < choice.option->controls.size(); ++i) {
      left -= choice.fit.coefficients[i] * sample.controls[choice.option->controls[i]][path];
    }
    total.controlled[path] += shares * left;
  }
}

std::uint64_t pilot_paths(std::uint64_t paths) {
  return std::clamp<std::uint64_t>(paths / 8, 1024, 2 * PathEngine::paths_per_block);
}

PriceStrata strata_for(const PathEngine& engine, std::uint64_t paths) {
  const std::uint64_t count = std::clamp<std::uint64_t>(paths / paths_per_stratum, 1, most_strata);
  return price_strata(engine.law(), static_cast<std::size_t>(count));
}

ControlPlan without_controls(std::size_t tranches) {
  return {.tranches = std::vector<TrancheControl>(tranches)};
}

ControlPlan post_stratified(const PathEngine& engine, std::size_t tranches, std::uint64_t paths) {
  return {.tranches = std::vector<TrancheControl>(tranches, {.kind = ControlVariate::post_stratified}),
          .strata = strata_for(engine, paths)};
}

ControlPlan piloted(Simulation simulation, const PathEngine& engine,
                    const std::vector<TranchePieces>& tranches, const SimulationSettings& settings) {
  const PaymentTerms terms = payment_terms(simulation, settings.exercise, engine.grid());
  std::vector<Trial> trials;
  std::vector<std::vector<Control>> controls;
  for (const TranchePieces& tranche : tranches) {
    trials.push_back(trial_of(tranche, simulation, engine.grid(), settings));
    controls.push_back(trials.back().controls);
  }
  const std::uint64_t paths = pilot_paths(settings.paths);
  const bool may_stratify = wants(settings, simulation.model, ControlVariate::post_stratified);
  const PriceStrata strata = may_stratify ? strata_for(engine, paths) : PriceStrata{};
  simulation.seed ^= 0x9E3779B97F4A7C15U;  // the golden ratio: paths that do not count
  const PilotSample sample =
      pilot_sample(PathEngine{simulation}, {terms, tranches, controls, strata}, paths, settings.run.threads);
  ControlPlan plan;
  PilotTotal total{std::vector<double>(paths), std::vector<double>(paths)};
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    const Choice choice = best_choice(trials[i], sample.tranches[i], settings.control);
    plan.tranches.push_back(control_of(choice, trials[i], simulation, plan));
    add_tranche(total, choice, sample.tranches[i], tranches[i].shares.value);
  }
  const double in_strata = stratified_variance(total.expected, sample.stratum, strata.count());
  const double controlled = least_squares(total.controlled, {}).variance;
  if (!may_stratify || !(in_strata < worth_the_while * controlled)) return plan;
  return post_stratified(engine, tranches.size(), settings.paths);
}

}  // namespace

void read_control(const Control& control, ExercisePolicy exercise, const PathFacts& facts,
                  const TranchePaths& paths, std::vector<double>& values) {
  values.resize(paths.payoff.size());
  if (!control.crossing) {
    std::ranges::copy(paths.other, values.begin());
    return;
  }
  const auto crossing = facts.crossing[*control.crossing];
  std::ranges::copy(crossing, values.begin());
  if (exercise == ExercisePolicy::on_vesting) return;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] *= paths.at_end[i];
}

void PriceStrata::read(std::span<const float> price, std::vector<std::uint8_t>& stratum) const {
  stratum.resize(price.size());
  for (std::size_t i = 0; i < price.size(); ++i) {
    stratum[i] = static_cast<std::uint8_t>(std::ranges::upper_bound(bounds, price[i]) - bounds.begin());
  }
}

PriceStrata price_strata(const PriceLaw& law, std::size_t count) {
  const double mean = std::accumulate(law.drift.begin(), law.drift.end(), 0.0);
  const double variance =
      std::inner_product(law.volatility.begin(), law.volatility.end(), law.volatility.begin(), 0.0);
  PriceStrata strata;
  if (variance < square(least_deviation)) return strata;
  for (std::size_t i = 1; i < count; ++i) {
    const double quantile = normal_quantile(static_cast<double>(i) / static_cast<double>(count));
    strata.bounds.push_back(static_cast<float>(std::exp(mean + std::sqrt(variance) * quantile)));
  }
  return strata;
}

std::vector<ControlVariate> existing_controls(const PriceModel& model) {
  std::vector<ControlVariate> controls{ControlVariate::martingale};
  if (model.jumps) return controls;
  const EquityMarket& market = model.market;
  const bool flat =
      is_flat(market.risk_free_rate) && is_flat(market.dividend_yield) && is_flat(market.volatility);
  if (flat) controls.push_back(ControlVariate::crossing);
  controls.push_back(ControlVariate::post_stratified);
  return controls;
}

ControlPlan control_plan(const Simulation& simulation, const PathEngine& engine,
                         const std::vector<TranchePieces>& tranches, const SimulationSettings& settings) {
  switch (settings.control) {
    case ControlVariate::none: return without_controls(tranches.size());
    case ControlVariate::post_stratified: return post_stratified(engine, tranches.size(), settings.paths);
    case ControlVariate::automatic:
    case ControlVariate::martingale:
    case ControlVariate::crossing: return piloted(simulation, engine, tranches, settings);
  }
  return without_controls(tranches.size());
}

}  // namespace fairvalue::detail
