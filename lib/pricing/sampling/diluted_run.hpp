/// \file pricing/sampling/diluted_run.hpp
/// A valuation by simulation with the dilution that the terms ask for.
#pragma once
#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// Without a dilution one simulated_run. With one, W = part x V(S*) of all shares alive is solved within a
/// bracket by secants and bisections, V by runs of the same seed, until W is known to a hundredth of its
/// standard error. Runs choose their controls anew, so V may jump by a fraction of its error; what is left of
/// the equation at the solution is added to the error. With F' the slope of the right side just below the
/// solution,
///
///   error of W = error of the run / (1 - F'),
///
/// and the error of every other number has added to it what it moves by when W moves by its own error. With a
/// target error the last run aims at that target x (1 - F'). A run that is cancelled ends the search: the
/// result says so in `doubt`. Warnings are those of the undiluted price. Throws DomainError as simulated_run
/// does.
SimulatedValue diluted_run(const Simulation& simulation, const ValuationTerms& terms,
                           const SimulationSettings& settings);

}  // namespace fairvalue::detail
