/// \file scenario/detail/confidence.hpp
/// 95 % confidence intervals.
#pragma once
#include <cstddef>
#include <optional>
#include <span>

#include <fairvalue/core/interval.hpp>

namespace fairvalue::detail {

/// The smallest sample from which the skewness is estimated.
inline constexpr std::size_t min_for_mean = 32;

/// Interval of the mean of independent numbers that may be skewed: Student's t with Hall's transformation.
/// Empty for fewer than 32 numbers, and if an end exceeds the largest double. Source: Hall (1992), Journal of
/// the Royal Statistical Society B 54(1), formula for the transformation T.
std::optional<Interval<double>> interval_of_mean(std::span<const double> numbers);

/// Student's 97.5 % quantile for an error estimated from `count` independent numbers (>= 2).
double deviations_of_95(std::size_t numbers);

/// Interval of a probability in (0, 1) with a standard error > 0: Wilson's score for the number of
/// independent trials that has that error. Source: Wilson (1927), Journal of the American Statistical
/// Association 22(158).
Interval<double> interval_of_probability(double probability, double error, double deviations);

}  // namespace fairvalue::detail
