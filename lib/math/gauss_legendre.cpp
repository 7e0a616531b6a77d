#include <fairvalue/math/gauss_legendre.hpp>

#include <cmath>
#include <cstddef>
#include <numbers>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

struct Legendre {
  double value;
  double slope;
};

/// P_n and its derivative at x within (-1, 1), by the three-term recurrence.
Legendre legendre(int n, double x) {
  double before = 0.0;
  double value = 1.0;
  for (int k = 1; k <= n; ++k) {
    const double next = ((2.0 * k - 1.0) * x * value - (k - 1.0) * before) / k;
    before = value;
    value = next;
  }
  return {.value = value, .slope = n * (before - x * value) / ((1.0 - x) * (1.0 + x))};
}

/// The i-th root of P_n from above. Newton's steps square the error in units of the roots' distance, which is
/// above 1e-6: after one below 1e-12 nothing is left.
double root(int n, int i) {
  double x = std::cos(std::numbers::pi * (i + 0.75) / (n + 0.5));
  for (double step = 1.0; std::abs(step) > 1e-12; x -= step) {
    const auto [value, slope] = legendre(n, x);
    step = value / slope;
  }
  return x;
}

/// On [-1, 1].
QuadratureNode node(int n, int i) {
  const bool middle = 2 * i + 1 == n;
  const double x = middle ? 0.0 : root(n, i);
  const double slope = legendre(n, x).slope;
  return {.x = x, .weight = 2.0 / ((1.0 - x) * (1.0 + x) * slope * slope)};
}

}  // namespace

std::vector<QuadratureNode> gauss_legendre(int n, Interval<double> interval) {
  require(1 <= n && n <= 1000, "n", "between 1 and 1000", n);
  const double half = 0.5 * require_finite("interval.high - interval.low", interval.high - interval.low);
  const auto size = static_cast<std::size_t>(n);
  std::vector<QuadratureNode> rule(size);
  for (int i = 0; 2 * i < n; ++i) {
    const auto [x, weight] = node(n, i);
    const auto low = static_cast<std::size_t>(i);
    rule[low] = {.x = interval.middle() - half * x, .weight = half * weight};
    rule[size - 1 - low] = {.x = interval.middle() + half * x, .weight = half * weight};
  }
  return rule;
}

}  // namespace fairvalue
