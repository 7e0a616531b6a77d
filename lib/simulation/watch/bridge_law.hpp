// The Brownian bridge between two closes. Its maximum has a distribution in closed form: P(maximum >= c) =
// exp(-2 (c - x)(c - y) / v) for closes x, y below c and the day's variance v.
#pragma once
#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include <fairvalue/core/require.hpp>
#include <fairvalue/simulation/price_model.hpp>

#include "simulation/draw/aligned_floats.hpp"
#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

/// Computed once for all batches, in whole chunks of days, with a variance of 0 after the last day.
struct BridgeLaw {
  AlignedFloats variance;                ///< of each day
  AlignedFloats exponent;                ///< -2 / variance; -1e30 (no crossing) if the variance is 0
  std::vector<float> largest_deviation;  ///< of the days of a chunk, by chunk
};

/// `volatility`: the standard deviation of each day. Throws DomainError for a model without bridges.
inline BridgeLaw bridge_law(const PathTraits& traits, std::span<const float> volatility) {
  require(has_bridges(traits), "model", "log-normal and without jumps for Brownian bridges", "another");
  const auto count = static_cast<std::size_t>(chunks(static_cast<int>(volatility.size())));
  BridgeLaw law{.variance = AlignedFloats(count * chunk_days),
                .exponent = AlignedFloats(count * chunk_days, -1e30F),
                .largest_deviation = std::vector<float>(count)};
  for (std::size_t day = 0; day < volatility.size(); ++day) {
    const float variance = volatility[day] * volatility[day];
    law.variance[day] = variance;
    law.exponent[day] = std::max(-2.0F / variance, -1e30F);
    float& largest = law.largest_deviation[day / chunk_days];
    largest = std::max(largest, volatility[day]);
  }
  return law;
}

}  // namespace fairvalue::detail
