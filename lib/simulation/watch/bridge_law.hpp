// The Brownian bridge between two closes. Its maximum has a distribution in closed form: P(maximum >= c) =
// exp(-2 (c - x)(c - y) / v) for closes x, y below c and the day's variance v.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/simulation/price_model.hpp>

#include "simulation/draw/aligned_floats.hpp"

namespace fairvalue::detail {

/// Computed once for all batches, in whole chunks of days, with a variance of 0 after the last day.
struct BridgeLaw {
  AlignedFloats variance;                ///< of each day
  AlignedFloats exponent;                ///< -2 / variance; -1e30 (no crossing) if the variance is 0
  std::vector<float> largest_deviation;  ///< of the days of a chunk, by chunk
};

/// `volatility`: the standard deviation of each day. Throws DomainError for a model without bridges.
BridgeLaw bridge_law(const PathTraits& traits, std::span<const float> volatility);

}  // namespace fairvalue::detail
