// On which day a hurdle that is watched at every moment is first met, path by path.
#pragma once
#include <span>

#include "bridge_law.hpp"
#include "simulation/draw/draw_paths.hpp"
#include "simulation/draw/path_batch.hpp"
#include "watch_prices.hpp"

namespace fairvalue::detail {

/// Watches at every moment from the close of a watch's first day on (0: today's, known or not): the level, a
/// logarithm, is met on that day if the close is at or above it, on a later one if its close is or if the
/// path rose so high since the close before. How high is the inverse of the bridge's law at a uniform number,
/// from the path's word d - 1 of the stream of bridges, the same for all levels: a lower level is never met
/// later. A path's answer depends on that path alone. `job` is what the rows were drawn from, without jumps.
void watch_highs(const PriceRows& rows, const BridgeLaw& law, const DrawJob& job,
                 std::span<const LevelWatch> watches);

}  // namespace fairvalue::detail
