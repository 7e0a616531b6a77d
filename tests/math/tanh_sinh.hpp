/// An integral by the tanh-sinh rule in long doubles: slow and sure, also where f has no slope at an end.
#pragma once
#include <cmath>
#include <numbers>
#include <vector>

namespace fairvalue::fixtures {

struct TanhSinhNode {
  long double x, weight;
};

/// Nodes on [0, 1]; what is cut off at the ends is below 1e-25 of a bounded integrand.
inline std::vector<TanhSinhNode> tanh_sinh_nodes() {
  std::vector<TanhSinhNode> nodes;
  const long double step = 1.0L / 64;
  const long double pi = std::numbers::pi_v<long double>;
  for (int i = -260; i <= 260; ++i) {
    const long double s = pi / 2 * std::sinh(i * step);
    const long double weight = step * pi / 4 * std::cosh(i * step) / (std::cosh(s) * std::cosh(s));
    nodes.push_back({.x = 1 / (1 + std::exp(-2 * s)), .weight = weight});
  }
  return nodes;
}

template <class F>
long double tanh_sinh(F f, long double from, long double to) {
  static const auto nodes = tanh_sinh_nodes();
  long double sum = 0;
  for (const auto& [x, weight] : nodes) sum += weight * f(from + (to - from) * x);
  return sum * (to - from);
}

}  // namespace fairvalue::fixtures
