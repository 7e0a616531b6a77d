/// \file scenario/output_distribution.hpp
/// The distribution of one output, estimated from samples.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/scenario/estimated.hpp>

namespace fairvalue {

struct Percentile {
  double p;
  Estimated value;
};
struct ProbabilityAbove {
  double level;
  Estimated probability;
};

struct OutputDistribution {
  std::string name;
  std::string unit;
  std::uint64_t samples;  ///< with a value; if 0, all members below are empty
  std::optional<Estimated> mean{};
  std::optional<Estimated> deviation{};  ///< empty for a single sample
  std::optional<Interval<double>> range{};
  std::vector<Percentile> percentiles{};  ///< Hyndman-Fan type 7, as in `quantile`
  std::vector<ProbabilityAbove> above{};
};

}  // namespace fairvalue
