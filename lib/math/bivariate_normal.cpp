#include <fairvalue/math/bivariate_normal.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/special_functions/owens_t.hpp>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>

namespace fairvalue {
namespace {

using InDoubles = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// A bound with the probability beyond it, on the side away from 0.
struct Bound {
  double at;
  double tail;
};

Bound bound(double at) { return {.at = at, .tail = normal_cdf(-std::abs(at))}; }

double below(Bound bound) { return bound.at < 0.0 ? bound.tail : 1.0 - bound.tail; }
double above(Bound bound) { return bound.at < 0.0 ? 1.0 - bound.tail : bound.tail; }

/// y - rho x without cancelling where the two nearly agree, as they do at correlations near 1 and -1.
double rise(double x, double y, double rho) {
  return rho > 0.0 ? (y - x) + (1.0 - rho) * x : (y + x) - (1.0 + rho) * x;
}

/// T(h, a), a = height / h >= 0, h >= 0, not both 0. Slopes above 1 by Owen's (2.3), here and not in Boost,
/// which takes the tails there in long double.
double owens_t(double h, double tail, double height) {
  if (height <= h) return boost::math::owens_t(h, height / h, InDoubles{});
  const double other = normal_cdf(-height);
  return 0.5 * (tail + other) - tail * other - boost::math::owens_t(height, h / height, InDoubles{});
}

/// T at the bound, with the sign of its slope.
double part(Bound bound, double rise, double root) {
  const double area = owens_t(std::abs(bound.at), bound.tail, std::abs(rise) / root);
  return (bound.at < 0.0) == (rise < 0.0) ? area : -area;
}

/// Owen's (2.1), for |rho| < 1 and not both bounds at 0.
double by_owens_t(Bound x, Bound y, double rho) {
  const double root = std::sqrt((1.0 - rho) * (1.0 + rho));
  const double opposite = (x.at < 0.0) == (y.at < 0.0) ? 0.0 : 0.5;
  return 0.5 * (below(x) + below(y)) - part(x, rise(x.at, y.at, rho), root) -
         part(y, rise(y.at, x.at, rho), root) - opposite;
}

/// |rho| < 1. Both at zero: Sheppard's quadrant.
double within(Bound x, Bound y, double rho) {
  const bool origin = std::abs(x.at) + std::abs(y.at) < 1e-100;
  return origin ? 0.25 + std::asin(rho) / (2.0 * std::numbers::pi) : by_owens_t(x, y, rho);
}

}  // namespace

double bivariate_normal_cdf(double x, double y, double rho) {
  require(!std::isnan(x), "x", "a number", x);
  require(!std::isnan(y), "y", "a number", y);
  require(-1.0 <= rho && rho <= 1.0, "rho", "between -1 and 1", rho);
  const Bound first = bound(x);
  const Bound second = bound(y);
  const double most = std::min(below(first), below(second));         // at correlation 1
  const double least = std::max(0.0, below(first) - above(second));  // at correlation -1
  const bool beyond = !(std::abs(x) < 39.0 && std::abs(y) < 39.0);   // there the tail is 0
  if (rho == 1.0 || beyond) return most;
  if (rho == -1.0) return least;
  return std::min(std::max(within(first, second, rho), least), most);
}

}  // namespace fairvalue
