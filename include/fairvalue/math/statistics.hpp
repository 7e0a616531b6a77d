/// \file math/statistics.hpp
/// Plain sample statistics.
#pragma once
#include <optional>
#include <span>

namespace fairvalue {

/// Arithmetic mean. Throws DomainError on an empty sample, a value that is not finite, or values so large
/// (near 1e308) that the result is not, as all here do.
double mean(std::span<const double> sample);

/// The middle value, or the mean of the two middle ones: the quantile at 0.5.
double median(std::span<const double> sample);

/// Sample standard deviation, divisor n - 1; no answer for fewer than two values.
std::optional<double> standard_deviation(std::span<const double> sample);

/// (x - mean) / standard deviation; no answer for fewer than two values or a deviation of zero. x finite.
std::optional<double> z_score(std::span<const double> sample, double x);

}  // namespace fairvalue
