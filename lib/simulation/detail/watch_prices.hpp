// On which day a hurdle is first met, path by path, for every rule that looks at closes.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/simulation/path_facts.hpp>

#include "path_batch.hpp"

namespace fairvalue::detail {

inline constexpr std::int32_t never = no_day;

/// What of the last n closes is held against a level.
enum class Statistic {
  lowest,  ///< the lowest logarithm: n closes in a row (n = 1: any close)
  sum      ///< the sum of the prices over today's: n times their average
};

/// A level and what became of it on each path of a batch.
struct LevelWatch {
  float level;      ///< in the statistic's unit
  float log_level;  ///< a window meets the level only if one of its logarithms is above this
  std::span<const std::int32_t> from;  ///< first day that counts
  std::span<std::int32_t> met;         ///< out: first day >= from on which it is reached, or `never`
};

/// Prices of the columns at work, each computed once for all averages. As many rows as PriceRows has.
class PriceCache {
 public:
  explicit PriceCache(int rows)
      : prices_(static_cast<std::size_t>(chunks(rows)) * chunk_days),
        done_(static_cast<std::size_t>(chunks(rows))) {}
  float* prices() { return prices_.front().lane; }
  std::vector<std::uint8_t>& done() { return done_; }

 private:
  struct alignas(64) WidestVector {
    float lane[16];
  };
  std::vector<WidestVector> prices_;
  std::vector<std::uint8_t> done_;  ///< by chunk of rows
};

/// The watches, all on the same statistic of n closes. Windows reach back into the known rows, which must be
/// filled for n - 1 days before the first day that counts. A path's answer depends on that path alone.
void watch_levels(const PriceRows& rows, Statistic statistic, int n, std::span<const LevelWatch> watches,
                  PriceCache& cache);

/// At least k of the last n closes at or above the level of each watch. Known rows must be filled for n days
/// before the first day that counts.
void watch_counts(const PriceRows& rows, int k, int n, std::span<const LevelWatch> watches);

}  // namespace fairvalue::detail
