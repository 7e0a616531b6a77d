// The first day on which each path meets a hurdle, for all rules on closes.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/simulation/path_facts.hpp>

#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

inline constexpr std::int32_t never = no_day;

/// A level and the first day on which each path of a batch meets it. No alignment is required.
struct LevelWatch {
  float level;      ///< in the statistic's unit
  float log_level;  ///< for sums: a window meets the level only if one of its log prices reaches this
  std::span<const std::int32_t> from;  ///< first day that counts, >= 0; after the last day: no day counts
  std::span<std::int32_t> met;         ///< out: first day >= from on which it is reached, or `never`
};

/// The statistic of the last n closes that is compared with a level.
enum class Statistic {
  lowest,  ///< the lowest logarithm: n closes in a row (n = 1: any close)
  sum      ///< the sum of the prices over today's: n times their average
};

/// Prices of the columns in use, each computed once per call, and only if some path is near a level.
class PriceCache {
 public:
  /// `rows`: the number of rows of PriceRows, history and today included.
  explicit PriceCache(int rows)
      : prices_(static_cast<std::size_t>(chunks(rows)) * chunk_days * widest_vector),
        done_(static_cast<std::size_t>(chunks(rows))) {}

  float* prices() { return prices_.data(); }
  std::vector<std::uint8_t>& done() { return done_; }

 private:
  AlignedFloats prices_;
  std::vector<std::uint8_t> done_;  ///< by chunk of rows
};

/// The first days on which the watches are met, for watches with the same statistic of n closes, n >= 1.
/// Windows start at the first close that counts; no watch is met before n closes count. Day 0 is an ordinary
/// day if its close counts. The result of a path depends on that path alone and is the same on every
/// instruction set.
void watch_levels(const PriceRows& rows, Statistic statistic, int n, std::span<const LevelWatch> watches,
                  PriceCache& cache);

/// The same for at least k of the last n closes at or above each watch's level, a logarithm; 1 <= k <= n. If
/// fewer than n closes count, k of those are enough.
void watch_counts(const PriceRows& rows, int k, int n, std::span<const LevelWatch> watches);

}  // namespace fairvalue::detail
