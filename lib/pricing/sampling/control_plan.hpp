/// \file pricing/sampling/control_plan.hpp
/// What each tranche's payoff is controlled by: known means, and coefficients from a pilot run.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include <fairvalue/pricing/simulated_value.hpp>

#include "price_strata.hpp"
#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// The likelihood of the other measure on the last day, a martingale.
struct LikelihoodControl {};
/// A crossing. Held to the end it is taken times what would be paid then, which makes it an up-and-in call.
struct CrossingControl {
  std::size_t crossing;  ///< which of the query's
};
/// Whether a streak was at or above a level: 1 or 0.
struct StreakControl {
  std::size_t streak;  ///< which of the query's
  float level;         ///< over today's price
};
/// Something simulated whose mean is known.
using Control = std::variant<LikelihoodControl, CrossingControl, StreakControl>;

/// Its value on each path.
void read_control(const Control& control, ExercisePolicy exercise, const PathFacts& facts,
                  const TranchePaths& paths, std::vector<double>& values);

struct ControlTerm {
  Control control;
  double mean;
  double coefficient;
};
struct TrancheControl {
  ControlVariate kind = ControlVariate::none;
  std::vector<ControlTerm> terms{};
};

struct ControlPlan {
  std::vector<CrossingLevel> crossings{};
  std::vector<Streak> streaks{};
  std::vector<TrancheControl> tranches{};
  PriceStrata strata{};
};

/// Those that a model with these traits has, beside `none` and `automatic`.
std::vector<ControlVariate> existing_controls(const PathTraits& traits);

/// What a pilot run of some thousand paths of another seed finds best. The engine is the simulation's.
ControlPlan control_plan(const Simulation& simulation, const PathEngine& engine,
                         const std::vector<TranchePieces>& tranches, const SimulationSettings& settings);

}  // namespace fairvalue::detail
