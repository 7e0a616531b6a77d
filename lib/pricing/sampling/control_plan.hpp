/// \file pricing/sampling/control_plan.hpp
/// Chooses a set of controls for each tranche, with coefficients from a pilot run.
#pragma once
#include <vector>

#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/simulation/path_engine.hpp>

#include "control_set.hpp"
#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// The control variates that exist for a model with these traits, besides `none` and `automatic`.
std::vector<ControlVariate> existing_controls(const PathTraits& traits);

/// The best choice by a pilot run of some thousand paths with another seed. `engine` is the simulation's.
ControlPlan control_plan(const Simulation& simulation, const PathEngine& engine,
                         const std::vector<TranchePieces>& tranches, ExercisePolicy exercise,
                         const SimulationSettings& settings);

}  // namespace fairvalue::detail
