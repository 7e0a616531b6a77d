#include "expected_conditions.hpp"

#include <algorithm>

#include <fairvalue/pricing/fair_value.hpp>

namespace fairvalue::detail {
namespace {

using Claims = std::vector<Outcome<TrancheClaim>>;

Claims claims_of(const Simulation& simulation, const SimulatedDeal& deal) {
  ConditionOutlook outlook = deal.outlook;
  if (deal.deployment) outlook.milestones.clear();  // its milestones are correlated
  const Spot& spot = simulation.model.market.spot;
  ValuationTerms terms{.calendar = simulation.calendar};
  if (deal.history) terms.history = with_close(*deal.history, spot.as_of, spot.price);
  return tranche_claims(ValueKind::economic, deal.warrant, spot.as_of, outlook, terms, spot.price);
}

}  // namespace

Claims simulated_claims(const Simulation& simulation) {
  Claims all;
  for (const SimulatedDeal& deal : simulation.deals) {
    const auto claims = attempt([&] { return claims_of(simulation, deal); });
    const Claims none(deal.warrant.tranches.size(), Outcome<TrancheClaim>::failure(claims.reason()));
    const Claims& known = claims.has_value() ? claims.value() : none;
    all.insert(all.end(), known.begin(), known.end());
  }
  return all;
}

double conditions_probability(const TrancheClaim& claim) {
  const double others = claim.other_conditions * claim.exercise_conditions;
  return claim.milestone ? others * probability_within(claim.milestone->timing, claim.milestone->by) : others;
}

std::optional<double> expected_conditions(const Outcome<TrancheClaim>& outcome, const TranchePieces& tranche,
                                          ExercisePolicy exercise) {
  if (exercise != ExercisePolicy::hold_to_expiry || tranche.pieces.size() != 1 || tranche.linear) return std::nullopt;
  if (!outcome.has_value()) return std::nullopt;
  const TrancheClaim& claim = outcome.value();
  if (claim.hurdle && claim.hurdle->timing != GateTiming::latched) return std::nullopt;
  const double probability = conditions_probability(claim);
  return probability < 1.0 ? std::optional{probability} : std::nullopt;
}

}  // namespace fairvalue::detail
