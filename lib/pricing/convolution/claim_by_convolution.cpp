#include "claim_by_convolution.hpp"

#include <algorithm>
#include <cmath>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/pricing/black_scholes.hpp>
#include <fairvalue/pricing/closes_probability.hpp>

#include "pricing/warrant/claim_checks.hpp"

namespace fairvalue::detail {
namespace {

/// P(S_T <= K), risk-neutral; the share measure's is smaller.
double probability_below(const FlatMarket& market, PerShare strike, Years expiry) {
  if (strike.value == 0.0) return 0.0;
  const double mean = log_drift(market, Measure::risk_neutral) * expiry.value;
  return normal_cdf((std::log(strike / market.spot) - mean) / (market.volatility * std::sqrt(expiry.value)));
}

/// Below this effect a strike is ignored and counted in the error bound.
constexpr double negligible = 1e-15;

struct HitAndAbove {
  ClosesProbability hit;
  ClosesProbability above;
};

HitAndAbove on_closes(const FlatMarket& market, const TrancheClaim& claim, Measure measure) {
  ClosesHurdle hurdle{.hurdle = claim.hurdle->hurdle,
                      .horizon = claim.expiry,
                      .closes = *claim.hurdle->closes,
                      .consecutive = closes_needed(claim.hurdle->rule)};
  const ClosesProbability hit = hit_probability(market, hurdle, measure);
  const double below = probability_below(market, claim.strike, claim.expiry);
  if (below <= negligible) return {hit, {hit.probability, hit.error_bound + below}};
  hurdle.strike = claim.strike;
  return {hit, hit_probability(market, hurdle, measure)};
}

}  // namespace

ClaimValue value_by_convolution(const FlatMarket& market, const TrancheClaim& claim) {
  const HitAndAbove money = on_closes(market, claim, Measure::risk_neutral);
  const HitAndAbove shares = on_closes(market, claim, Measure::share);
  const double share = market.spot.value * std::exp(-(market.dividend_yield * claim.expiry));
  const double cash = claim.strike.value * std::exp(-(market.risk_free_rate * claim.expiry));
  const double vesting = milestone_probability(claim) * claim.other_conditions;
  const double all = vesting * claim.exercise_conditions;
  const double gain = share * shares.above.probability - cash * money.above.probability;
  const double error = share * shares.above.error_bound + cash * money.above.error_bound;
  // The European call without a hurdle bounds value and error.
  const double most =
      option_value(market, {.kind = OptionKind::call, .strike = claim.strike, .expiry = claim.expiry}).value;
  return {.value = PerShare{all * std::min(most, at_least_zero(gain))},
          .hit_risk_neutral = money.hit.probability,
          .hit_share = shares.hit.probability,
          .vesting_probability = vesting * money.hit.probability,
          .exercise_probability = all * money.above.probability,
          .method = ValuationMethod::convolution,
          .error_bound = all * std::min(most, error)};
}

}  // namespace fairvalue::detail
