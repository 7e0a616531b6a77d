#include "watch_prices.hpp"

#include <algorithm>
#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/detail/watch_prices.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::ScalableTag<float>;
using Ints = hn::ScalableTag<std::int32_t>;
using Float = hn::Vec<Floats>;
using Int = hn::Vec<Ints>;
constexpr Floats floats;
constexpr Ints ints;
#define FV_INLINE HWY_INLINE HWY_ATTR

/// The highest close of a chunk and of as many before it as a window of n reaches back to.
FV_INLINE Float window_high(const PriceRows& rows, int chunk, int n, int column) {
  const int first = std::max(0, chunk - (n + chunk_days - 2) / chunk_days);
  Float high = hn::Load(floats, rows.chunk_high + first * batch_paths + column);
  for (int c = first + 1; c <= chunk; ++c) {
    high = hn::Max(high, hn::Load(floats, rows.chunk_high + c * batch_paths + column));
  }
  for (int d = chunk * chunk_days + 2 - n; d <= 0; ++d) {
    high = hn::Max(high, hn::Load(floats, rows.day(d) + column));
  }
  return high;
}

/// Paths on which the chunk's days may meet the watch for the first time: open, begun, and with a high in
/// reach.
FV_INLINE hn::Mask<Ints> in_question(const PriceRows& rows, const LevelWatch& watch,
                                     hn::Mask<Floats> in_reach, int chunk, int column) {
  const Int last = hn::Set(ints, std::min((chunk + 1) * chunk_days, rows.days));
  const auto begun = hn::Gt(hn::Add(last, hn::Set(ints, 1)), hn::Load(ints, watch.from.data() + column));
  const auto open = hn::Eq(hn::Load(ints, watch.met.data() + column), hn::Set(ints, never));
  return hn::And(hn::And(begun, open), hn::RebindMask(ints, in_reach));
}

/// e^x for x in [-80, 80], to some 1e-7 relative: 2^k times a polynomial of degree 6 in the rest.
FV_INLINE Float exponential(Float x) {
  const Float shift = hn::Set(floats, 12582912.0F);  // 1.5 x 2^23 rounds a sum to the nearest whole number
  x = hn::Max(x, hn::Set(floats, -80.0F));
  const Float shifted = hn::Add(hn::Mul(x, hn::Set(floats, 1.44269504F)), shift);
  const Float k = hn::Sub(shifted, shift);
  Float r = hn::Sub(x, hn::Mul(k, hn::Set(floats, 0.693359375F)));  // ln 2 in two parts
  r = hn::Add(r, hn::Mul(k, hn::Set(floats, 2.12194440e-4F)));
  Float p = hn::Set(floats, 1.0F / 720);
  for (const float c : {1.0F / 120, 1.0F / 24, 1.0F / 6, 0.5F, 1.0F, 1.0F}) {
    p = hn::Add(hn::Mul(p, r), hn::Set(floats, c));
  }
  return hn::BitCast(floats, hn::Add(hn::BitCast(ints, p), hn::ShiftLeft<23>(hn::BitCast(ints, shifted))));
}

/// The prices of a column's rows, computed by chunk when first asked.
struct Prices {
  const PriceRows& rows;
  PriceCache& cache;
  int column;

  FV_INLINE const float* day(int d) const { return cache.prices() + (rows.history + d) * lanes(); }
  FV_INLINE void provide(int first_day, int last_day) const {
    for (int c = (rows.history + first_day) / chunk_days; c <= (rows.history + last_day) / chunk_days; ++c) {
      if (cache.done()[static_cast<std::size_t>(c)] != 0) continue;
      cache.done()[static_cast<std::size_t>(c)] = 1;
      const int end = std::min((c + 1) * chunk_days, rows.history + 1 + rows.days);
      for (int row = c * chunk_days; row < end; ++row) {
        const Float x = hn::Load(floats, rows.rows + static_cast<std::ptrdiff_t>(row) * batch_paths + column);
        hn::Store(exponential(x), floats, cache.prices() + row * lanes());
      }
    }
  }
  static FV_INLINE int lanes() { return static_cast<int>(hn::Lanes(floats)); }
};

