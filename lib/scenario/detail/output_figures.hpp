/// \file scenario/detail/output_figures.hpp
/// What the samples of an output come to, and how far that is known.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <fairvalue/scenario/monte_carlo.hpp>

namespace fairvalue::detail {

/// All samples of an output that gave a value, one replicate after another.
struct OutputSamples {
  std::vector<double> values;
  std::vector<std::size_t> ends{};  ///< of the replicates; none when every sample is on its own
};

/// What is asked beside mean, deviation and range.
struct Questions {
  std::span<const double> percentiles;  ///< in (0, 1)
  std::span<const double> levels;
};

/// Without name and unit.
OutputDistribution distribution_of(const OutputSamples& samples, const Questions& questions);

}  // namespace fairvalue::detail
