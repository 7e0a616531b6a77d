/// The closed forms as the books print them, over any number type: with 50 digits an oracle for the library's
/// own, which are arranged differently; with doubles a quick one where nothing cancels.
#pragma once
#include <cmath>

#include <boost/math/special_functions/erf.hpp>

#include <fairvalue/pricing/hurdle_claim.hpp>

namespace textbook {

template <class Real>
struct Market {
  Real spot;
  Real rate;
  Real yield;
  Real volatility;
};

template <class Real>
Real normal_cdf(const Real& x) {
  using std::sqrt;
  const Real z = -x / sqrt(Real{2});
  return boost::math::erfc(z) / 2;
}

/// N(y) - N(x), from the side where it is small.
template <class Real>
Real normal_between(const Real& x, const Real& y) {
  return x > 0 ? Real(normal_cdf(Real(-x)) - normal_cdf(Real(-y))) : Real(normal_cdf(y) - normal_cdf(x));
}

enum class End { anywhere, above, below };

/// P(maximum >= b, and the end above or below k) of a Brownian motion, by the reflection principle.
template <class Real>
Real hit_and_end(const Real& b, const Real& k, const Real& drift, const Real& sigma, const Real& t, End end) {
  using std::exp;
  using std::sqrt;
  const Real s = sigma * sqrt(t);
  const Real weight = exp(2 * drift * b / (sigma * sigma));
  const auto z = [&](const Real& y) { return Real((y - drift * t) / s); };
  const auto above = [&](const Real& y) { return normal_cdf(Real(-z(y))); };
  const auto reflected = [&](const Real& y) { return Real(weight * normal_cdf(z(Real(y - 2 * b)))); };
  if (end == End::anywhere) return above(b) + reflected(b);
  if (end == End::above) {
    if (k >= b) return above(k);
    return above(b) + weight * normal_between(z(Real(k - 2 * b)), z(Real(-b)));
  }
  return k <= b ? reflected(k) : Real(reflected(b) + normal_between(z(b), z(k)));
}

/// The end alone, once the hurdle is met.
template <class Real>
Real end_only(const Real& k, const Real& drift, const Real& sigma, const Real& t, End end) {
  using std::sqrt;
  if (end == End::anywhere) return Real{1};
  const Real z = (k - drift * t) / (sigma * sqrt(t));
  return normal_cdf(end == End::above ? Real(-z) : z);
}

/// E[e^{-r tau}; tau <= T], Rubinstein and Reiner's (H/S)^{mu + lambda} N(z) + (H/S)^{mu - lambda} N(z').
template <class Real>
Real one_touch(const Market<Real>& m, const Real& hurdle, const Real& t) {
  using std::log;
  using std::pow;
  using std::sqrt;
  const Real variance = m.volatility * m.volatility;
  const Real mu = (m.rate - m.yield) / variance - Real{1} / 2;
  const Real lambda = sqrt(mu * mu + 2 * m.rate / variance);
  const Real s = m.volatility * sqrt(t);
  const Real z = log(hurdle / m.spot) / s + lambda * s;
  const Real ratio = hurdle / m.spot;
  return pow(ratio, Real(mu + lambda)) * normal_cdf(Real(-z)) +
         pow(ratio, Real(mu - lambda)) * normal_cdf(Real(-(z - 2 * lambda * s)));
}

template <class Real>
Real at_hit(const Market<Real>& m, fairvalue::HurdlePayoff payoff, const Real& hurdle, const Real& strike,
            const Real& t, bool met) {
  const Real price = met ? m.spot : hurdle;
  const Real cash = met ? Real{1} : one_touch(m, hurdle, t);
  if (payoff == fairvalue::HurdlePayoff::cash_at_hit) return cash;
  if (payoff == fairvalue::HurdlePayoff::share_at_hit) return price * cash;
  return price > strike ? Real((price - strike) * cash) : Real{0};
}

inline End end_of(fairvalue::HurdlePayoff payoff) {
  switch (payoff) {
    case fairvalue::HurdlePayoff::cash_if_above:
    case fairvalue::HurdlePayoff::share_if_above:
    case fairvalue::HurdlePayoff::call: return End::above;
    case fairvalue::HurdlePayoff::cash_if_below:
    case fairvalue::HurdlePayoff::share_if_below:
    case fairvalue::HurdlePayoff::put: return End::below;
    default: return End::anywhere;
  }
}

/// Strike and time > 0, watched from the start; `met`: the hurdle has been met already.
template <class Real>
Real value(const Market<Real>& m, fairvalue::HurdlePayoff payoff, const Real& hurdle, const Real& strike,
           const Real& t, bool met) {
  using fairvalue::HurdlePayoff;
  using std::exp;
  using std::log;
  if (payoff == HurdlePayoff::cash_at_hit || payoff == HurdlePayoff::share_at_hit ||
      payoff == HurdlePayoff::call_at_hit) {
    return at_hit(m, payoff, hurdle, strike, t, met);
  }
  const auto probability = [&](const Real& drift) {
    const Real b = log(hurdle / m.spot);
    const Real k = log(strike / m.spot);
    return met ? end_only(k, drift, m.volatility, t, end_of(payoff))
               : hit_and_end(b, k, drift, m.volatility, t, end_of(payoff));
  };
  const Real half = m.volatility * m.volatility / 2;
  const Real carry = m.rate - m.yield;
  const Real cash = exp(-m.rate * t) * probability(Real(carry - half));
  const Real shares = m.spot * exp(-m.yield * t) * probability(Real(carry + half));
  switch (payoff) {
    case HurdlePayoff::cash_at_expiry:
    case HurdlePayoff::cash_if_above:
    case HurdlePayoff::cash_if_below: return cash;
    case HurdlePayoff::call: return shares - strike * cash;
    case HurdlePayoff::put: return strike * cash - shares;
    default: return shares;
  }
}

}  // namespace textbook
