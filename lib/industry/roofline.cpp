#include <fairvalue/industry/roofline.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

double stream_seconds(double bytes, double bandwidth) {
  const double seconds = require_positive("bytes", bytes) / require_positive("bandwidth", bandwidth);
  return require_positive("stream_seconds", seconds);
}

double memory_passes_per_second(double bytes, double bandwidth) {
  const double passes = require_positive("bandwidth", bandwidth) / require_positive("bytes", bytes);
  return require_positive("memory_passes_per_second", passes);
}

double reference_of_advantage(double x, double advantage) {
  const double reference = require_positive("x", x) / (1.0 + require_growth("advantage", advantage));
  return require_positive("reference_of_advantage", reference);
}

double unit_cost_change(double speedup) {
  return require_finite("unit_cost_change", 1.0 / require_positive("speedup", speedup) - 1.0);
}

}  // namespace fairvalue
