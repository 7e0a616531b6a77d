#include "watch_highs.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/watch/watch_highs.cpp"
#include <hwy/foreach_target.h>
// after it
#include "simulation/draw/simd_normals-inl.hpp"
#include "watch_levels-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

/// -ln u for the uniform number u = (w + 1/2) / 2^31 with w the upper 31 bits of a word, to some 1e-6: at
/// most 22.2. Polynomial: Cephes' logf (Moshier), for m in [sqrt(1/2), sqrt(2)).
FV_INLINE Float exponential_variate(Word word) {
  const Float whole = hn::ConvertTo(floats, hn::BitCast(ints, hn::ShiftRight<1>(word)));
  const Int bits = hn::BitCast(ints, hn::Add(whole, hn::Set(floats, 0.5F)));
  const Int root_half = hn::Set(ints, 0x3f3504f3);
  const Int above = hn::Sub(bits, root_half);
  const Float octave = hn::ConvertTo(floats, hn::ShiftRight<23>(above));
  const Int mantissa = hn::Add(hn::And(above, hn::Set(ints, 0x007fffff)), root_half);
  const Float t = hn::Sub(hn::BitCast(floats, mantissa), hn::Set(floats, 1.0F));
  Float p = hn::Set(floats, 7.0376836292e-2F);
  for (const float c : {-1.1514610310e-1F, 1.1676998740e-1F, -1.2420140846e-1F, 1.4249322787e-1F,
                        -1.6668057665e-1F, 2.0000714765e-1F, -2.4999993993e-1F, 3.3333331174e-1F, -0.5F}) {
    p = hn::Add(hn::Mul(p, t), hn::Set(floats, c));
  }
  const Float log_mantissa = hn::Add(hn::Mul(p, hn::Mul(t, t)), t);
  const Float octaves = hn::Mul(hn::Sub(hn::Set(floats, 31.0F), octave), hn::Set(floats, 0.693147181F));
  return hn::Max(hn::Sub(octaves, log_mantissa), hn::Zero(floats));
}

/// The maximum of a bridge between closes x and y: the inverse of its distribution at a uniform number.
FV_INLINE Float bridge_high(Float x, Float y, float variance, Word word) {
  const Float change = hn::Sub(y, x);
  const Float spread = hn::Mul(exponential_variate(word), hn::Set(floats, 2.0F * variance));
  const Float range = hn::Sqrt(hn::Add(hn::Mul(change, change), spread));
  const Float high = hn::Mul(hn::Add(hn::Add(x, y), range), hn::Set(floats, 0.5F));
  return hn::Max(high, hn::Max(x, y));
}

/// The maxima of paths on each day.
struct Highs {
  const PriceRows& rows;
  const BridgeLaw& law;
  PathWords<1> words_of;
  int column;

  /// A maximum is at most sqrt(22.2 / 2) deviations above both closes, the limit of the uniform numbers
  /// drawn.
  static constexpr float reach = 3.4F;

  FV_INLINE Float close(int day) const { return hn::Load(floats, rows.day(day) + column); }
  FV_INLINE float need(const LevelWatch& watch) const { return watch.level; }
  FV_INLINE Float high(int chunk) const {
    if (chunk == today) return close(0);
    const float rise = reach * law.largest_deviation[static_cast<std::size_t>(chunk)];
    return hn::Add(hn::Max(close(chunk * chunk_days), highest_close(rows, chunk, column)),
                   hn::Set(floats, rise));
  }
  FV_INLINE void evaluate(Days days, ChunkStatistic& out) const {
    out.first_day = out.storage;
    out.stride = lanes();
    out.high = close(days.first);
    for (int d = std::max(1, days.first); d <= days.last; d += 2) {
      Word drawn[2][1];
      words_of.draw(static_cast<std::uint32_t>(d / 2), drawn[0], drawn[1]);
      for (int k = 0; k < std::min(2, days.last + 1 - d); ++k) {
        const float variance = law.variance[static_cast<std::size_t>(d + k - 1)];
        const Float top = bridge_high(close(d + k - 1), close(d + k), variance, drawn[k][0]);
        hn::Store(top, floats, out.storage + (d + k - days.first) * lanes());
        out.high = hn::Max(out.high, top);
      }
    }
  }
  /// On the first day that counts only the close does.
  FV_INLINE Float value(const ChunkStatistic& chunk, Days days, int day, Int from) const {
    const auto begins = hn::RebindMask(floats, hn::Eq(from, hn::Set(ints, day)));
    const float* top = chunk.first_day + (day - days.first) * chunk.stride;
    return hn::IfThenElse(begins, close(day), hn::Load(floats, top));
  }
};

void watch_highs(const PriceRows& rows, const BridgeLaw& law, const DrawJob& job,
                 std::span<const LevelWatch> watches) {
  forget(watches);
  for (int column = 0; column < batch_paths; column += lanes()) {
    const PathWords<1> words_of(job.seed, stream::bridges,
                                job.first_path + static_cast<std::uint64_t>(column));
    watch_column(rows, Highs{rows, law, words_of, column}, 0, watches, column);
  }
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(watch_highs);
void watch_highs(const PriceRows& rows, const BridgeLaw& law, const DrawJob& job,
                 std::span<const LevelWatch> watches) {
  HWY_DYNAMIC_DISPATCH(watch_highs)(rows, law, job, watches);
}
}  // namespace fairvalue::detail
#endif
