#include "confidence.hpp"

#include <algorithm>
#include <cmath>

#include <fairvalue/math/student_t.hpp>

namespace fairvalue::detail {
namespace {

/// Correction for the bias of the sample skewness: from 32 to 64 log-normal means it is about a third too
/// small.
constexpr double hidden_skewness = 1.5;

struct Shape {
  double mean;
  double error;     ///< of the mean
  double skewness;  ///< over the root of the count, as it enters the t statistic
};

Shape shape_of(std::span<const double> numbers) {
  const auto n = static_cast<double>(numbers.size());
  double mean = 0.0;
  for (const double x : numbers) mean += x / n;
  double squares = 0.0;
  for (const double x : numbers) squares += (x - mean) * (x - mean);
  const double deviation = std::sqrt(squares / (n - 1.0));
  if (!(deviation > 0.0)) return {mean, deviation, 0.0};
  double cubes = 0.0;
  for (const double x : numbers) {
    const double distance = (x - mean) / deviation;
    cubes += distance * distance * distance;
  }
  const double skewness = hidden_skewness * n * cubes / ((n - 1.0) * (n - 2.0));
  return {mean, deviation / std::sqrt(n), skewness / std::sqrt(n)};
}

/// Inverse of Hall's transformation: from the t statistic of symmetric numbers to that of skewed ones.
double skewed_t(double transformed, double skewness) {
  const double centred = transformed - skewness / 6.0;
  if (std::abs(skewness) < 1e-6) return centred;  // the limit, to 1e-6 of an error
  return 3.0 / skewness * (std::cbrt(1.0 + skewness * centred) - 1.0);
}

}  // namespace

double deviations_of_95(std::size_t numbers) {
  return student_t_quantile(0.975, static_cast<double>(numbers - 1));
}

std::optional<Interval<double>> interval_of_mean(std::span<const double> numbers) {
  if (numbers.size() < min_for_mean) return std::nullopt;
  const auto [mean, error, skewness] = shape_of(numbers);
  const double t = deviations_of_95(numbers.size());
  const double low = mean - error * skewed_t(t, skewness);
  const double high = mean - error * skewed_t(-t, skewness);
  if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
  return Interval<double>{std::min(low, mean), std::max(high, mean)};
}

Interval<double> interval_of_probability(double probability, double error, double deviations) {
  const double trials = probability * (1.0 - probability) / (error * error);
  const double part = deviations * deviations / trials;
  const double middle = (probability + 0.5 * part) / (1.0 + part);
  const double width =
      deviations * std::sqrt((probability * (1.0 - probability) + 0.25 * part) / trials) / (1.0 + part);
  return {std::max(0.0, middle - width), std::min(1.0, middle + width)};
}

}  // namespace fairvalue::detail
