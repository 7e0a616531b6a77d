// Draws the paths of a batch, on the best instructions the machine has.
#pragma once
#include "path_batch.hpp"

namespace fairvalue::detail {

/// Fills rows 1 to `days` (and the padding row) and the chunks' highs: x_d = x_{d-1} + drift_d + volatility_d
/// z_d in floats, one operation after another. The normal z of path p on day d is word (1 - p % 2) + 2 ((d -
/// 1) % 2) of Philox block (p / 2, (d - 1) / 2, 0, 0) through the inverse normal table. Today's row must be
/// filled.
void draw_paths(const DrawJob& job, const PriceRows& rows);

}  // namespace fairvalue::detail
