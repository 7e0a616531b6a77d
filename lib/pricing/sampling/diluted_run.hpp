/// \file pricing/sampling/diluted_run.hpp
/// A valuation by simulation with the dilution that the terms ask for.
#pragma once
#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// Without a dilution, one simulated_run. With one, solves W = part x V(S*) for all shares alive, by secants
/// and bisections within a bracket, until W is known to a hundredth of its standard error. V comes from runs
/// with the same seed. Each run chooses its controls anew, so V may jump by a fraction of its error; the
/// residual of the equation at the solution is added to the error. With F' the slope of the right side just
/// below the solution,
///
///   error of W = error of the run / (1 - F'),
///
/// and the error of every other number includes its change if W changes by its error. With a target error the
/// last run aims at target x (1 - F'). A cancelled run ends the search, and `doubt` says so. Warnings are
/// those of the undiluted price. Throws DomainError as simulated_run does.
SimulatedValue diluted_run(const Simulation& simulation, const ValuationTerms& terms,
                           const SimulationSettings& settings);

}  // namespace fairvalue::detail
