#include <fairvalue/math/quantile.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fairvalue/core/require.hpp>

#include "detail/sample.hpp"

namespace fairvalue {
namespace {

std::vector<double> sorted(std::span<const double> sample) {
  detail::require_sample(sample);
  std::vector<double> values(sample.begin(), sample.end());
  std::sort(values.begin(), values.end());
  return values;
}

/// The index, with its fraction, at which the sorted values pass `x`; least <= x <= greatest.
double position(const std::vector<double>& values, double x) {
  const auto [equal, above] = std::equal_range(values.begin(), values.end(), x);
  const auto after = static_cast<double>(above - values.begin());
  const auto before = static_cast<double>(equal - values.begin());
  if (equal != above) return 0.5 * (before + after - 1.0);
  const double gap = require_finite("sample.gap", *above - *(above - 1));
  return before - 1.0 + (x - *(above - 1)) / gap;
}

double quantile_of(const std::vector<double>& values, double p) {
  const double h = static_cast<double>(values.size() - 1) * require_fraction("p", p);
  const auto below = static_cast<std::size_t>(h);
  const auto above = std::min(below + 1, values.size() - 1);
  return require_result("quantile", std::lerp(values[below], values[above], h - static_cast<double>(below)));
}

}  // namespace

double quantile(std::span<const double> sample, double p) { return quantile_of(sorted(sample), p); }

std::vector<double> quantiles(std::span<const double> sample, std::span<const double> p) {
  const auto values = sorted(sample);
  std::vector<double> all;
  for (const double one : p) all.push_back(quantile_of(values, one));
  return all;
}

double percentile_rank(std::span<const double> sample, double x) {
  const auto values = sorted(sample);
  require_finite("x", x);
  if (x < values.front()) return 0.0;
  if (x > values.back()) return 1.0;
  if (values.size() == 1) return 0.5;
  return position(values, x) / static_cast<double>(values.size() - 1);
}

}  // namespace fairvalue
