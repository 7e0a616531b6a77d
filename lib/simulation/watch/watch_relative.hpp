// On which day the share is first ahead of a benchmark by enough, path by path.
#pragma once
#include <span>

#include "simulation/draw/path_batch.hpp"
#include "watch_prices.hpp"

namespace fairvalue::detail {

/// Today's price over that of the grant.
struct GrowthUntilToday {
  float own;
  float benchmark;
};

/// Watches own growth less the benchmark's, e^{x_d} own - e^{y_d} benchmark, on each close; a watch's level
/// is the excess asked for. Today's close counts when one of the own closes known does. Both rows have the
/// same days.
void watch_relative(const PriceRows& own, const PriceRows& benchmark, const GrowthUntilToday& growth,
                    std::span<const LevelWatch> watches);

}  // namespace fairvalue::detail
