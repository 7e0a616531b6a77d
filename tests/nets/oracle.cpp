#include "oracle.hpp"

#include <algorithm>
#include <cmath>

#include <fairvalue/pricing/tranche_claim.hpp>

namespace fairvalue::nets {
namespace {

bool is_held(const Contract& contract) { return contract.exercise == ExercisePolicy::hold_to_expiry; }

TrancheClaim claim_of(const Contract& contract) {
  return {.strike = contract.strike,
          .expiry = life(contract),
          .hurdle =
              HurdleCondition{.hurdle = contract.hurdle, .rule = contract.rule, .closes = closes(contract)}};
}

/// Only a contract watched at every moment has a formula of its own for exercise on vesting; the others that
/// are drawn are worth what they are worth when held.
ClaimMethods methods_of(const Contract& contract) {
  const bool continuous = contract.rule.kind == Monitoring::continuous;
  return {.exercise = continuous ? contract.exercise : ExercisePolicy::hold_to_expiry};
}

/// P(vested, S_T > K) under the share measure, from V = S e^{-qT} P^S - K e^{-rT} P^Q.
double share_exercise_probability(const Contract& contract, const ClaimValue& claim) {
  const FlatMarket& market = contract.market;
  const double cash = contract.strike.value * std::exp(-(market.risk_free_rate * life(contract)));
  const double share = market.spot.value * std::exp(-(market.dividend_yield * life(contract)));
  return (claim.value.value + cash * claim.exercise_probability) / share;
}

/// Whether exercise on vesting ends above the strike.
bool pays_at_hit(const Contract& contract) {
  return contract.strike < std::max(contract.hurdle, contract.market.spot);
}

/// A hit between two closes is paid on the later one: discounted by at most one close more.
double lateness(const Contract& contract, double value) {
  const bool at_hit = contract.rule.kind == Monitoring::continuous && !is_held(contract);
  if (!at_hit || vests_at_once(contract)) return 0.0;
  const FlatMarket& market = contract.market;
  const double rate = std::max(std::abs(market.risk_free_rate.value), market.dividend_yield.value);
  return value * std::expm1(rate * life(contract).value / closes(contract));
}

}  // namespace

double paying(const Oracle& oracle, Measure measure) {
  return measure == Measure::share ? oracle.paying_share : oracle.paying_risk_neutral;
}

Oracle value_by_formula(const Contract& contract) {
  const ClaimValue claim = claim_value(contract.market, claim_of(contract), methods_of(contract));
  Oracle oracle{.value = claim.value.value,
                .bound = claim.error_bound + lateness(contract, claim.value.value),
                .paying_risk_neutral = claim.exercise_probability,
                .paying_share = share_exercise_probability(contract, claim)};
  if (is_held(contract)) return oracle;
  oracle.paying_risk_neutral = pays_at_hit(contract) ? claim.hit_risk_neutral : 0.0;
  oracle.paying_share = pays_at_hit(contract) ? claim.hit_share : 0.0;
  return oracle;
}

}  // namespace fairvalue::nets
