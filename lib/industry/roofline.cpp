#include <fairvalue/industry/roofline.hpp>

#include <algorithm>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double flops_per_parameter = 2.0;  // a multiplication and an addition for each token

void require_roofline(const Roofline& roofline) {
  require_positive("roofline.flops", roofline.flops);
  require_positive("roofline.bandwidth", roofline.bandwidth);
}

/// Tokens a second: of one sequence alone, and the maximum for any number of sequences.
double one_sequence(const Roofline& roofline, double parameters, double bytes_each) {
  const double weights =
      require_positive("parameters", parameters) * require_positive("bytes_each", bytes_each);
  return memory_passes_per_second(weights, roofline.bandwidth);
}
double compute_roof(const Roofline& roofline, double parameters) {
  return require_positive("compute_roof", roofline.flops / (flops_per_parameter * parameters));
}

}  // namespace

double stream_seconds(double bytes, double bandwidth) {
  const double seconds = require_positive("bytes", bytes) / require_positive("bandwidth", bandwidth);
  return require_positive("stream_seconds", seconds);
}

double memory_passes_per_second(double bytes, double bandwidth) {
  const double passes = require_positive("bandwidth", bandwidth) / require_positive("bytes", bytes);
  return require_positive("memory_passes_per_second", passes);
}

double attainable_flops(const Roofline& roofline, double intensity) {
  require_roofline(roofline);
  return std::min(roofline.flops, roofline.bandwidth * require_positive("intensity", intensity));
}

DecodingBound decoding_bound(const Roofline& roofline, double parameters, double bytes_each, double batch) {
  require_roofline(roofline);
  require_finite("batch", batch);
  require(batch >= 1.0, "batch", ">= 1", batch);
  const double by_memory = batch * one_sequence(roofline, parameters, bytes_each);
  const double by_compute = compute_roof(roofline, parameters);
  return {.tokens_per_second = std::min(by_memory, by_compute), .compute_bound = by_compute < by_memory};
}

std::optional<double> batch_needed(const Roofline& roofline, double parameters, double bytes_each,
                                   double tokens_per_second) {
  require_roofline(roofline);
  require_positive("tokens_per_second", tokens_per_second);
  const double alone = one_sequence(roofline, parameters, bytes_each);
  if (tokens_per_second > compute_roof(roofline, parameters)) return std::nullopt;
  return require_result("batch_needed", std::max(1.0, tokens_per_second / alone));
}

double reference_of_advantage(double x, double advantage) {
  const double reference = require_positive("x", x) / (1.0 + require_growth("advantage", advantage));
  return require_positive("reference_of_advantage", reference);
}

double unit_cost_change(double speedup) {
  return require_result("unit_cost_change", 1.0 / require_positive("speedup", speedup) - 1.0);
}

}  // namespace fairvalue
