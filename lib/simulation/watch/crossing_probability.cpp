#include "crossing_probability.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/watch/crossing_probability.cpp"
#include <hwy/foreach_target.h>
// after it
#include "watch_levels-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

constexpr float reach = 3.0F;         ///< deviations: a path farther below a level does not cross it
constexpr int slots = widest_vector;  ///< partial products by day, the same number for every vector width

/// The highest close from today through a day.
FV_INLINE Float highest_through(const PriceRows& rows, int through, int column) {
  Float high = hn::Load(floats, rows.day(0) + column);
  const int whole = through / chunk_days;
  for (int c = 0; c < whole; ++c) high = hn::Max(high, highest_close(rows, c, column));
  for (int d = whole * chunk_days + 1; d <= through; ++d) {
    high = hn::Max(high, hn::Load(floats, rows.day(d) + column));
  }
  return high;
}

/// The bridges of one path, with vectors along its days.
struct PathBridges {
  const PriceRows& rows;
  const BridgeLaw& law;
  int through;
  int path;

  FV_INLINE bool in_reach(float level, int chunk) const {
    const float high =
        std::max(rows.chunk_high[chunk * batch_paths + path], rows.day(chunk * chunk_days)[path]);
    return high >= level - reach * law.largest_deviation[static_cast<std::size_t>(chunk)];
  }

  /// survived[i] *= P(not crossed) of the chunk's days i and i + 16.
  FV_INLINE void survive(float level, int chunk, float* survived) const {
    alignas(64) float close[chunk_days + 1];
    const int first = chunk * chunk_days;
    const int last = std::min(first + chunk_days, through);
    for (int d = first; d <= last; ++d) close[d - first] = rows.day(d)[path];
    std::fill(close + (last - first) + 1, std::end(close), lowest_log);
    for (int i = 0; i < chunk_days; i += lanes()) {
      const Float below = hn::Sub(hn::Set(floats, level), hn::Load(floats, close + i));
      const Float below_next = hn::Sub(hn::Set(floats, level), hn::LoadU(floats, close + i + 1));
      const Float exponent = hn::Load(floats, law.exponent.data() + first + i);
      const Float crossed = exponential(hn::Mul(hn::Mul(below, below_next), exponent));
      const Float kept = hn::Max(hn::Sub(hn::Set(floats, 1.0F), crossed), hn::Zero(floats));
      float* slot = survived + i % slots;
      hn::Store(hn::Mul(hn::Load(floats, slot), kept), floats, slot);
    }
  }

  /// P(crossed) for a level above all closes.
  FV_INLINE float crossed(float level) const {
    alignas(64) float survived[slots];
    std::fill_n(survived, slots, 1.0F);
    for (int chunk = 0; chunk < chunks(through); ++chunk) {
      if (in_reach(level, chunk)) survive(level, chunk, survived);
    }
    float product = 1.0F;
    for (const float factor : survived) product *= factor;
    return 1.0F - product;
  }
};

FV_INLINE void cross_column(const PriceRows& rows, const BridgeLaw& law, int through,
                            std::span<const CrossingWatch> watches, int column) {
  const float largest =
      *std::max_element(law.largest_deviation.begin(), law.largest_deviation.begin() + chunks(through));
  const Float high = highest_through(rows, through, column);
  for (const auto& watch : watches) {
    const Float level = hn::Set(floats, watch.level);
    const auto crossed = hn::Ge(high, level);
    const auto near = hn::Ge(high, hn::Set(floats, watch.level - reach * largest));
    hn::StoreU(hn::IfThenElseZero(crossed, hn::Set(floats, 1.0F)), floats, watch.probability.data() + column);
    for_each(hn::RebindMask(ints, hn::AndNot(crossed, near)), [&](int lane) HWY_ATTR {
      const int path = column + lane;
      watch.probability[static_cast<std::size_t>(path)] =
          PathBridges{rows, law, through, path}.crossed(watch.level);
    });
  }
}

void cross(const PriceRows& rows, const BridgeLaw& law, int through, std::span<const CrossingWatch> watches) {
  for (int column = 0; column < batch_paths; column += lanes()) {
    cross_column(rows, law, through, watches, column);
  }
}

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(cross);
void crossing_probabilities(const PriceRows& rows, const BridgeLaw& law, int through,
                            std::span<const CrossingWatch> watches) {
  HWY_DYNAMIC_DISPATCH(cross)(rows, law, through, watches);
}
}  // namespace fairvalue::detail
#endif
