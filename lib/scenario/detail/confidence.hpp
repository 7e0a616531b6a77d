/// \file scenario/detail/confidence.hpp
/// 95 % confidence intervals.
#pragma once
#include <cstddef>
#include <optional>
#include <span>

#include <fairvalue/core/interval.hpp>

namespace fairvalue::detail {

/// Fewer numbers than these do not tell how skewed they are.
inline constexpr std::size_t least_for_mean = 32;

/// Of the mean of independent numbers that may be skewed: Student's t through Hall's transformation. None for
/// fewer than 32 numbers, and where an end leaves the range of a double.
/// Source: Hall (1992), Journal of the Royal Statistical Society B 54(1), formula for the transformation T.
std::optional<Interval<double>> interval_of_mean(std::span<const double> numbers);

/// Student's 97.5 % quantile, for an error found from so many independent numbers (>= 2).
double deviations_of_95(std::size_t numbers);

/// Of a probability in (0, 1) with this standard error > 0, by Wilson's score for as many independent trials
/// as have that error. Source: Wilson (1927), Journal of the American Statistical Association 22(158).
Interval<double> interval_of_probability(double probability, double error, double deviations);

}  // namespace fairvalue::detail