/// The statistic of each day of a chunk, and its highest.
struct ChunkStatistic {
  alignas(64) float storage[chunk_days * HWY_MAX_BYTES / sizeof(float)];
  const float* first_day;
  int stride;  ///< from a day to the next
  Float high;
};

/// out.day[i] = f over the n values up to day first + i. Days are taken in blocks of at most n: a window is
/// what the block holds of it, folded forward, and the tail of the n - 1 days before the block, folded
/// backward.
template <class Value, class F>
FV_INLINE void fold_windows(Value value, F f, Float identity, int n, int first, int last,
                            ChunkStatistic& out) {
  const auto lanes = static_cast<int>(hn::Lanes(floats));
  alignas(64) float tail[chunk_days * HWY_MAX_BYTES / sizeof(float)];
  Float high = hn::Set(floats, -1e30F);
  for (int start = first; start <= last; start += std::min(n, chunk_days)) {
    const int length = std::min({n, chunk_days, last + 1 - start});
    Float folded = identity;
    for (int back = 1; back <= n - length; ++back) folded = f(folded, value(start - back));
    for (int i = length - 1; i > 0; --i) {  // before day start + i, the n - 1 - i days before the block count
      hn::Store(folded, floats, tail + i * lanes);
      folded = f(folded, value(start - n + i));
    }
    hn::Store(folded, floats, tail);
    folded = identity;
    float* day = out.storage + (start - first) * lanes;
    for (int i = 0; i < length; ++i) {
      folded = f(folded, value(start + i));
      const Float window = f(folded, hn::Load(floats, tail + i * lanes));
      hn::Store(window, floats, day + i * lanes);
      high = hn::Max(high, window);
    }
  }
  out.high = high;
  out.first_day = out.storage;
  out.stride = lanes;
}

FV_INLINE void evaluate(const Prices& prices, Statistic statistic, int n, int first, int last,
                        ChunkStatistic& out) {
  const auto& rows = prices.rows;
  if (statistic == Statistic::lowest && n == 1) {
    out.first_day = rows.day(first) + prices.column;
    out.stride = batch_paths;
    out.high = hn::Load(floats, rows.chunk_high + (first / chunk_days) * batch_paths + prices.column);
  } else if (statistic == Statistic::lowest) {
    fold_windows([&](int d) HWY_ATTR { return hn::Load(floats, rows.day(d) + prices.column); },
                 [](Float a, Float b) HWY_ATTR { return hn::Min(a, b); }, hn::Set(floats, 1e30F), n, first,
                 last, out);
  } else {
    prices.provide(first - n + 1, last);
    fold_windows([&](int d) HWY_ATTR { return hn::Load(floats, prices.day(d)); },
                 [](Float a, Float b) HWY_ATTR { return hn::Add(a, b); }, hn::Zero(floats), n, first, last,
                 out);
  }
}

/// Notes the first day of the chunk that meets the watch on each path in question.
FV_INLINE void resolve(const ChunkStatistic& chunk, const LevelWatch& watch, hn::Mask<Ints> in_question,
                       int first, int last, int column) {
  const auto crossed = hn::Ge(chunk.high, hn::Set(floats, watch.level));
  const auto paths = hn::And(in_question, hn::RebindMask(ints, crossed));
  if (hn::AllFalse(ints, paths)) return;
  std::uint8_t bits[8] = {};
  hn::StoreMaskBits(ints, paths, bits);
  for (unsigned left = bits[0] | unsigned{bits[1]} << 8; left != 0; left &= left - 1) {
    const int lane = std::countr_zero(left);
    const auto path = static_cast<std::size_t>(column + lane);
    for (int d = std::max(first, watch.from[path]); d <= last; ++d) {
      if (chunk.first_day[(d - first) * chunk.stride + lane] < watch.level) continue;
      watch.met[path] = d;
      break;
    }
  }
}

