/// \file pricing/sampling/expected_conditions.hpp
/// Conditions that have nothing to do with the price and need not be simulated to value a tranche.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// Every tranche of every deal as a formula would have it, or the reason why none does; in the order of the
/// terms.
std::vector<Outcome<TrancheClaim>> simulated_claims(const Simulation& simulation);

/// The probability of all conditions of vesting and exercise but those of the price, in time. Given, it
/// stands for them on every path on which the price conditions are met, which changes no value. None where
/// they are no independent event: exercised on vesting, gates after a milestone, correlated deployments,
/// linear vesting, several milestones; nor where there are no such conditions.
std::optional<double> expected_conditions(const Outcome<TrancheClaim>& claim, const TranchePieces& tranche,
                                          ExercisePolicy exercise);

/// The same product, also where it is 1 or the day matters.
double conditions_probability(const TrancheClaim& claim);

}  // namespace fairvalue::detail
