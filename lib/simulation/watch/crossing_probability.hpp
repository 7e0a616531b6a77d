// The Brownian-bridge probability that a path crossed a level, given its closes: a control variate with a
// known mean.
#pragma once
#include <span>

#include "bridge_law.hpp"
#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

struct CrossingWatch {
  float level;                   ///< a logarithm
  std::span<float> probability;  ///< out: one per path
};

/// For each path, in floats: 1 less the product of 1 - P(crossed between two closes) over the days from today
/// through `through` (in [1, days]); 1 if a close is at or above the level. Chunks without a close within
/// three of their largest deviations of the level are skipped, an error below 2e-8 per day. For paths without
/// jumps.
void crossing_probabilities(const PriceRows& rows, const BridgeLaw& law, int through,
                            std::span<const CrossingWatch> watches);

}  // namespace fairvalue::detail
