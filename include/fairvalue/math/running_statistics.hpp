/// \file math/running_statistics.hpp
/// Mean and deviation of numbers that come one by one, and of parts that are put together.
#pragma once
#include <cstdint>
#include <optional>

namespace fairvalue {

/// Count, mean and sum of squared deviations from it, updated without cancelling.
/// Nothing is checked number by number: a NaN stays, and the functions below refuse it.
/// Source: Welford (1962), Technometrics 4(3); Chan, Golub, LeVeque (1979) for merging.
struct RunningStatistics {
  std::uint64_t count = 0;
  double mean = 0.0;     ///< says nothing while the count is 0
  double squares = 0.0;  ///< sum of (x - mean)^2

  void add(double x) {
    ++count;
    const double before = x - mean;
    mean += before / static_cast<double>(count);
    squares += before * (x - mean);
  }
};

/// The statistics of both samples. Merging in one order gives one result, to the bit; nothing merged with a
/// sample is that sample. Throws DomainError, as all below do, when a number was not finite or the spread
/// left the range of a double: "statistics.mean: must be a finite number, got nan".
RunningStatistics merged(const RunningStatistics& a, const RunningStatistics& b);

/// squares / (n - 1); no answer for fewer than two numbers, as below.
std::optional<double> variance(const RunningStatistics& statistics);
/// sqrt(variance / n), of the mean.
std::optional<double> standard_error(const RunningStatistics& statistics);

}  // namespace fairvalue
