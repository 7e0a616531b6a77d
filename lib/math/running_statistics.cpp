#include <fairvalue/math/running_statistics.hpp>

#include <cmath>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

const RunningStatistics& require_statistics(const RunningStatistics& statistics) {
  require_finite("statistics.mean", statistics.mean);
  require_non_negative("statistics.squares", statistics.squares);
  return statistics;
}

}  // namespace

RunningStatistics merged(const RunningStatistics& a, const RunningStatistics& b) {
  require_statistics(a);
  require_statistics(b);
  if (a.count == 0) return b;
  if (b.count == 0) return a;
  const auto n = static_cast<double>(a.count + b.count);
  const double apart = b.mean - a.mean;
  const double part_of_b = static_cast<double>(b.count) / n;
  return require_statistics(
      {.count = a.count + b.count,
       .mean = a.mean + apart * part_of_b,
       .squares = a.squares + b.squares + apart * apart * part_of_b * static_cast<double>(a.count)});
}

std::optional<double> variance(const RunningStatistics& statistics) {
  require_statistics(statistics);
  if (statistics.count < 2) return std::nullopt;
  return statistics.squares / static_cast<double>(statistics.count - 1);
}

std::optional<double> standard_error(const RunningStatistics& statistics) {
  const auto spread = variance(statistics);
  if (!spread) return std::nullopt;
  return std::sqrt(*spread / static_cast<double>(statistics.count));
}

}  // namespace fairvalue
