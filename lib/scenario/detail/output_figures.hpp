/// \file scenario/detail/output_figures.hpp
/// Statistics of an output's samples, with their errors.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <fairvalue/scenario/output_distribution.hpp>

namespace fairvalue::detail {

/// All samples of an output that gave a value, one replicate after another.
struct OutputSamples {
  std::vector<double> values;
  std::vector<std::size_t> ends{};  ///< of the replicates; empty for independent samples
};

/// Statistics asked for in addition to mean, deviation and range.
struct Questions {
  std::span<const double> percentiles;  ///< in (0, 1)
  std::span<const double> levels;
};

/// Without name and unit.
OutputDistribution distribution_of(const OutputSamples& samples, const Questions& questions);

}  // namespace fairvalue::detail
