#include "expected_conditions.hpp"

#include <algorithm>

#include <fairvalue/pricing/fair_value.hpp>

namespace fairvalue::detail {
namespace {

/// The tranche as a closed form would have it, or why it would not.
Outcome<TrancheClaim> claim_of(const Simulation& simulation, const TranchePieces& tranche) {
  const SimulatedDeal& deal = simulation.deals[tranche.deal];
  ConditionOutlook outlook = deal.outlook;
  if (deal.deployment) outlook.milestones.clear();
  const Spot& spot = simulation.model.market.spot;
  ValuationTerms terms{.calendar = simulation.calendar};
  if (deal.history) terms.history = with_close(*deal.history, spot.as_of, spot.price);
  return attempt([&] {
    return tranche_claims(ValueKind::economic, deal.warrant, spot.as_of, outlook, terms,
                          spot.price)[tranche.tranche]
        .value();
  });
}

}  // namespace

std::optional<double> expected_conditions(const Simulation& simulation, const TranchePieces& tranche,
                                          ExercisePolicy exercise) {
  if (exercise != ExercisePolicy::hold_to_expiry || tranche.pieces.size() != 1) return std::nullopt;
  if (simulation.deals[tranche.deal].warrant.tranches[tranche.tranche].linear) return std::nullopt;
  const Outcome<TrancheClaim> outcome = claim_of(simulation, tranche);
  if (!outcome.has_value()) return std::nullopt;
  const TrancheClaim& claim = outcome.value();
  if (claim.hurdle && claim.hurdle->timing != GateTiming::latched) return std::nullopt;
  double probability = claim.other_conditions * claim.exercise_conditions;
  if (claim.milestone) probability *= probability_within(claim.milestone->timing, claim.milestone->by);
  return probability < 1.0 ? std::optional{probability} : std::nullopt;
}

}  // namespace fairvalue::detail
