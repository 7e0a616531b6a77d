/// \file pricing/closed_form/lateness.hpp
/// What a tranche loses for every year its milestone comes later: -G'(m), where G(m) is its value when the
/// milestone is reached at m. The slope needs only the price's law at m, where G after a milestone needs the
/// joint law at two times: at m the value as a function of the price has a kink at the hurdle, and half the
/// variance times the density there times the kink is what flows away (Ito-Tanaka).
#pragma once
#include <cmath>

#include <fairvalue/pricing/flat_market.hpp>

#include "dual.hpp"
#include "milestone_integral.hpp"

namespace fairvalue::detail {

/// A tranche's hurdle claim over a scalar, its milestone yet to come. A hurdle below the spot is none.
template <class T>
struct LateClaim {
  T spot;
  T volatility;
  T hurdle;
  double strike;
  double rate;
  double yield;
  double expiry;
  T hurdle_at;    ///< ln(H / S)
  T strike_at;    ///< ln(K / S)
  T drift;        ///< of the logarithm, risk-neutral
  T share_drift;  ///< under the share measure

  bool hurdle_is_ahead() const { return value_of(hurdle_at) > 0.0; }
  bool strike_is_below() const { return strike < value_of(hurdle); }
};

template <class T>
struct Lost {
  T value;
  T vesting;  ///< probabilities, risk-neutral
  T exercise;
};

constexpr double inverse_root_two_pi = 0.39894228040143267794;

template <class T>
T bell(const T& x) {
  return T{inverse_root_two_pi} * exp(T{-0.5} * x * x);
}

template <class T>
T deviation(const LateClaim<T>& claim, double time) {
  return claim.volatility * T{std::sqrt(time)};
}

/// Of the paths at the hurdle at m, a year: those that never come back to it, and those of them that would
/// have ended above the strike.
template <class T>
struct LastVisits {
  T all;
  T above;
};

template <class T>
LastVisits<T> last_visits(const LateClaim<T>& claim, const T& drift, Moment m) {
  const T left = deviation(claim, m.left);
  const T there = bell((claim.hurdle_at - drift * T{m.time}) / deviation(claim, m.time));
  const T rate = there / T{std::sqrt(m.time * m.left)};
  const T a = drift * T{m.left} / left;
  const T falls = bell(a) - a * normal_cdf(-a);
  if (!claim.strike_is_below()) return {rate * falls, T{0.0}};  // above the strike is above the hurdle
  const T c = a + (claim.hurdle_at - claim.strike_at) / left;
  return {rate * falls, rate * (falls - (bell(c) - a * normal_cdf(-c)))};
}

/// Held to expiry, the hurdle after the milestone.
template <class T>
Lost<T> held_after_milestone(const LateClaim<T>& claim, Moment m) {
  const LastVisits<T> money = last_visits(claim, claim.drift, m);
  const LastVisits<T> shares = last_visits(claim, claim.share_drift, m);
  return {claim.spot * T{std::exp(-claim.yield * claim.expiry)} * shares.above -
              T{claim.strike * std::exp(-claim.rate * claim.expiry)} * money.above,
          money.all, money.above};
}

/// What holding max(S - K, 0) for another year costs where the price is above `level` at m: the dividends
/// less the interest on the strike. Discounted to now.
template <class T>
T carry(const LateClaim<T>& claim, const T& share_probability, const T& probability, double time) {
  return T{claim.yield * std::exp(-claim.yield * time)} * claim.spot * share_probability -
         T{claim.rate * claim.strike * std::exp(-claim.rate * time)} * probability;
}

/// -d/dm P(S_m > K).
template <class T>
T drift_below(const LateClaim<T>& claim, double time) {
  const T s = deviation(claim, time);
  const T half_slope = claim.strike_at / T{2.0 * time} + T{0.5} * claim.drift;
  return -bell((claim.strike_at - claim.drift * T{time}) / s) * half_slope / s;
}

/// At the hurdle from below: by how much 1 paid at the hit grows with the price's logarithm.
template <class T>
T touch_slope(const LateClaim<T>& claim, double left) {
  const T s = deviation(claim, left);
  const T variance = claim.volatility * claim.volatility;
  const T root = discount_root<T>({claim.drift, claim.share_drift, claim.rate, claim.yield}, variance);
  const T x = root * T{left} / s;
  return (T{2.0} * bell(x) + x * (T{1.0} - T{2.0} * normal_cdf(-x)) - claim.drift * T{left} / s) / s;
}

/// Exercised at the first moment at the hurdle after the milestone.
template <class T>
Lost<T> exercised_after_milestone(const LateClaim<T>& claim, Moment m) {
  const bool pays = claim.strike_is_below();
  const T level = pays ? claim.hurdle_at : claim.strike_at;
  const T s = deviation(claim, m.time);
  const T kink =
      pays ? (claim.hurdle - T{claim.strike}) * touch_slope(claim, m.left) - claim.hurdle : T{-claim.strike};
  const T z = (level - claim.drift * T{m.time}) / s;
  const T flow = T{0.5 * std::exp(-claim.rate * m.time)} * claim.volatility * claim.volatility * bell(z) / s;
  const T above = normal_cdf(-z);
  const T shares_above = normal_cdf((claim.share_drift * T{m.time} - level) / s);
  const T visits = last_visits(claim, claim.drift, m).all;
  return {carry(claim, shares_above, above, m.time) + flow * kink, visits,
          pays ? visits : drift_below(claim, m.time)};
}

/// e^{2 drift b / sigma^2} N(-x) where e^{...} n(x) is `density`: for large x the exponential alone
/// overflows.
template <class T>
T weighted_tail(const T& exponent, const T& density, const T& x) {
  return value_of(x) > 0.0 ? density * mills_ratio(x) : exp(exponent) * normal_cdf(-x);
}

/// The paths that were at the hurdle by m and are at or below a level then.
template <class T>
struct Reflected {
  T density;  ///< at the level, in deviations
  T below;    ///< probability
};

template <class T>
Reflected<T> reflected(const LateClaim<T>& claim, const T& drift, const T& level, double time) {
  const T s = deviation(claim, time);
  const T exponent = T{2.0} * drift * claim.hurdle_at / (claim.volatility * claim.volatility);
  const T x = (T{2.0} * claim.hurdle_at - level + drift * T{time}) / s;
  const T density = T{inverse_root_two_pi} * exp(exponent - T{0.5} * x * x);
  return {density, weighted_tail(exponent, density, x)};
}

/// P(at the hurdle by m, S_m > K), for a strike below a hurdle ahead.
template <class T>
T hit_and_above(const LateClaim<T>& claim, const T& drift, double time) {
  const T direct = normal_cdf((drift * T{time} - claim.hurdle_at) / deviation(claim, time));
  return direct + reflected(claim, drift, claim.hurdle_at, time).below -
         reflected(claim, drift, claim.strike_at, time).below;
}

/// Exercised when the later of a latched hurdle and the milestone comes.
template <class T>
Lost<T> exercised_latched(const LateClaim<T>& claim, Moment m) {
  const T s = deviation(claim, m.time);
  const double discounted = 0.5 * claim.strike * std::exp(-claim.rate * m.time);
  if (!(claim.hurdle_is_ahead() && claim.strike_is_below())) {
    const T z = (claim.strike_at - claim.drift * T{m.time}) / s;
    const T shares_above = normal_cdf((claim.share_drift * T{m.time} - claim.strike_at) / s);
    return {carry(claim, shares_above, normal_cdf(-z), m.time) -
                T{discounted} * claim.volatility * claim.volatility * bell(z) / s,
            T{0.0}, drift_below(claim, m.time)};
  }
  const T image = reflected(claim, claim.drift, claim.strike_at, m.time).density;
  const T half_slope = (claim.strike_at - T{2.0} * claim.hurdle_at) / T{2.0 * m.time} + T{0.5} * claim.drift;
  return {carry(claim, hit_and_above(claim, claim.share_drift, m.time),
                hit_and_above(claim, claim.drift, m.time), m.time) -
              T{discounted} * claim.volatility * claim.volatility * image / s,
          T{0.0}, -image * half_slope / s};
}

}  // namespace fairvalue::detail
