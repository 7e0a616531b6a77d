/// \file pricing/closed_form/milestone_sensitivity.hpp
/// The sensitivity of a tranche to the milestone date: -G'(m), where G(m) is its value if the milestone is
/// reached at m. It depends only on the law of the price at m. Derivation:
/// docs/explanation/milestone-date.md.
#pragma once
#include <cmath>

#include <fairvalue/pricing/flat_market.hpp>

#include "dual.hpp"
#include "milestone_integral.hpp"
#include "passage.hpp"

namespace fairvalue::detail {

/// A hurdle claim whose milestone is ahead, over either scalar. A hurdle below the spot counts as none.
template <class T>
struct PendingClaim {
  T spot;
  T volatility;
  T hurdle;
  double strike;
  double rate;
  double yield;
  double expiry;
  T hurdle_at;    ///< ln(H / S)
  T strike_at;    ///< ln(K / S)
  T drift;        ///< of the log price, risk-neutral
  T share_drift;  ///< under the share measure

  bool hurdle_is_ahead() const { return value_of(hurdle_at) > 0.0; }
  bool strike_is_below() const { return strike < value_of(hurdle); }
};

/// The loss per year of delay of the milestone.
template <class T>
struct DateSensitivity {
  T value;
  T vesting;   ///< of the risk-neutral probability of vesting
  T exercise;  ///< of the risk-neutral probability of exercise
};

template <class T>
T deviation(const PendingClaim<T>& claim, double time) {
  return claim.volatility * T{std::sqrt(time)};
}

/// Density at m of the last passage at the hurdle: of all paths, and of those that end above the strike.
template <class T>
struct LastPassage {
  T all;
  T above;
};

template <class T>
LastPassage<T> last_passage(const PendingClaim<T>& claim, const T& drift, Moment m) {
  const T left = deviation(claim, m.left);
  const T there = bell((claim.hurdle_at - drift * T{m.time}) / deviation(claim, m.time));
  const T rate = there / T{std::sqrt(m.time * m.left)};
  const T a = drift * T{m.left} / left;
  const T falls = bell(a) - a * normal_cdf(-a);
  if (!claim.strike_is_below()) return {rate * falls, T{0.0}};  // such paths end below the hurdle
  const T c = a + (claim.hurdle_at - claim.strike_at) / left;
  return {rate * falls, rate * (falls - (bell(c) - a * normal_cdf(-c)))};
}

/// Held to the expiry; the hurdle counts from the milestone on.
template <class T>
DateSensitivity<T> held_after_milestone(const PendingClaim<T>& claim, Moment m) {
  const LastPassage<T> money = last_passage(claim, claim.drift, m);
  const LastPassage<T> shares = last_passage(claim, claim.share_drift, m);
  return {claim.spot * T{std::exp(-claim.yield * claim.expiry)} * shares.above -
              T{claim.strike * std::exp(-claim.rate * claim.expiry)} * money.above,
          money.all, money.above};
}

/// The cost of carry per year of an option in the money at m: the dividends missed less the interest on the
/// strike, discounted to now.
template <class T>
T carry(const PendingClaim<T>& claim, const T& share_probability, const T& probability, double time) {
  return T{claim.yield * std::exp(-claim.yield * time)} * claim.spot * share_probability -
         T{claim.rate * claim.strike * std::exp(-claim.rate * time)} * probability;
}

/// -d/dm P(S_m > K).
template <class T>
T drift_below(const PendingClaim<T>& claim, double time) {
  const T s = deviation(claim, time);
  const T half_slope = claim.strike_at / T{2.0 * time} + T{0.5} * claim.drift;
  return -bell((claim.strike_at - claim.drift * T{time}) / s) * half_slope / s;
}

/// The derivative by the log price of the value of 1 paid at the hit, just below the hurdle.
template <class T>
T touch_slope(const PendingClaim<T>& claim, double left) {
  const T s = deviation(claim, left);
  const T variance = claim.volatility * claim.volatility;
  const T root = discount_root(claim.drift, claim.share_drift, claim.rate, claim.yield, variance);
  const T x = root * T{left} / s;
  return (T{2.0} * bell(x) + x * (T{1.0} - T{2.0} * normal_cdf(-x)) - claim.drift * T{left} / s) / s;
}

/// Exercised at the first passage after the milestone.
template <class T>
DateSensitivity<T> exercised_after_milestone(const PendingClaim<T>& claim, Moment m) {
  const bool pays = claim.strike_is_below();
  const T level = pays ? claim.hurdle_at : claim.strike_at;
  const T s = deviation(claim, m.time);
  const T kink =
      pays ? (claim.hurdle - T{claim.strike}) * touch_slope(claim, m.left) - claim.hurdle : T{-claim.strike};
  const T z = (level - claim.drift * T{m.time}) / s;
  const T flow = T{0.5 * std::exp(-claim.rate * m.time)} * claim.volatility * claim.volatility * bell(z) / s;
  const T above = normal_cdf(-z);
  const T shares_above = normal_cdf((claim.share_drift * T{m.time} - level) / s);
  const T visits = last_passage(claim, claim.drift, m).all;
  return {carry(claim, shares_above, above, m.time) + flow * kink, visits,
          pays ? visits : drift_below(claim, m.time)};
}

/// Hurdle and strike in deviations of the log price at m.
template <class T>
PassageTerms<T> passage_by(const PendingClaim<T>& claim, double time) {
  const T s = deviation(claim, time);
  return {.hurdle = claim.hurdle_at / s, .strike = claim.strike_at / s};
}

/// P(hurdle hit by m, S_m > K).
template <class T>
T hit_and_above(const PendingClaim<T>& claim, const T& drift, double time) {
  const PassageTerms<T> terms = passage_by(claim, time);
  const T deviations = drift * T{time} / deviation(claim, time);
  return hit_odds(terms, deviations, passage_densities(terms, deviations)).above;
}

/// Exercised at the later of the milestone and the first passage of a latched hurdle.
template <class T>
DateSensitivity<T> exercised_latched(const PendingClaim<T>& claim, Moment m) {
  const T s = deviation(claim, m.time);
  const double discounted = 0.5 * claim.strike * std::exp(-claim.rate * m.time);
  if (!(claim.hurdle_is_ahead() && claim.strike_is_below())) {
    const T z = (claim.strike_at - claim.drift * T{m.time}) / s;
    const T shares_above = normal_cdf((claim.share_drift * T{m.time} - claim.strike_at) / s);
    return {carry(claim, shares_above, normal_cdf(-z), m.time) -
                T{discounted} * claim.volatility * claim.volatility * bell(z) / s,
            T{0.0}, drift_below(claim, m.time)};
  }
  const T image = passage_densities(passage_by(claim, m.time), claim.drift * T{m.time} / s).strike;
  const T half_slope = (claim.strike_at - T{2.0} * claim.hurdle_at) / T{2.0 * m.time} + T{0.5} * claim.drift;
  return {carry(claim, hit_and_above(claim, claim.share_drift, m.time),
                hit_and_above(claim, claim.drift, m.time), m.time) -
              T{discounted} * claim.volatility * claim.volatility * image / s,
          T{0.0}, -image * half_slope / s};
}

}  // namespace fairvalue::detail
