/// \file pricing/closed_form/held_claim.hpp
/// An up-and-in call and its probabilities in one evaluation, for speed.
#pragma once
#include <algorithm>
#include <cmath>
#include <optional>

#include <fairvalue/pricing/first_passage.hpp>

#include "passage.hpp"
#include "reduced_claim.hpp"

namespace fairvalue::detail {

struct HeldClaim {
  double value;
  double hit;  ///< P(hurdle met), risk-neutral
  double hit_share;
  double above;  ///< P(hurdle met, S_T > K), risk-neutral
};

inline HeldClaim held_by_parts(const FlatMarket& market, const ReducedClaim& claim) {
  return {.value = hurdle_claim_value(market, hurdle_claim(claim, HurdlePayoff::call, claim.expiry, 0.0)),
          .hit = hit_probability(market, claim.hurdle, claim.expiry, Measure::risk_neutral),
          .hit_share = hit_probability(market, claim.hurdle, claim.expiry, Measure::share),
          .above = probability_above(market, claim, claim.expiry, 0.0)};
}

/// A difference of at least this fraction of its larger term loses at most three digits.
constexpr double min_part = 1e-3;

/// Empty if a difference would lose digits. The share measure's densities are the risk-neutral ones times the
/// price over the forward price: both measures share the exponentials and their rounding.
inline std::optional<HeldClaim> held_at_once(const FlatMarket& market, const ReducedClaim& claim) {
  const double root = std::sqrt(claim.expiry.value);
  const double deviation = market.volatility * root;
  const double carry = market.risk_free_rate.value - market.dividend_yield.value;
  const double drift = carry * root / market.volatility - 0.5 * deviation;  // in deviations, risk-neutral
  const PassageTerms<double> passage{
      .hurdle = std::log(claim.hurdle / market.spot) / deviation,
      .strike = claim.strike.value > 0.0 ? std::log(claim.strike / market.spot) / deviation : no_strike};
  const double cash = std::exp(-(market.risk_free_rate * claim.expiry));
  const double share = market.spot.value * std::exp(-(market.dividend_yield * claim.expiry));
  const double forward = share / cash;
  const PassageDensities<double> densities = passage_densities(passage, drift);
  const HitOdds<double> money = hit_odds(passage, drift, densities);
  const HitOdds<double> shares = hit_odds(passage, drift + deviation,
                                          {.hurdle = densities.hurdle * (claim.hurdle.value / forward),
                                           .strike = densities.strike * (claim.strike.value / forward)});
  const double value = share * shares.above - claim.strike.value * cash * money.above;
  if (passage.reflects() && !(money.above >= min_part * money.hit)) return std::nullopt;
  if (!(value >= min_part * share * shares.above)) return std::nullopt;
  return HeldClaim{.value = value,
                   .hit = std::min(1.0, money.hit),
                   .hit_share = std::min(1.0, shares.hit),
                   .above = std::min(1.0, money.above)};
}

inline HeldClaim held_claim(const FlatMarket& market, const ReducedClaim& claim) {
  if (claim.expiry.value > 0.0) {
    const auto at_once = held_at_once(market, claim);
    if (at_once) return *at_once;
  }
  return held_by_parts(market, claim);
}

/// The same for a claim exercised at the hit, or immediately without a hurdle.
inline HeldClaim exercised_claim(const FlatMarket& market, const ReducedClaim& claim) {
  const auto [value, hit, above] = exercised_latched_given(market, claim, 0.0);
  return {.value = value,
          .hit = hit,
          .hit_share = hit_probability(market, claim.hurdle, claim.expiry, Measure::share),
          .above = above};
}

/// A claim without a milestone ahead.
inline HeldClaim held_or_exercised(const FlatMarket& market, const ReducedClaim& claim) {
  return claim.exercise == ExercisePolicy::hold_to_expiry ? held_claim(market, claim)
                                                          : exercised_claim(market, claim);
}

}  // namespace fairvalue::detail
