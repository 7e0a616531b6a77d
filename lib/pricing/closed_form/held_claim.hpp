/// \file pricing/closed_form/held_claim.hpp
/// An up-and-in call and its probabilities at once, for claims that are valued by the million.
#pragma once
#include <algorithm>
#include <cmath>
#include <optional>

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

/// Hurdle and strike in deviations of the price's logarithm at the expiry.
struct HeldTerms {
  double s;       ///< the deviation
  double drift;   ///< risk-neutral
  double hurdle;  ///< at most 0: met already
  double strike;
  double density;         ///< of the logarithm at the hurdle; that of the paths reflected there is the same
  double strike_density;  ///< of the reflected paths where the strike is below a hurdle ahead, else of all

  bool ahead() const { return hurdle > 0.0; }
  bool reflects() const { return ahead() && strike < hurdle; }
};

inline HeldTerms held_terms(const FlatMarket& market, const ReducedClaim& claim) {
  const double root = std::sqrt(claim.expiry.value);
  const double s = market.volatility * root;
  const double carry = market.risk_free_rate.value - market.dividend_yield.value;
  HeldTerms terms{.s = s,
                  .drift = carry * root / market.volatility - 0.5 * s,
                  .hurdle = std::log(claim.hurdle / market.spot) / s,
                  .strike = claim.strike.value > 0.0 ? std::log(claim.strike / market.spot) / s : no_strike,
                  .density = 0.0,
                  .strike_density = 0.0};
  if (terms.ahead()) terms.density = bell(terms.hurdle - terms.drift);
  const double away = terms.strike - terms.drift;
  const double reflection = terms.reflects() ? 2.0 * terms.hurdle * (terms.hurdle - terms.strike) : 0.0;
  terms.strike_density = inverse_root_two_pi * std::exp(-0.5 * away * away - reflection);
  return terms;
}

/// weight x N(-z) where weight x n(z) is `density`.
template <class Weight>
double weighted_tail(double z, double density, const Weight& weight) {
  return z >= 0.0 ? density * mills_ratio(z) : weight() - density * mills_ratio(-z);
}

struct HitOdds {
  double hit;
  double above;  ///< hit, and above the strike in the end
};

/// At a drift, with the densities that belong to it.
inline HitOdds hit_odds(const HeldTerms& x, double drift, double density, double strike_density) {
  const auto one = [] { return 1.0; };
  const auto reflected = [&] { return std::exp(2.0 * drift * x.hurdle); };
  const double hit = x.ahead() ? weighted_tail(x.hurdle - drift, density, one) +
                                     weighted_tail(x.hurdle + drift, density, reflected)
                               : 1.0;
  if (!x.reflects()) return {hit, weighted_tail(x.strike - drift, strike_density, one)};
  return {hit, hit - weighted_tail(2.0 * x.hurdle - x.strike + drift, strike_density, reflected)};
}

/// A difference of so much of its greater number has kept all but three digits.
constexpr double least_part = 1e-3;

/// None where a difference would lose digits. The share measure's densities are the risk-neutral ones times
/// the price over the forward price: both measures share their exponentials, and so the rounding of these.
inline std::optional<HeldClaim> held_at_once(const FlatMarket& market, const ReducedClaim& claim,
                                             const HeldTerms& x) {
  const double cash = std::exp(-(market.risk_free_rate * claim.expiry));
  const double share = market.spot.value * std::exp(-(market.dividend_yield * claim.expiry));
  const double forward = share / cash;
  const HitOdds money = hit_odds(x, x.drift, x.density, x.strike_density);
  const HitOdds shares = hit_odds(x, x.drift + x.s, x.density * (claim.hurdle.value / forward),
                                  x.strike_density * (claim.strike.value / forward));
  const double value = share * shares.above - claim.strike.value * cash * money.above;
  if (x.reflects() && !(money.above >= least_part * money.hit)) return std::nullopt;
  if (!(value >= least_part * share * shares.above)) return std::nullopt;
  return HeldClaim{.value = value,
                   .hit = std::min(1.0, money.hit),
                   .hit_share = std::min(1.0, shares.hit),
                   .above = std::min(1.0, money.above)};
}

inline HeldClaim held_claim(const FlatMarket& market, const ReducedClaim& claim) {
  if (claim.expiry.value > 0.0) {
    const auto at_once = held_at_once(market, claim, held_terms(market, claim));
    if (at_once) return *at_once;
  }
  return held_by_parts(market, claim);
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
