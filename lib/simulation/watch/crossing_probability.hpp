// How probable it is, given its closes, that a path was at or above a level at some moment: what a control
// variate with a known mean is made of.
#pragma once
#include <span>

#include "bridge_law.hpp"
#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

struct CrossingWatch {
  float level;                   ///< a logarithm
  std::span<float> probability;  ///< out: one a path
};

/// For each path 1 - the product over days of 1 - P(crossed between two closes), from today to day `through`
/// (in [1, days]), in floats: 1 when a close is at or above the level, 0 when none is within three of the
/// chunk's largest deviations, which leaves out less than 2e-8 a day. For paths without jumps.
void crossing_probabilities(const PriceRows& rows, const BridgeLaw& law, int through,
                            std::span<const CrossingWatch> watches);

}  // namespace fairvalue::detail
