// A batch of paths as the kernels see it: rows are days, columns are paths, so that one vector holds one day
// of neighbouring paths and a rule reads a path's past at a fixed distance.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace fairvalue::detail {

/// Paths in a batch: 4 vectors of 16 on AVX-512. The same everywhere, so that no result depends on a vector's
/// width.
inline constexpr int batch_paths = 64;
/// Days whose maximum is kept, so that a rule may skip them whole.
inline constexpr int chunk_days = 32;

constexpr int chunks(int days) { return (days + chunk_days - 1) / chunk_days; }

/// Logarithms of price over today's price. Row `history` is today, the row after it the first day to come;
/// the rows before are closes already known, alike for every path.
struct PriceRows {
  float* rows;        ///< (history + 1 + days, rounded up to even) x batch_paths, 64-byte aligned
  float* chunk_high;  ///< chunks(days) x batch_paths: the highest row of 32 days to come
  int history;
  int days;

  float* day(int d) const { return rows + static_cast<std::ptrdiff_t>(history + d) * batch_paths; }
};

/// What the paths of a batch are drawn from.
struct DrawJob {
  std::uint64_t seed;
  std::uint32_t first_path;  ///< a multiple of batch_paths
  const float* drift;        ///< a day's mean of the log return; an even number of them
  const float* volatility;   ///< its deviation
};

}  // namespace fairvalue::detail
