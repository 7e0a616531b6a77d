// A batch of paths in memory. Rows are days and columns are paths: one vector holds one day of neighbouring
// paths, and earlier days of a path are at a fixed distance.
#pragma once
#include <algorithm>
#include <cstddef>
#include <span>

#include "aligned_floats.hpp"

namespace fairvalue::detail {

inline constexpr int widest_vector = 16;  ///< floats: AVX-512
/// Paths in a batch: 4 of the widest vectors, on every machine, so that results do not depend on the vector
/// width.
inline constexpr int batch_paths = 4 * widest_vector;
/// Days per chunk. The maximum of a chunk is stored, so that a rule can skip it.
inline constexpr int chunk_days = 32;

constexpr int chunks(int days) { return (days + chunk_days - 1) / chunk_days; }

/// Days are drawn in pairs: an odd horizon has one day of padding.
constexpr int drawn_days(int days) { return days + days % 2; }

/// A value below the logarithm of any price.
inline constexpr float lowest_log = -1e30F;

/// Logarithms of the price over today's price. Row `history` is today and the next row is the first day
/// ahead; earlier rows are known closes, the same for every path.
struct PriceRows {
  float* rows;        ///< (history + 1 + drawn_days(days)) x batch_paths, 64-byte aligned
  float* chunk_high;  ///< chunks(days) x batch_paths: the highest of each 32 days ahead, padding included
  int history;
  int days;         ///< days ahead
  int first_close;  ///< first day whose close counts, possibly before the first row; > 0: no known close
                    ///< counts

  float* day(int d) const { return rows + static_cast<std::ptrdiff_t>(history + d) * batch_paths; }
  int first_counted() const { return first_close < -history ? -history : first_close; }
  /// The first day on which n closes count.
  int first_window(int n) const { return first_counted() + n - 1; }
};

/// The rows of a batch in memory.
class PathBatch {
 public:
  /// `known`: logarithms over today's price of the closes that count already, oldest first, today's (0) last;
  /// empty if nothing counts before tomorrow. days >= 1.
  PathBatch(std::span<const float> known, int days)
      : history_(std::max(0, static_cast<int>(known.size()) - 1)),
        days_(days),
        first_close_(1 - static_cast<int>(known.size())),
        rows_(static_cast<std::size_t>(history_ + 1 + drawn_days(days)) * batch_paths),
        chunk_high_(static_cast<std::size_t>(chunks(days)) * batch_paths, lowest_log) {
    for (std::size_t row = 0; row < known.size(); ++row)
      std::fill_n(&rows_[row * batch_paths], batch_paths, known[row]);
  }

  PriceRows rows() { return {rows_.data(), chunk_high_.data(), history_, days_, first_close_}; }

 private:
  int history_;
  int days_;
  int first_close_;
  AlignedFloats rows_;
  AlignedFloats chunk_high_;
};

}  // namespace fairvalue::detail
