#include <fairvalue/math/statistics.hpp>

#include <algorithm>
#include <cmath>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/quantile.hpp>

#include "core/detail/named_checks.hpp"
#include "detail/sample.hpp"

namespace fairvalue {
namespace detail {

std::span<const double> require_sample(std::span<const double> sample) {
  require_not_empty("sample", sample.size());
  require_finite_values("sample", sample);
  return sample;
}

}  // namespace detail

namespace {

double mean_deviation(std::span<const double> sample, double from) {
  double sum = 0.0;
  for (const double x : sample) sum += x - from;
  return sum / static_cast<double>(sample.size());
}

double greatest_deviation(std::span<const double> sample, double from) {
  double greatest = 0.0;
  for (const double x : sample) greatest = std::max(greatest, std::abs(x - from));
  return greatest;
}

/// Deviations are squared in units of the greatest, so that tiny ones do not vanish and huge ones do not
/// overflow.
double root_mean_square(std::span<const double> sample, double from, double greatest) {
  double sum = 0.0;
  for (const double x : sample) sum += std::pow((x - from) / greatest, 2);
  return greatest * std::sqrt(sum / static_cast<double>(sample.size() - 1));
}

}  // namespace

double mean(std::span<const double> sample) {
  const double rough = require_finite("mean", mean_deviation(detail::require_sample(sample), 0.0));
  // The second pass takes back what the first one rounded off: values all alike have exactly that mean.
  return require_result("mean", rough + mean_deviation(sample, rough));
}

double median(std::span<const double> sample) { return quantile(sample, 0.5); }

std::optional<double> standard_deviation(std::span<const double> sample) {
  const double centre = mean(sample);
  if (sample.size() < 2) return std::nullopt;
  const double greatest = require_finite("standard_deviation", greatest_deviation(sample, centre));
  if (!(greatest > 0.0)) return 0.0;
  return require_result("standard_deviation", root_mean_square(sample, centre, greatest));
}

std::optional<double> z_score(std::span<const double> sample, double x) {
  const auto deviation = standard_deviation(sample);
  require_finite("x", x);
  if (!deviation || !(*deviation > 0.0)) return std::nullopt;
  return require_result("z_score", (x - mean(sample)) / *deviation);
}

}  // namespace fairvalue
