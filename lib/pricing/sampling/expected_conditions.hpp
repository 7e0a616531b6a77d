/// \file pricing/sampling/expected_conditions.hpp
/// Conditions that are independent of the price and enter a value by their probability.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// Every tranche of every position as a claim for a formula, or the reason why there is none; in the order of
/// the terms. `open`: the warrants of the positions, from the engine.
std::vector<Outcome<TrancheClaim>> simulated_claims(const Simulation& simulation,
                                                    const std::vector<OpenWarrant>& open);

/// The probability that all conditions of vesting and exercise except price conditions are met in time. It
/// replaces their simulation on paths that meet the price conditions, and does not change the value. Empty if
/// there are no such conditions, or if they are not independent of the price or of its timing: exercise on
/// vesting, gates after a milestone, correlated deployments, linear vesting, several milestones.
std::optional<double> expected_conditions(const Outcome<TrancheClaim>& claim, const TranchePieces& tranche,
                                          ExercisePolicy exercise);

/// The same probability, also if it is 1 or the day matters.
double conditions_probability(const TrancheClaim& claim);

}  // namespace fairvalue::detail
