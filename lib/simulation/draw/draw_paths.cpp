#include "draw_paths.hpp"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/draw/draw_paths.cpp"
#include <hwy/foreach_target.h>
// after it
#include "simd_normals-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

constexpr int vectors = 4;  // enough to hide the latency of multiplications

/// The shocks that move the share.
struct ShareShocks {
  struct Pair {
    Word day[2][vectors];
  };
  PathWords<vectors> words_of;

  FV_INLINE ShareShocks(std::uint64_t seed, std::uint64_t first_path)
      : words_of(seed, stream::share, first_path) {}
  FV_INLINE void draw(int pair, Pair& out) const {
    words_of.draw(static_cast<std::uint32_t>(pair), out.day[0], out.day[1]);
  }
  FV_INLINE Float shock(const Pair& pair, int k, int u) const { return normal(pair.day[k][u]); }
};

/// The share's shocks, mixed with a benchmark's own.
struct BenchmarkShocks {
  struct Pair {
    ShareShocks::Pair share;
    Word own[2][vectors];
  };
  ShareShocks share;
  PathWords<vectors> words_of;
  Float correlation;
  Float rest;

  FV_INLINE BenchmarkShocks(const BenchmarkJob& job, std::uint64_t first_path)
      : share(job.seed, first_path),
        words_of(job.seed, stream::benchmark(job.index), first_path),
        correlation(hn::Set(floats, static_cast<float>(job.correlation))),
        rest(hn::Set(floats, static_cast<float>(std::sqrt(1.0 - job.correlation * job.correlation)))) {}
  FV_INLINE void draw(int pair, Pair& out) const {
    share.draw(pair, out.share);
    words_of.draw(static_cast<std::uint32_t>(pair), out.own[0], out.own[1]);
  }
  FV_INLINE Float shock(const Pair& pair, int k, int u) const {
    return hn::Add(hn::Mul(correlation, share.shock(pair.share, k, u)),
                   hn::Mul(rest, normal(pair.own[k][u])));
  }
};

/// Mean and deviation of each day, and jumps if there are any.
struct DailyMoves {
  const float* drift;
  const float* volatility;
  const float* jumps;
};

template <bool with_jumps>
FV_INLINE Float move(const DailyMoves& moves, int day, Float shock, int column) {
  const Float diffusion =
      hn::Add(hn::Mul(shock, hn::Set(floats, moves.volatility[day])), hn::Set(floats, moves.drift[day]));
  if constexpr (!with_jumps) return diffusion;
  return hn::Add(diffusion, hn::Load(floats, moves.jumps + day * batch_paths + column));
}

/// Draws `vectors` vectors of paths, from `column` on.
template <bool with_jumps, class Shocks>
FV_INLINE void draw_columns(const Shocks& shocks, const DailyMoves& moves, const PriceRows& rows,
                            int column) {
  Float x[vectors];
  Float high[vectors];
  for (int u = 0; u < vectors; ++u) x[u] = hn::Load(floats, rows.day(0) + column + u * lanes());
  typename Shocks::Pair now;
  shocks.draw(0, now);
  for (int first = 0; first < rows.days; first += chunk_days) {
    for (int u = 0; u < vectors; ++u) high[u] = hn::Set(floats, lowest_log);
    const int last = std::min(first + chunk_days, rows.days);
    for (int day = first; day < last; day += 2) {
      typename Shocks::Pair next;  // drawn ahead, so that two dependency chains overlap
      shocks.draw(day / 2 + 1, next);
      HWY_UNROLL(2) for (int k = 0; k < 2; ++k) {
        float* row = rows.day(day + k + 1) + column;
        HWY_UNROLL(4) for (int u = 0; u < vectors; ++u) {
          const int path = column + u * lanes();
          x[u] = hn::Add(x[u], move<with_jumps>(moves, day + k, shocks.shock(now, k, u), path));
          hn::Store(x[u], floats, row + u * lanes());
          high[u] = hn::Max(high[u], x[u]);
        }
      }
      now = next;
    }
    float* chunk_high = rows.chunk_high + (first / chunk_days) * batch_paths + column;
    for (int u = 0; u < vectors; ++u) hn::Store(high[u], floats, chunk_high + u * lanes());
  }
}

void draw_share(const DrawJob& job, const PriceRows& rows) {
  const DailyMoves moves{job.drift, job.volatility, job.jumps};
  for (int column = 0; column < batch_paths; column += vectors * lanes()) {
    const ShareShocks shocks(job.seed, job.first_path + static_cast<std::uint64_t>(column));
    if (job.jumps == nullptr) draw_columns<false>(shocks, moves, rows, column);
    if (job.jumps != nullptr) draw_columns<true>(shocks, moves, rows, column);
  }
}

void draw_other(const BenchmarkJob& job, const PriceRows& rows) {
  const DailyMoves moves{job.drift, job.volatility, nullptr};
  for (int column = 0; column < batch_paths; column += vectors * lanes()) {
    const BenchmarkShocks shocks(job, job.first_path + static_cast<std::uint64_t>(column));
    draw_columns<false>(shocks, moves, rows, column);
  }
}

/// store(word, place) for every word of the job.
template <class Store>
FV_INLINE void for_each_word(const WordJob& job, Store store) {
  for (int column = 0; column < batch_paths; column += vectors * lanes()) {
    const PathWords<vectors> words_of(job.seed, job.stream,
                                      job.first_path + static_cast<std::uint64_t>(column));
    for (int step = 0; step < job.steps; step += 2) {
      Word pair[2][vectors];
      words_of.draw(static_cast<std::uint32_t>(step / 2), pair[0], pair[1]);
      for (int k = 0; k < 2; ++k) {
        for (int u = 0; u < vectors; ++u) store(pair[k][u], (step + k) * batch_paths + column + u * lanes());
      }
    }
  }
}

void write_words(const WordJob& job, std::uint32_t* out) {
  for_each_word(job, [out](Word word, int place) HWY_ATTR { hn::Store(word, words, out + place); });
}

void write_normals(const WordJob& job, float* out) {
  for_each_word(job, [out](Word word, int place) HWY_ATTR { hn::Store(normal(word), floats, out + place); });
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(draw_share);
HWY_EXPORT(draw_other);
HWY_EXPORT(write_words);
HWY_EXPORT(write_normals);
void draw_paths(const DrawJob& job, const PriceRows& rows) { HWY_DYNAMIC_DISPATCH(draw_share)(job, rows); }
void draw_benchmark(const BenchmarkJob& job, const PriceRows& rows) {
  HWY_DYNAMIC_DISPATCH(draw_other)(job, rows);
}

void draw_words(const WordJob& job, std::uint32_t* words) { HWY_DYNAMIC_DISPATCH(write_words)(job, words); }
void draw_normals(const WordJob& job, float* normals) { HWY_DYNAMIC_DISPATCH(write_normals)(job, normals); }

}  // namespace fairvalue::detail
#endif
