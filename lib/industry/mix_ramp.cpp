#include <fairvalue/industry/mix_ramp.hpp>

#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

bool is_share(double share) { return 0.0 <= share && share <= 1.0; }

double require_position(double position) {
  require(0.0 < position && position < 1.0, "position", "above 0 and below 1", position);
  return position;
}

/// Position on the ramp of the middle of period i of n.
double middle_of(std::size_t i, std::size_t n, RampSpan span) {
  const double index = static_cast<double>(i);
  const double count = static_cast<double>(n);
  switch (span) {
    case RampSpan::first_to_last_period: return index / (count - 1.0);
    case RampSpan::start_to_end: return (index + 0.5) / count;
  }
  refuse_enumerator(span, "span");
}

}  // namespace

bool feasible(const LinearRamp& ramp) { return is_share(ramp.start) && is_share(ramp.end); }

double revenue_weighted_position(std::span<const Money> revenue, RampSpan span) {
  require(revenue.size() >= 2, "revenue", "at least two periods", static_cast<double>(revenue.size()));
  Money total{0};
  Money weighted{0};
  for (std::size_t i = 0; i < revenue.size(); ++i) {
    require_non_negative(fmt::format("revenue[{}]", i), revenue[i]);
    total += revenue[i];
    weighted += middle_of(i, revenue.size(), span) * revenue[i];
  }
  return require_result("revenue_weighted_position", weighted / require_positive("sum of revenue", total));
}

LinearRamp ramp_to_end(double mean, double end, double position) {
  require_fraction("mean", mean);
  require_fraction("end", end);
  require_position(position);
  return {.start = require_result("start", (mean - position * end) / (1.0 - position)),
          .end = require_result("end", end)};
}

LinearRamp ramp_from_start(double mean, double start, double position) {
  require_fraction("mean", mean);
  require_fraction("start", start);
  require_position(position);
  return {.start = require_result("start", start),
          .end = require_result("end", (mean - (1.0 - position) * start) / position)};
}

std::vector<double> ramp_path(const LinearRamp& ramp, int periods) {
  require_fraction("ramp.start", ramp.start);
  require_fraction("ramp.end", ramp.end);
  require_periods("periods", periods, 1);
  std::vector<double> path;
  for (int i = 0; i <= periods; ++i) {
    const double t = static_cast<double>(i) / periods;
    path.push_back(require_result(
        "ramp_path", (1.0 - t) * ramp.start + t * ramp.end));  // in this order both ends are exact
  }
  return path;
}

}  // namespace fairvalue
