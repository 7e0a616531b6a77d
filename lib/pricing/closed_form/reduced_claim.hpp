/// \file pricing/closed_form/reduced_claim.hpp
/// A tranche claim reduced to hurdle claims, given the day on which its milestone is reached.
#pragma once
#include <algorithm>
#include <cmath>

#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "milestone_sensitivity.hpp"

namespace fairvalue::detail {

/// A claim without its probabilities. It always has a hurdle: one far below the spot stands for none.
struct ReducedClaim {
  PerShare strike;
  Years expiry;
  PerShare hurdle;
  bool after_other_gates;
  ExercisePolicy exercise;
  double hurdle_vega;  ///< d ln H / d sigma: a shifted hurdle moves with the volatility

  bool pays_at_hit() const { return strike < hurdle; }
};

/// A strike of 0, in deviations at the expiry: the density is 0 this far out.
constexpr double no_strike = -1e6;

inline HurdleClaim hurdle_claim(const ReducedClaim& claim, HurdlePayoff payoff, Years expiry,
                                double watched_from) {
  return {.payoff = payoff,
          .hurdle = claim.hurdle,
          .expiry = expiry,
          .strike = claim.strike,
          .watched_from = Years{watched_from}};
}

/// Risk-neutral P(S_t > K, and the hurdle is met by t = `expiry`), with the hurdle watched from
/// `watched_from` on.
inline double probability_above(const FlatMarket& market, const ReducedClaim& claim, Years expiry,
                                double watched_from) {
  const double discounted =
      hurdle_claim_value(market, hurdle_claim(claim, HurdlePayoff::cash_if_above, expiry, watched_from));
  return std::min(1.0, discounted * std::exp(market.risk_free_rate * expiry));
}

inline double hit_within(const FlatMarket& market, const ReducedClaim& claim, double from, double to) {
  if (from <= 0.0) return hit_probability(market, claim.hurdle, Years{to}, Measure::risk_neutral);
  return hit_probability(market, claim.hurdle, Interval{Years{from}, Years{to}}, Measure::risk_neutral);
}

/// {value, P(vested), P(exercised)} given the milestone's day; the negative derivative by the day is
/// DateSensitivity.
inline Row<3> held_given(const FlatMarket& market, const ReducedClaim& claim, double day) {
  const double from = claim.after_other_gates ? day : 0.0;
  return {hurdle_claim_value(market, hurdle_claim(claim, HurdlePayoff::call, claim.expiry, from)),
          hit_within(market, claim, from, claim.expiry.value),
          probability_above(market, claim, claim.expiry, from)};
}

inline Row<3> exercised_after_given(const FlatMarket& market, const ReducedClaim& claim, double day) {
  const double vested = hit_within(market, claim, day, claim.expiry.value);
  ReducedClaim at_start = claim;  // a price above the strike on that day is above the hurdle, too
  at_start.hurdle = 0.5 * market.spot;
  return {hurdle_claim_value(market, hurdle_claim(claim, HurdlePayoff::call_at_hit, claim.expiry, day)),
          vested, claim.pays_at_hit() ? vested : probability_above(market, at_start, Years{day}, 0.0)};
}

inline Row<3> exercised_latched_given(const FlatMarket& market, const ReducedClaim& claim, double day) {
  const Years vesting{day};
  const double by_expiry = hit_within(market, claim, 0.0, claim.expiry.value);
  const double after = by_expiry - hit_within(market, claim, 0.0, day);
  return {hurdle_claim_value(market, hurdle_claim(claim, HurdlePayoff::call, vesting, 0.0)) +
              (hurdle_claim_value(market, hurdle_claim(claim, HurdlePayoff::call_at_hit, claim.expiry, 0.0)) -
               hurdle_claim_value(market, hurdle_claim(claim, HurdlePayoff::call_at_hit, vesting, 0.0))),
          by_expiry, probability_above(market, claim, vesting, 0.0) + (claim.pays_at_hit() ? after : 0.0)};
}

inline Row<3> given_day(const FlatMarket& market, const ReducedClaim& claim, double day) {
  if (claim.exercise == ExercisePolicy::hold_to_expiry) return held_given(market, claim, day);
  if (claim.after_other_gates) return exercised_after_given(market, claim, day);
  return exercised_latched_given(market, claim, day);
}

/// The claim over either scalar, for its sensitivity to the milestone date.
template <class T>
PendingClaim<T> pending_claim(const FlatMarket& market, const ReducedClaim& claim) {
  const double price = market.spot.value;
  const bool has_strike = claim.strike.value > 0.0;
  const double out_of_reach = no_strike * market.volatility * std::sqrt(claim.expiry.value);
  const double drift = market.risk_free_rate.value - market.dividend_yield.value;
  const T volatility = scalar<T>(market.volatility, 0.0, 1.0);
  const T log_spot = scalar<T>(std::log(price), 1.0 / price, 0.0);
  const T log_hurdle = scalar<T>(std::log(claim.hurdle.value), 0.0, claim.hurdle_vega);
  const T half_variance = T{0.5} * volatility * volatility;
  return {.spot = scalar<T>(price, 1.0, 0.0),
          .volatility = volatility,
          .hurdle = exp(log_hurdle),
          .strike = claim.strike.value,
          .rate = market.risk_free_rate.value,
          .yield = market.dividend_yield.value,
          .expiry = claim.expiry.value,
          .hurdle_at = log_hurdle - log_spot,
          .strike_at = has_strike ? T{std::log(claim.strike.value)} - log_spot : T{out_of_reach},
          .drift = T{drift} - half_variance,
          .share_drift = T{drift} + half_variance};
}

template <class T>
DateSensitivity<T> date_sensitivity(const PendingClaim<T>& pending, const ReducedClaim& claim,
                                    const Moment& moment) {
  if (claim.exercise == ExercisePolicy::hold_to_expiry) return held_after_milestone(pending, moment);
  return claim.after_other_gates ? exercised_after_milestone(pending, moment)
                                 : exercised_latched(pending, moment);
}

}  // namespace fairvalue::detail
