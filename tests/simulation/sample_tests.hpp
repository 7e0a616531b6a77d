// Whether samples agree: standard normal scores of what should be alike.
#pragma once
#include <cmath>
#include <cstddef>
#include <vector>

namespace samples {

/// Chi-square with its degrees of freedom as a standard normal. Source: Wilson and Hilferty (1931), PNAS 17.
inline double score(double chi_square, double degrees) {
  const double spread = 2.0 / (9.0 * degrees);
  return (std::cbrt(chi_square / degrees) - (1.0 - spread)) / std::sqrt(spread);
}

struct ChiSquare {
  double value = 0.0;
  double degrees = 0.0;
};

/// Two samples counted into the same cells: whether both come from one distribution. Cells with few of
/// either are put together.
inline ChiSquare homogeneity(const std::vector<double>& a, const std::vector<double>& b) {
  double n_a = 0.0, n_b = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) n_a += a[i], n_b += b[i];
  const double scale = std::sqrt(n_b / n_a);
  ChiSquare sum{.degrees = -1.0};
  double rest_a = 0.0, rest_b = 0.0;
  const auto add = [&](double x, double y) {
    if (x + y == 0.0) return;
    sum.value += (x * scale - y / scale) * (x * scale - y / scale) / (x + y);
    sum.degrees += 1.0;
  };
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] + b[i] >= 50.0) {
      add(a[i], b[i]);
    } else {
      rest_a += a[i], rest_b += b[i];
    }
  }
  add(rest_a, rest_b);
  return sum;
}

/// A mean and its standard error.
struct Mean {
  double count = 0.0, sum = 0.0, squares = 0.0;

  void add(double x) { ++count, sum += x, squares += x * x; }
  double value() const { return sum / count; }
  double error() const { return std::sqrt((squares / count - value() * value()) / count); }
  /// Standard errors from what it should be.
  double score_against(double expected) const { return (value() - expected) / error(); }
};

}  // namespace samples
