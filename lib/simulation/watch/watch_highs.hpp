// The first day on which each path meets a continuously monitored hurdle.
#pragma once
#include <span>

#include "bridge_law.hpp"
#include "simulation/draw/draw_paths.hpp"
#include "simulation/draw/path_batch.hpp"
#include "watch_prices.hpp"

namespace fairvalue::detail {

/// Monitors from the close of a watch's first day on (0: today's close, known or not). On that day the level,
/// a logarithm, is met if the close is at or above it; on a later day, if the maximum since the previous
/// close is. The maximum is the inverse of the bridge's distribution at a uniform number, from the path's
/// word d - 1 of the stream of bridges, which all levels share: a lower level is never met later. The result
/// of a path depends on that path alone. `job`: the job that drew the rows, without jumps.
void watch_highs(const PriceRows& rows, const BridgeLaw& law, const DrawJob& job,
                 std::span<const LevelWatch> watches);

}  // namespace fairvalue::detail
