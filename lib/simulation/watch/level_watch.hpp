// A level that prices are compared with, and the first day on which each path meets it.
#pragma once
#include <cstdint>
#include <span>

#include <fairvalue/simulation/path_facts.hpp>

namespace fairvalue::detail {

inline constexpr std::int32_t never = no_day;

/// A level and the first day on which each path of a batch meets it. No alignment is required.
struct LevelWatch {
  float level;      ///< in the statistic's unit
  float log_level;  ///< for sums: a window meets the level only if one of its log prices reaches this
  std::span<const std::int32_t> from;  ///< first day that counts, >= 0; after the last day: no day counts
  std::span<std::int32_t> met;         ///< out: first day >= from on which it is reached, or `never`
};

}  // namespace fairvalue::detail
