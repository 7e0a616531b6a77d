// On which day a hurdle is first met, path by path, for every rule that looks at closes.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/simulation/path_facts.hpp>

#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

inline constexpr std::int32_t never = no_day;

/// What of the last n closes is held against a level.
enum class Statistic {
  lowest,  ///< the lowest logarithm: n closes in a row (n = 1: any close)
  sum      ///< the sum of the prices over today's: n times their average
};

/// A level and what became of it on each path of a batch. Nothing need be aligned.
struct LevelWatch {
  float level;      ///< in the statistic's unit
  float log_level;  ///< for sums: a window meets the level only if one of its logarithms is above
  std::span<const std::int32_t> from;  ///< first day that counts, >= 0; later than the last: none does
  std::span<std::int32_t> met;         ///< out: first day >= from on which it is reached, or `never`
};

/// Prices of the columns at work, each computed once a call, and only where some path is near a level.
class PriceCache {
 public:
  /// As many rows as PriceRows has, history and today included.
  explicit PriceCache(int rows)
      : prices_(static_cast<std::size_t>(chunks(rows)) * chunk_days * widest_vector),
        done_(static_cast<std::size_t>(chunks(rows))) {}

  float* prices() { return prices_.data(); }
  std::vector<std::uint8_t>& done() { return done_; }

 private:
  AlignedFloats prices_;
  std::vector<std::uint8_t> done_;  ///< by chunk of rows
};

/// The first days of the watches, all on the same statistic of n closes, n >= 1. Windows reach back over the
/// closes that count, from `first_close` on; until there are n of them none is met. Day 0 is a day like
/// others where its close counts. A path's answer depends on that path alone, and is the same on every
/// instruction set.
void watch_levels(const PriceRows& rows, Statistic statistic, int n, std::span<const LevelWatch> watches,
                  PriceCache& cache);

/// The same for at least k of the last n closes at or above each watch's level, a logarithm; 1 <= k <= n.
/// While fewer than n closes count, for k of those.
void watch_counts(const PriceRows& rows, int k, int n, std::span<const LevelWatch> watches);

}  // namespace fairvalue::detail
