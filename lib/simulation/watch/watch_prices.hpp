// What closes are watched for: the first day on which each path meets a hurdle, for all rules on closes and
// for growth relative to a benchmark, and the levels of streaks, which are control variates.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "level_watch.hpp"
#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

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
