// The highest price that some closes in a row stayed at or above, path by path: what control variates whose
// means are known by convolution are made of.
#pragma once
#include <span>

#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

/// Looks at the closes on days gap, 2 gap, ... up to `through`.
struct StreakWatch {
  int gap;                   ///< >= 1
  int consecutive;           ///< >= 1
  int through;               ///< in [gap * consecutive, days]
  std::span<float> highest;  ///< out: one a path, a logarithm over today's price
};

/// For each path the highest level that `consecutive` of the closes looked at are all at or above, one after
/// the other. Every close is read as often as there are in a row: meant for a few.
void watch_streaks(const PriceRows& rows, std::span<const StreakWatch> watches);

}  // namespace fairvalue::detail
