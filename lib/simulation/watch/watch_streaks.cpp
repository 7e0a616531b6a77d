#include "watch_streaks.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/watch/watch_streaks.cpp"
#include <hwy/foreach_target.h>
// after it
#include "simulation/draw/simd-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

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
HWY_EXPORT(watch_streaks);
void watch_streaks(const PriceRows& rows, std::span<const StreakWatch> watches) {
  HWY_DYNAMIC_DISPATCH(watch_streaks)(rows, watches);
}
}  // namespace fairvalue::detail
#endif
