#include "expected_conditions.hpp"

#include "pricing/warrant/claim_checks.hpp"
#include "pricing/warrant/gate_reduction.hpp"

namespace fairvalue::detail {
using Claims = std::vector<Outcome<TrancheClaim>>;

Claims simulated_claims(const Simulation& simulation, const std::vector<OpenWarrant>& open) {
  Claims all;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const WarrantPosition& position = simulation.positions[i];
    const auto claims = attempt([&] { return claims_of(view_of(open[i], position, {})); });
    const Claims none(position.warrant.tranches.size(), Outcome<TrancheClaim>::failure(claims.reason()));
    const Claims& known = claims.has_value() ? claims.value() : none;
    all.insert(all.end(), known.begin(), known.end());
  }
  return all;
}

double conditions_probability(const TrancheClaim& claim) {
  return claim.other_conditions * claim.exercise_conditions * milestone_probability(claim);
}

std::optional<double> expected_conditions(const Outcome<TrancheClaim>& outcome, const TranchePieces& tranche,
                                          ExercisePolicy exercise) {
  if (exercise != ExercisePolicy::hold_to_expiry || tranche.pieces.size() != 1 || tranche.linear)
    return std::nullopt;
  if (!outcome.has_value()) return std::nullopt;
  const TrancheClaim& claim = outcome.value();
  if (claim.hurdle && claim.hurdle->timing != GateTiming::latched) return std::nullopt;
  const double probability = conditions_probability(claim);
  return probability < 1.0 ? std::optional{probability} : std::nullopt;
}

}  // namespace fairvalue::detail
