#include "watch_relative.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/watch/watch_relative.cpp"
#include <hwy/foreach_target.h>
// after it
#include "watch_levels-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

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

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(watch_relative);
void watch_relative(const PriceRows& own, const PriceRows& benchmark, const GrowthUntilToday& growth,
                    std::span<const LevelWatch> watches) {
  HWY_DYNAMIC_DISPATCH(watch_relative)(own, benchmark, growth, watches);
}
}  // namespace fairvalue::detail
#endif