FV_INLINE void watch_column(const PriceRows& rows, Statistic statistic, int n,
                            std::span<const LevelWatch> watches, PriceCache& cache, int column) {
  std::fill(cache.done().begin(), cache.done().end(), std::uint8_t{0});
  const Prices prices{rows, cache, column};
  ChunkStatistic found;
  for (int chunk = 0; chunk < chunks(rows.days); ++chunk) {
    const int first = chunk * chunk_days + 1;
    const int last = std::min(first + chunk_days - 1, rows.days);
    const Float high = n == 1 ? hn::Load(floats, rows.chunk_high + chunk * batch_paths + column)
                              : window_high(rows, chunk, n, column);
    bool evaluated = false;
    for (const auto& watch : watches) {
      const float log_level = statistic == Statistic::lowest ? watch.level : watch.log_level;
      const auto question = in_question(rows, watch, hn::Ge(high, hn::Set(floats, log_level)), chunk, column);
      if (hn::AllFalse(ints, question)) continue;
      if (!evaluated) evaluate(prices, statistic, n, first, last, found);
      evaluated = true;
      resolve(found, watch, question, first, last, column);
    }
  }
}

void watch_levels(const PriceRows& rows, Statistic statistic, int n, std::span<const LevelWatch> watches,
                  PriceCache& cache) {
  for (const auto& watch : watches) std::fill(watch.met.begin(), watch.met.end(), never);
  for (int column = 0; column < batch_paths; column += static_cast<int>(hn::Lanes(floats))) {
    watch_column(rows, statistic, n, watches, cache, column);
  }
}

/// -1 where the close reaches the level, else 0.
FV_INLINE Int reaches(const float* close, Float level) {
  return hn::VecFromMask(ints, hn::RebindMask(ints, hn::Ge(hn::Load(floats, close), level)));
}

/// Counts the closes at or above the level through a chunk and notes the first day with k of n.
FV_INLINE void count_chunk(const PriceRows& rows, int k, int n, const LevelWatch& watch,
                           hn::Mask<Ints> in_question, int first, int last, int column) {
  const Float level = hn::Set(floats, watch.level);
  const Int from = hn::Load(ints, watch.from.data() + column);
  Int met = hn::Load(ints, watch.met.data() + column);
  Int open = hn::VecFromMask(ints, in_question);
  Int count = hn::Zero(ints);  // counts down
  for (int d = first - n; d < first; ++d) count = hn::Add(count, reaches(rows.day(d) + column, level));
  for (int d = first; d <= last; ++d) {
    count = hn::Add(count, reaches(rows.day(d) + column, level));
    count = hn::Sub(count, reaches(rows.day(d - n) + column, level));
    const Int day = hn::Set(ints, d);
    const auto not_yet = hn::Or(hn::Gt(count, hn::Set(ints, -k)), hn::Gt(from, day));
    const auto hit = hn::AndNot(not_yet, hn::MaskFromVec(open));
    met = hn::IfThenElse(hit, day, met);
    open = hn::IfThenZeroElse(hit, open);
  }
  hn::Store(met, ints, watch.met.data() + column);
}

void watch_counts(const PriceRows& rows, int k, int n, std::span<const LevelWatch> watches) {
  for (const auto& watch : watches) std::fill(watch.met.begin(), watch.met.end(), never);
  for (int column = 0; column < batch_paths; column += static_cast<int>(hn::Lanes(floats))) {
    for (int chunk = 0; chunk < chunks(rows.days); ++chunk) {
      const Float high = window_high(rows, chunk, n, column);
      for (const auto& watch : watches) {
        const auto question =
            in_question(rows, watch, hn::Ge(high, hn::Set(floats, watch.level)), chunk, column);
        if (hn::AllFalse(ints, question)) continue;
        const int first = chunk * chunk_days + 1;
        count_chunk(rows, k, n, watch, question, first, std::min(first + chunk_days - 1, rows.days), column);
      }
    }
  }
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(watch_levels);
HWY_EXPORT(watch_counts);
void watch_levels(const PriceRows& rows, Statistic statistic, int n, std::span<const LevelWatch> watches,
                  PriceCache& cache) {
  HWY_DYNAMIC_DISPATCH(watch_levels)(rows, statistic, n, watches, cache);
}
void watch_counts(const PriceRows& rows, int k, int n, std::span<const LevelWatch> watches) {
  HWY_DYNAMIC_DISPATCH(watch_counts)(rows, k, n, watches);
}
}  // namespace fairvalue::detail
#endif
