// Common to all watches. Goes through the chunks, selects the paths that can meet a level for the first time,
// and finds the day on which their statistic reaches it. Compiled once for each instruction set.
#if defined(FAIRVALUE_WATCH_LEVELS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FAIRVALUE_WATCH_LEVELS_INL
#undef FAIRVALUE_WATCH_LEVELS_INL
#else
#define FAIRVALUE_WATCH_LEVELS_INL
#endif

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

#include "level_watch.hpp"
#include "simulation/draw/simd-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

/// Days processed together, both ends included.
struct Days {
  int first;
  int last;
};

constexpr int today = -1;  ///< chunk number of day 0 alone

/// A chunk's days from `first_day` on; empty if last < first.
FV_INLINE Days days_of(const PriceRows& rows, int chunk, int first_day) {
  if (chunk == today) return {std::max(0, first_day), 0};
  const int first = chunk * chunk_days + 1;
  return {std::max(first, first_day), std::min(first + chunk_days - 1, rows.days)};
}

/// The highest close of a chunk.
FV_INLINE Float highest_close(const PriceRows& rows, int chunk, int column) {
  const float* row = chunk == today ? rows.day(0) : rows.chunk_high + chunk * batch_paths;
  return hn::Load(floats, row + column);
}

/// The statistic of consecutive days, and its maximum.
struct ChunkStatistic {
  alignas(64) float storage[chunk_days * widest_vector];
  const float* first_day;
  int stride;  ///< from a day to the next
  Float high;
};

/// Paths that may meet the watch for the first time: not met yet, started, and with a high in reach.
FV_INLINE Paths in_question(const LevelWatch& watch, hn::Mask<Floats> in_reach, int last, int column) {
  const auto begun = hn::Gt(hn::Set(ints, last + 1), hn::LoadU(ints, watch.from.data() + column));
  const auto open = hn::Eq(hn::LoadU(ints, watch.met.data() + column), hn::Set(ints, never));
  return hn::And(hn::And(begun, open), hn::RebindMask(ints, in_reach));
}

/// f(lane) for each of the paths.
template <class F>
FV_INLINE void for_each(Paths paths, F f) {
  std::uint8_t bits[8] = {};
  hn::StoreMaskBits(ints, paths, bits);
  for (unsigned left = bits[0] | unsigned{bits[1]} << 8; left != 0; left &= left - 1)
    f(std::countr_zero(left));
}

/// The statistic of a day, independent of the first day that counts.
struct SameFromAnyDay {
  FV_INLINE static Float value(const ChunkStatistic& chunk, Days days, int day, Int /*from*/) {
    return hn::Load(floats, chunk.first_day + (day - days.first) * chunk.stride);
  }
};

/// Stores the first day that meets the watch on each path in question. All days are processed, backwards:
/// that is faster than an early exit, which would be mispredicted.
template <class Rule>
FV_INLINE void resolve(const Rule& rule, const ChunkStatistic& chunk, const LevelWatch& watch,
                       Paths in_question, Days days, int column) {
  const Float level = hn::Set(floats, watch.level);
  const auto reached = hn::And(in_question, hn::RebindMask(ints, hn::Ge(chunk.high, level)));
  if (hn::AllFalse(ints, reached)) return;
  const Int from = hn::LoadU(ints, watch.from.data() + column);
  Int met = hn::Set(ints, never);
  for (int d = days.last; d >= days.first; --d) {
    const auto holds = hn::RebindMask(ints, hn::Ge(rule.value(chunk, days, d, from), level));
    const Int day = hn::Set(ints, d);
    met = hn::IfThenElse(hn::AndNot(hn::Gt(from, day), holds), day, met);
  }
  std::int32_t* out = watch.met.data() + column;
  hn::StoreU(hn::IfThenElse(reached, met, hn::LoadU(ints, out)), ints, out);
}

/// Watches a column from day `first_day` on. A rule has high(chunk), an upper bound over the days of a chunk;
/// need(watch), the level that this bound must reach; evaluate(days, out), which computes the statistic; and
/// value(...), which reads it.
template <class Rule>
FV_INLINE void watch_column(const PriceRows& rows, const Rule& rule, int first_day,
                            std::span<const LevelWatch> watches, int column) {
  ChunkStatistic found;
  for (int chunk = today; chunk < chunks(rows.days); ++chunk) {
    const Days days = days_of(rows, chunk, first_day);
    if (days.last < days.first) continue;
    const Float high = rule.high(chunk);
    bool evaluated = false;
    for (const auto& watch : watches) {
      const auto in_reach = hn::Ge(high, hn::Set(floats, rule.need(watch)));
      const auto question = in_question(watch, in_reach, days.last, column);
      if (hn::AllFalse(ints, question)) continue;
      if (!evaluated) rule.evaluate(days, found);
      evaluated = true;
      resolve(rule, found, watch, question, days, column);
    }
  }
}

inline void forget(std::span<const LevelWatch> watches) {
  for (const auto& watch : watches) std::fill(watch.met.begin(), watch.met.end(), never);
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
