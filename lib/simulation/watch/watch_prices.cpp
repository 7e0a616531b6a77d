#include "watch_prices.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/watch/watch_prices.cpp"
#include <hwy/foreach_target.h>
// after it
#include "watch_levels-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

/// The closes themselves.
struct Closes : SameFromAnyDay {
  const PriceRows& rows;
  int column;

  FV_INLINE float need(const LevelWatch& watch) const { return watch.level; }
  FV_INLINE Float high(int chunk) const { return highest_close(rows, chunk, column); }
  FV_INLINE void evaluate(Days days, ChunkStatistic& out) const {
    out.first_day = rows.day(days.first) + column;
    out.stride = batch_paths;
    out.high = high(days.first == 0 ? today : (days.first - 1) / chunk_days);
  }
};

/// The highest close of a chunk and of the days before it that windows of n closes include.
FV_INLINE Float window_high(const PriceRows& rows, int chunk, int n, int column) {
  Float high = highest_close(rows, chunk, column);
  const int first = chunk == today ? 0 : chunk * chunk_days + 1;
  for (int c = std::max(0, (first - n) / chunk_days); c < chunk; ++c) {
    high = hn::Max(high, highest_close(rows, c, column));
  }
  for (int d = std::max(rows.first_counted(), first + 1 - n); d <= 0; ++d) {
    high = hn::Max(high, hn::Load(floats, rows.day(d) + column));
  }
  return high;
}

/// The prices of a column's rows, computed by chunk on first use.
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
        hn::Store(price(x), floats, cache.prices() + row * lanes());
      }
    }
  }
};

/// out.day[i] = f over the n values up to the i-th of the days. Days are processed in blocks of at most n: a
/// window is a forward fold over its days in the block and a backward fold over its days before the block.
template <class Value, class F>
FV_INLINE void fold_windows(Value value, F f, Float identity, int n, Days days, ChunkStatistic& out) {
  alignas(64) float tail[chunk_days * widest_vector];
  Float high = hn::Set(floats, lowest_log);
  for (int start = days.first; start <= days.last; start += std::min(n, chunk_days)) {
    const int length = std::min({n, chunk_days, days.last + 1 - start});
    Float folded = identity;
    for (int back = 1; back <= n - length; ++back) folded = f(folded, value(start - back));
    for (int i = length - 1; i > 0; --i) {  // the window of day start + i has n - 1 - i days before the block
      hn::Store(folded, floats, tail + i * lanes());
      folded = f(folded, value(start - n + i));
    }
    hn::Store(folded, floats, tail);
    folded = identity;
    float* day = out.storage + (start - days.first) * lanes();
    for (int i = 0; i < length; ++i) {
      folded = f(folded, value(start + i));
      const Float window = f(folded, hn::Load(floats, tail + i * lanes()));
      hn::Store(window, floats, day + i * lanes());
      high = hn::Max(high, window);
    }
  }
  out.high = high;
  out.first_day = out.storage;
  out.stride = lanes();
}

struct LowestOfWindow : SameFromAnyDay {
  const PriceRows& rows;
  int n;
  int column;

  FV_INLINE float need(const LevelWatch& watch) const { return watch.level; }
  FV_INLINE Float high(int chunk) const {
    return highest_close(rows, chunk, column);
  }  // a bound: the window contains its last close
  FV_INLINE void evaluate(Days days, ChunkStatistic& out) const {
    const auto close = [&](int d) HWY_ATTR { return hn::Load(floats, rows.day(d) + column); };
    const auto lower = [](Float a, Float b) HWY_ATTR { return hn::Min(a, b); };
    fold_windows(close, lower, hn::Set(floats, -lowest_log), n, days, out);
  }
};

struct SumOfWindow : SameFromAnyDay {
  Prices prices;
  int n;

  FV_INLINE float need(const LevelWatch& watch) const { return watch.log_level; }
  FV_INLINE Float high(int chunk) const { return window_high(prices.rows, chunk, n, prices.column); }
  FV_INLINE void evaluate(Days days, ChunkStatistic& out) const {
    prices.provide(days.first - n + 1, days.last);
    const auto value = [&](int d) HWY_ATTR { return hn::Load(floats, prices.day(d)); };
    const auto sum = [](Float a, Float b) HWY_ATTR { return hn::Add(a, b); };
    fold_windows(value, sum, hn::Zero(floats), n, days, out);
  }
};

