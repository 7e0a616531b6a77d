/// \file pricing/sampling/simulated_run.hpp
/// A valuation by simulation at one share price, without dilution.
#pragma once
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// Measure and seed are those of the simulation. Throws DomainError as PathEngine does, and for a control
/// variate that the model does not have: "settings.control: must be one that the model has (martingale), got
/// crossing".
SimulatedValue simulated_run(Simulation simulation, ExercisePolicy exercise,
                             const SimulationSettings& settings);

}  // namespace fairvalue::detail
