// The highest level that closes in a row stay at or above, for each path. Used for control variates whose
// means are computed by convolution.
#pragma once
#include <span>

#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

/// A streak of the closes on days gap, 2 gap, ... up to `through`.
struct StreakWatch {
  int gap;                   ///< >= 1
  int consecutive;           ///< >= 1
  int through;               ///< in [gap * consecutive, days]
  std::span<float> highest;  ///< out: one per path, the logarithm over today's price
};

/// For each path the highest level that `consecutive` successive ones of these closes are all at or above.
/// The time is proportional to `consecutive`, which should be small.
void watch_streaks(const PriceRows& rows, std::span<const StreakWatch> watches);

}  // namespace fairvalue::detail