FV_INLINE void watch_windows(const PriceRows& rows, Statistic statistic, int n,
                             std::span<const LevelWatch> watches, PriceCache& cache, int column) {
  const int first_day = rows.first_window(n);
  if (statistic == Statistic::sum) {
    std::fill(cache.done().begin(), cache.done().end(), std::uint8_t{0});
    watch_column(rows, SumOfWindow{{}, {rows, cache, column}, n}, first_day, watches, column);
  } else if (n == 1) {
    watch_column(rows, Closes{{}, rows, column}, first_day, watches, column);
  } else {
    watch_column(rows, LowestOfWindow{{}, rows, n, column}, first_day, watches, column);
  }
}

void watch_levels(const PriceRows& rows, Statistic statistic, int n, std::span<const LevelWatch> watches,
                  PriceCache& cache) {
  forget(watches);
  for (int column = 0; column < batch_paths; column += lanes()) {
    watch_windows(rows, statistic, n, watches, cache, column);
  }
}

struct Lead : SameFromAnyDay {
  const PriceRows& own;
  const PriceRows& benchmark;
  GrowthUntilToday growth;
  int column;

  FV_INLINE float need(const LevelWatch&) const { return lowest_log; }
  FV_INLINE Float high(int chunk) const { return highest_close(own, chunk, column); }
  FV_INLINE Float grown(const PriceRows& rows, int day, float until_today) const {
    return hn::Mul(price(hn::Load(floats, rows.day(day) + column)), hn::Set(floats, until_today));
  }
  FV_INLINE void evaluate(Days days, ChunkStatistic& out) const {
    out.first_day = out.storage;
    out.stride = lanes();
    out.high = hn::Set(floats, lowest_log);
    for (int d = days.first; d <= days.last; ++d) {
      const Float lead = hn::Sub(grown(own, d, growth.own), grown(benchmark, d, growth.benchmark));
      hn::Store(lead, floats, out.storage + (d - days.first) * lanes());
      out.high = hn::Max(out.high, lead);
    }
  }
};

void watch_relative(const PriceRows& own, const PriceRows& benchmark, const GrowthUntilToday& growth,
                    std::span<const LevelWatch> watches) {
  forget(watches);
  for (int column = 0; column < batch_paths; column += lanes()) {
    watch_column(own, Lead{{}, own, benchmark, growth, column}, own.first_window(1), watches, column);
  }
}

/// The lowest of the closes in a row that end on a day.
FV_INLINE Float lowest_until(const PriceRows& rows, const StreakWatch& watch, int day, int column) {
  Float lowest = hn::Load(floats, rows.day(day) + column);
  for (int back = 1; back < watch.consecutive; ++back) {
    lowest = hn::Min(lowest, hn::Load(floats, rows.day(day - back * watch.gap) + column));
  }
  return lowest;
}

FV_INLINE Float highest_streak(const PriceRows& rows, const StreakWatch& watch, int column) {
  Float highest = hn::Set(floats, lowest_log);
  for (int day = watch.consecutive * watch.gap; day <= watch.through; day += watch.gap) {
    highest = hn::Max(highest, lowest_until(rows, watch, day, column));
  }
  return highest;
}

void watch_streaks(const PriceRows& rows, std::span<const StreakWatch> watches) {
  for (const auto& watch : watches) {
    for (int column = 0; column < batch_paths; column += lanes()) {
      hn::StoreU(highest_streak(rows, watch, column), floats, watch.highest.data() + column);
    }
  }
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(watch_levels);
HWY_EXPORT(watch_relative);
HWY_EXPORT(watch_streaks);
void watch_levels(const PriceRows& rows, Statistic statistic, int n, std::span<const LevelWatch> watches,
                  PriceCache& cache) {
  HWY_DYNAMIC_DISPATCH(watch_levels)(rows, statistic, n, watches, cache);
}

void watch_relative(const PriceRows& own, const PriceRows& benchmark, const GrowthUntilToday& growth,
                    std::span<const LevelWatch> watches) {
  HWY_DYNAMIC_DISPATCH(watch_relative)(own, benchmark, growth, watches);
}

void watch_streaks(const PriceRows& rows, std::span<const StreakWatch> watches) {
  HWY_DYNAMIC_DISPATCH(watch_streaks)(rows, watches);
}

}  // namespace fairvalue::detail
#endif
