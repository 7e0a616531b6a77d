/// \file pricing/detail/held_claim.hpp
/// An up-and-in call and its probabilities at once, for claims that are valued by the million.
#pragma once
#include <algorithm>
#include <cmath>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/pricing/first_passage.hpp>

#include "reduced_claim.hpp"

namespace fairvalue::detail {

struct HeldClaim {
  double value;
  double hit;  ///< P(hurdle met), risk-neutral
  double hit_share;
  double above;  ///< P(hurdle met, S_T > K), risk-neutral
};

inline HeldClaim held_by_parts(const FlatMarket& market, const ReducedClaim& claim) {
  return {.value = value(market, hurdle_claim(claim, HurdlePayoff::call, claim.expiry, 0.0)),
          .hit = hit_probability(market, claim.hurdle, claim.expiry, Measure::risk_neutral),
          .hit_share = hit_probability(market, claim.hurdle, claim.expiry, Measure::share),
          .above = probability_above(market, claim, claim.expiry, 0.0)};
}

/// The hurdle and the strike in deviations of the price's logarithm at the expiry, a strike well below a
/// hurdle ahead.
struct HeldTerms {
  double s;       ///< the deviation
  double drift;   ///< risk-neutral
  double hurdle;  ///< > 0
  double strike;
  double density;         ///< at the hurdle; of the paths reflected there the same
  double strike_density;  ///< of the reflected paths at the strike
};

/// weight x N(-z) where weight x n(z) is `density`.
template <class Weight>
double weighted_tail(double z, double density, const Weight& weight) {
  return z >= 0.0 ? density * mills_ratio(z) : weight() - density * mills_ratio(-z);
}

struct HitTails {
  double hit;
  double below;  ///< hit, and at or below the strike in the end
};

/// At a drift that is higher by `shift` deviations, where densities are those of `density_at` times as much.
inline HitTails hit_tails(const HeldTerms& x, double shift, double density, double strike_density) {
  const double drift = x.drift + shift;
  const auto one = [] { return 1.0; };
  const auto reflected = [&] { return std::exp(2.0 * drift * x.hurdle); };
  return {.hit = weighted_tail(x.hurdle - drift, density, one) +
                 weighted_tail(x.hurdle + drift, density, reflected),
          .below = weighted_tail(2.0 * x.hurdle - x.strike + drift, strike_density, reflected)};
}

/// The share measure's densities are the risk-neutral ones times the price over the forward price: so both
/// measures share their exponentials, and their rounding, which the call's difference then does not magnify.
inline HeldClaim held_at_once(const FlatMarket& market, const ReducedClaim& claim, const HeldTerms& x) {
  const double cash = std::exp(-(market.risk_free_rate * claim.expiry));
  const double share = market.spot.value * std::exp(-(market.dividend_yield * claim.expiry));
  const double forward = share / cash;
  const HitTails money = hit_tails(x, 0.0, x.density, x.strike_density);
  const HitTails shares = hit_tails(x, x.s, x.density * (claim.hurdle.value / forward),
                                    x.strike_density * (claim.strike.value / forward));
  const double above = money.hit - money.below;
  return {.value = share * (shares.hit - shares.below) - claim.strike.value * cash * above,
          .hit = std::min(1.0, money.hit),
          .hit_share = std::min(1.0, shares.hit),
          .above = std::min(1.0, above)};
}

inline HeldTerms held_terms(const FlatMarket& market, const ReducedClaim& claim) {
  constexpr double inverse_root_two_pi = 0.39894228040143267794;
  const double root = std::sqrt(claim.expiry.value);
  const double s = market.volatility * root;
  const double carry = market.risk_free_rate.value - market.dividend_yield.value;
  const double drift = carry * root / market.volatility - 0.5 * s;
  const double hurdle = std::log(claim.hurdle / market.spot) / s;
  const double strike = std::log(claim.strike / market.spot) / s;
  const double away = hurdle - drift;
  const double strike_away = strike - drift;
  return {.s = s,
          .drift = drift,
          .hurdle = hurdle,
          .strike = strike,
          .density = inverse_root_two_pi * std::exp(-0.5 * away * away),
          .strike_density = inverse_root_two_pi *
                            std::exp(-0.5 * strike_away * strike_away - 2.0 * hurdle * (hurdle - strike))};
}

/// Where the formula's differences lose nothing: the strike half a deviation or more below the hurdle.
inline HeldClaim held_claim(const FlatMarket& market, const ReducedClaim& claim) {
  const bool ahead = claim.hurdle > market.spot && claim.strike.value > 0.0 && claim.expiry.value > 0.0;
  if (!ahead || !claim.pays_at_hit()) return held_by_parts(market, claim);
  const HeldTerms terms = held_terms(market, claim);
  if (!(terms.hurdle - terms.strike >= 0.5)) return held_by_parts(market, claim);
  return held_at_once(market, claim, terms);
}

/// The same for a claim exercised at the hit, or at once without a hurdle.
inline HeldClaim exercised_claim(const FlatMarket& market, const ReducedClaim& claim) {
  const auto [value, hit, above] = exercised_latched_given(market, claim, 0.0);
  return {.value = value,
          .hit = hit,
          .hit_share = hit_probability(market, claim.hurdle, claim.expiry, Measure::share),
          .above = above};
}

/// A claim that no milestone keeps waiting.
inline HeldClaim held_or_exercised(const FlatMarket& market, const ReducedClaim& claim) {
  return claim.exercise == ExercisePolicy::hold_to_expiry ? held_claim(market, claim)
                                                          : exercised_claim(market, claim);
}

}  // namespace fairvalue::detail
