/// The law of the log return y = ln(S_T / S), and expectations of payoffs between two prices, in forms that
/// lose no digits, from the far tail to certainty.
#pragma once
#include <cmath>
#include <limits>
#include <vector>

#include <fairvalue/math/gauss_legendre.hpp>

#include "dual.hpp"

namespace fairvalue::detail {

/// ln(a / b) for a, b > 0, accurate if they nearly agree, and without overflow of the ratio.
inline double log_ratio(double a, double b) {
  const double change = (a - b) / b;
  if (std::abs(change) < 0.5) return std::log1p(change);
  const double ratio = a / b;
  return ratio > 0.0 && std::isfinite(ratio) ? std::log(ratio) : std::log(a) - std::log(b);
}

/// Normal, or reflected: the paths that reach y = b and end below it, whose density is that of a normal
/// around 2b + mean with the weight e^{2 mean b / deviation^2}, for y <= b only.
template <class T>
struct TerminalLaw {
  T mean;
  T deviation;
  T reflected_at{0.0};  ///< b >= 0; 0: not reflected
  bool reflected = false;
};

/// A price and its y = ln(price / S).
template <class T>
struct Bound {
  T y;
  double price;
};
template <class T>
Bound<T> no_lower_bound() {
  return {T{-std::numeric_limits<double>::infinity()}, 0.0};
}
template <class T>
Bound<T> no_upper_bound() {
  return {T{std::numeric_limits<double>::infinity()}, std::numeric_limits<double>::infinity()};
}

/// A bound in deviations, with the law's density there: weight x n(z), whose exponents are added first to
/// avoid overflow.
template <class T>
struct Edge {
  T z;
  T density;
  double price;
};

template <class T>
T centre(const TerminalLaw<T>& law) {
  return law.reflected ? law.mean + T{2.0} * law.reflected_at : law.mean;
}

template <class T>
T weight(const TerminalLaw<T>& law) {
  if (!law.reflected) return T{1.0};
  return exp(T{2.0} * law.mean * law.reflected_at / (law.deviation * law.deviation));
}

template <class T>
T density(const TerminalLaw<T>& law, const T& y) {
  const T from_mean = (y - law.mean) / law.deviation;
  T exponent = T{-0.5} * from_mean * from_mean;
  if (law.reflected) {
    exponent += T{-2.0} * (law.reflected_at / law.deviation) * ((law.reflected_at - y) / law.deviation);
  }
  return T{inverse_root_two_pi} * exp(exponent);
}

template <class T>
Edge<T> edge(const TerminalLaw<T>& law, const Bound<T>& bound) {
  if (std::isinf(value_of(bound.y))) return {bound.y, T{0.0}, bound.price};
  return {(bound.y - centre(law)) / law.deviation, density(law, bound.y), bound.price};
}

/// Whether the two tails are too close to be subtracted.
template <class T>
bool close_together(const Edge<T>& low, const Edge<T>& high) {
  return value_of(high.z) - value_of(low.z) < 0.5;
}

/// The integral of density x payoff(price) between two close prices; `payoff` takes the relative distance
/// from the lower price.
template <class T, class Payoff>
T between_close(const TerminalLaw<T>& law, const Bound<T>& low, double high_price, const Payoff& payoff) {
  static const std::vector<QuadratureNode> rule = gauss_legendre(16, {0.0, 1.0});
  const double width = log_ratio(high_price, low.price);
  T sum{0.0};
  for (const QuadratureNode& node : rule) {
    const double step = node.x * width;
    sum += T{node.weight * payoff(std::expm1(step))} * density(law, low.y + T{step});
  }
  return sum * T{width} / law.deviation;
}

/// N(high) - N(low), computed on the side of the smaller tails.
template <class T>
T normal_between(const T& low, const T& high) {
  return value_of(low) > 0.0 ? normal_cdf(-low) - normal_cdf(-high) : normal_cdf(high) - normal_cdf(low);
}

template <class T>
T tail_probability(const Edge<T>& edge, const T& outward_z) {
  return value_of(edge.density) > 0.0 ? edge.density * mills_ratio(outward_z) : T{0.0};
}

/// P(low < S_T < high).
template <class T>
T probability(const TerminalLaw<T>& law, const Bound<T>& low, const Bound<T>& high) {
  const Edge<T> from = edge(law, low);
  const Edge<T> to = edge(law, high);
  if (close_together(from, to)) return between_close(law, low, high.price, [](double) { return 1.0; });
  if (value_of(from.z) >= 0.0) return tail_probability(from, from.z) - tail_probability(to, to.z);
  if (value_of(to.z) <= 0.0) return tail_probability(to, -to.z) - tail_probability(from, -from.z);
  return weight(law) * normal_between(from.z, to.z);
}

/// M(x) - M(x + step), given M(x), for the value of options far out of the money. For a small step by Gauss's
/// three-point rule over the derivative.
template <class T>
T mills_drop(const T& x, const T& ratio, const T& step) {
  if (value_of(step) > 0.05) return ratio - mills_ratio(x + step);
  constexpr double off_centre = 0.38729833462074168852;  // sqrt(3 / 5) / 2
  const T outer = mills_fall(x + T{0.5 - off_centre} * step) + mills_fall(x + T{0.5 + off_centre} * step);
  return step * (T{5.0 / 18.0} * outer + T{4.0 / 9.0} * mills_fall(x + T{0.5} * step));
}

/// E[S_T - K; S_T above the edge] for an edge a deviation or more above the mean.
template <class T>
T upper_excess(const Edge<T>& edge, const T& deviation, double strike) {
  if (!(value_of(edge.density) > 0.0)) return T{0.0};
  const T of_shares = mills_ratio(edge.z - deviation);
  const T drop = mills_drop(edge.z - deviation, of_shares, deviation);
  return edge.density * (T{edge.price - strike} * of_shares + T{strike} * drop);
}

/// E[S_T - K; S_T below the edge] for an edge below the mean.
template <class T>
T lower_excess(const Edge<T>& edge, const T& deviation, double strike) {
  if (!(value_of(edge.density) > 0.0)) return T{0.0};
  const T of_cash = mills_ratio(-edge.z);
  const T drop = mills_drop(-edge.z, of_cash, deviation);
  return edge.density * (T{edge.price - strike} * (of_cash - drop) - T{strike} * drop);
}

/// E[S_T - K; low < S_T < high].
template <class T>
T excess(const TerminalLaw<T>& law, const T& spot, double strike, const Bound<T>& low, const Bound<T>& high) {
  const Edge<T> from = edge(law, low);
  const Edge<T> to = edge(law, high);
  const T& s = law.deviation;
  if (close_together(from, to)) {
    return between_close(law, low, high.price,
                         [&low, strike](double above) { return (low.price - strike) + low.price * above; });
  }
  if (value_of(from.z) >= value_of(s)) return upper_excess(from, s, strike) - upper_excess(to, s, strike);
  if (value_of(to.z) <= 0.0) return lower_excess(to, s, strike) - lower_excess(from, s, strike);
  const T shares = spot * exp(centre(law) + T{0.5} * s * s);
  return weight(law) *
         (shares * normal_between(from.z - s, to.z - s) - T{strike} * normal_between(from.z, to.z));
}

}  // namespace fairvalue::detail
