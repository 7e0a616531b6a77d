/// Dual numbers: a number with its derivatives by share price and volatility. A formula templated on its
/// scalar gives its value with `double` and its exact greeks with `Dual`.
#pragma once
#include <cmath>
#include <type_traits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/bivariate_normal.hpp>
#include <fairvalue/math/normal.hpp>

namespace fairvalue::detail {

inline constexpr double inverse_root_two_pi = 0.39894228040143267794;

struct Dual {
  double value;
  double by_spot = 0.0;
  double by_volatility = 0.0;

  constexpr Dual(double v) : value(v) {}
  constexpr Dual(double v, double spot, double volatility)
      : value(v), by_spot(spot), by_volatility(volatility) {}
};

constexpr double value_of(double x) { return x; }
constexpr double value_of(const Dual& x) { return x.value; }

/// A number with its derivatives by spot and volatility, for either scalar.
template <class T>
T scalar(double value, double by_spot, double by_volatility) {
  if constexpr (std::is_same_v<T, Dual>) return {value, by_spot, by_volatility};
  return value;
}

/// f(x), given f's value and slope at x.
constexpr Dual through(const Dual& x, double value, double slope) {
  return {value, slope * x.by_spot, slope * x.by_volatility};
}

constexpr Dual operator-(const Dual& x) { return through(x, -x.value, -1.0); }
constexpr Dual operator+(const Dual& x, const Dual& y) {
  return {x.value + y.value, x.by_spot + y.by_spot, x.by_volatility + y.by_volatility};
}
constexpr Dual operator-(const Dual& x, const Dual& y) { return x + -y; }
constexpr Dual operator*(const Dual& x, const Dual& y) {
  return {x.value * y.value, x.by_spot * y.value + x.value * y.by_spot,
          x.by_volatility * y.value + x.value * y.by_volatility};
}
constexpr Dual operator/(const Dual& x, const Dual& y) {
  const double ratio = x.value / y.value;
  return {ratio, (x.by_spot - ratio * y.by_spot) / y.value,
          (x.by_volatility - ratio * y.by_volatility) / y.value};
}
constexpr Dual& operator+=(Dual& x, const Dual& y) { return x = x + y; }

using std::exp;
inline Dual exp(const Dual& x) {
  const double e = std::exp(x.value);
  return through(x, e, e);
}

/// A square root with derivative 0 at 0, correct for functions that are even in the root.
inline double even_root(double x) { return std::sqrt(x); }
inline Dual even_root(const Dual& x) {
  const double root = std::sqrt(x.value);
  return through(x, root, root > 0.0 ? 0.5 / root : 0.0);
}

/// sqrt(nu^2 + 2 r sigma^2) = sqrt((nu + sigma^2)^2 + 2 q sigma^2), the root in the discount factor of a
/// payment at the hit, without cancellation. Refused if rate and yield are both negative: the root may then
/// not be real.
template <class T>
T discount_root(const T& cash_drift, const T& share_drift, double rate, double yield, const T& variance) {
  if (yield >= 0.0) return even_root(share_drift * share_drift + T{2.0 * yield} * variance);
  if (rate >= 0.0) return even_root(cash_drift * cash_drift + T{2.0 * rate} * variance);
  throw DomainError("market.dividend_yield", ">= 0 for a payment at the hit at a negative rate", yield);
}

using fairvalue::normal_cdf;
inline Dual normal_cdf(const Dual& x) { return through(x, normal_cdf(x.value), normal_density(x.value)); }

using fairvalue::mills_ratio;
/// Minus the derivative of Mills' ratio.
inline double mills_fall(double x) { return 1.0 - x * mills_ratio(x); }
inline Dual mills_ratio(const Dual& x) { return through(x, mills_ratio(x.value), -mills_fall(x.value)); }
inline Dual mills_fall(const Dual& x) {
  const double ratio = mills_ratio(x.value);
  return through(x, mills_fall(x.value), x.value - (1.0 + x.value * x.value) * ratio);
}

using fairvalue::bivariate_normal_cdf;
/// Requires |rho| < 1.
inline Dual bivariate_normal_cdf(const Dual& x, const Dual& y, double rho) {
  const double rest = std::sqrt((1.0 - rho) * (1.0 + rho));
  const double slope_x = normal_density(x.value) * normal_cdf((y.value - rho * x.value) / rest);
  const double slope_y = normal_density(y.value) * normal_cdf((x.value - rho * y.value) / rest);
  return through(x, bivariate_normal_cdf(x.value, y.value, rho), slope_x) + through(y, 0.0, slope_y);
}

}  // namespace fairvalue::detail
