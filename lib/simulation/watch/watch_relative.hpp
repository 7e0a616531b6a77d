// The first day on which each path meets a hurdle relative to a benchmark.
#pragma once
#include <span>

#include "simulation/draw/path_batch.hpp"
#include "watch_prices.hpp"

namespace fairvalue::detail {

/// Growth from the grant until today, as price ratios.
struct GrowthUntilToday {
  float own;
  float benchmark;
};

/// Watches the share's growth less the benchmark's, e^{x_d} own - e^{y_d} benchmark, on each close; a watch's
/// level is the required excess. Today's close counts if a known close of the share does. Both rows have the
/// same days.
void watch_relative(const PriceRows& own, const PriceRows& benchmark, const GrowthUntilToday& growth,
                    std::span<const LevelWatch> watches);

}  // namespace fairvalue::detail
