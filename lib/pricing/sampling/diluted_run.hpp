/// \file pricing/sampling/diluted_run.hpp
/// A valuation by simulation with the dilution that the terms ask for.
#pragma once
#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// Without a dilution one simulated_run. With one, W = part x V(S*) of all shares alive is solved by secants,
/// V by runs of the same seed, until W moves by less than a hundredth of its standard error. V is nearly
/// linear in the price: the slope F' of the right side is that between the run at the undiluted price and the
/// solution. Then
///
///   error of W = error of the last run / (1 - F'),
///
/// and the error of every other number has added to it what it moves by when W moves by its own error. A
/// run that is cancelled ends the search; its result says so in `doubt`. Throws DomainError as simulated_run
/// does, and where the search does not converge: "terms.dilution: ...".
SimulatedValue diluted_run(const Simulation& simulation, const ValuationTerms& terms,
                           const SimulationSettings& settings);

}  // namespace fairvalue::detail
