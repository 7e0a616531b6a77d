/// \file scenario/variance_settings.hpp
/// Settings of the variance analyses `sobol_indices` and `shapley_effects`.
#pragma once
#include <cstdint>

#include <fairvalue/math/block_run.hpp>

namespace fairvalue {

struct VarianceSettings {
  std::uint64_t samples = 16'384;  ///< rows of the design, each evaluated several times; in [64, 2^32]
  std::uint64_t seed = 0;
  RunControl run{};
};

}  // namespace fairvalue
