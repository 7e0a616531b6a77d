#include "draw_paths.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/detail/draw_paths.cpp"
#include <hwy/foreach_target.h>
// after it
#include "simd_normals-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fairvalue::detail::HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

constexpr int vectors = 4;  // as many as hide the latency of the multiplications

/// `vectors` vectors of paths from the one in `column` on.
FV_INLINE void draw_columns(const DrawJob& job, const PriceRows& rows, int column) {
  const auto lanes = static_cast<int>(hn::Lanes(floats));
  const Philox<vectors> philox(job.seed, 0, job.first_path + static_cast<std::uint32_t>(column));
  Float x[vectors];
  Float high[vectors];
  for (int u = 0; u < vectors; ++u) x[u] = hn::Load(floats, rows.day(0) + column + u * lanes);
  Word now[2][vectors];
  philox.draw(0, now[0], now[1]);
  for (int first = 0; first < rows.days; first += chunk_days) {
    for (int u = 0; u < vectors; ++u) high[u] = hn::Set(floats, -1e30F);
    const int last = std::min(first + chunk_days, rows.days);
    for (int day = first; day < last; day += 2) {
      Word next[2][vectors];  // drawn ahead, so that two chains of work overlap
      philox.draw(static_cast<std::uint32_t>(day / 2 + 1), next[0], next[1]);
      for (int k = 0; k < 2; ++k) {
        const Float drift = hn::Set(floats, job.drift[day + k]);
        const Float volatility = hn::Set(floats, job.volatility[day + k]);
        float* row = rows.day(day + k + 1) + column;
        for (int u = 0; u < vectors; ++u) {
          x[u] = hn::Add(x[u], hn::Add(hn::Mul(normal(now[k][u]), volatility), drift));
          hn::Store(x[u], floats, row + u * lanes);
          high[u] = hn::Max(high[u], x[u]);
        }
      }
      for (int k = 0; k < 2; ++k) {
        for (int u = 0; u < vectors; ++u) now[k][u] = next[k][u];
      }
    }
    float* chunk_high = rows.chunk_high + (first / chunk_days) * batch_paths + column;
    for (int u = 0; u < vectors; ++u) hn::Store(high[u], floats, chunk_high + u * lanes);
  }
}

void draw_paths(const DrawJob& job, const PriceRows& rows) {
  const auto step = vectors * static_cast<int>(hn::Lanes(floats));
  for (int column = 0; column < batch_paths; column += step) draw_columns(job, rows, column);
}
#else
void draw_paths(const DrawJob&, const PriceRows&) {}
#endif

}  // namespace fairvalue::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace fairvalue::detail {
HWY_EXPORT(draw_paths);
void draw_paths(const DrawJob& job, const PriceRows& rows) { HWY_DYNAMIC_DISPATCH(draw_paths)(job, rows); }
}  // namespace fairvalue::detail
#endif
