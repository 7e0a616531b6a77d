/// \file math/statistics.hpp
/// Plain sample statistics.
#pragma once
#include <optional>
#include <span>

namespace fairvalue {

/// Arithmetic mean. Throws DomainError on an empty sample or a value that is not finite, as all here do.
double mean(std::span<const double> sample);

/// The middle value, or the mean of the two middle ones.
double median(std::span<const double> sample);

/// Sample standard deviation, divisor n - 1; no answer for fewer than two values.
std::optional<double> standard_deviation(std::span<const double> sample);

/// (x - mean) / standard deviation; no answer for fewer than two values or a deviation of zero.
std::optional<double> z_score(std::span<const double> sample, double x);

}  // namespace fairvalue
