#include <fairvalue/company/surprise.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/statistics.hpp>

namespace fairvalue {
namespace {

std::string described(const FiscalPeriod& period) {
  return fmt::format("{} from {} to {}", label(period), to_string(period.start), to_string(period.end));
}

/// The expected EPS, known to be comparable with the actual one.
PerShare comparable_mean(const PeriodEps& actual, const Consensus& expected) {
  require_eps("actual", actual);
  const PeriodEps mean = mean_eps(expected);
  require(mean.period == actual.period, "consensus.period",
          fmt::format("{} like the actual's", described(actual.period)), described(mean.period));
  require_comparable("consensus", actual, mean);
  return mean.eps;
}

/// Equal numbers have a deviation of zero but for rounding, of which nothing may be counted: `largest` is
/// the size of the numbers it comes from.
std::optional<double> in_deviations(double distance, double deviation, double largest) {
  if (deviation <= 1e-12 * largest) return std::nullopt;
  return require_finite("sue", distance / deviation);
}

/// The largest distance from zero among the past surprises and the one at hand.
double largest_size(std::span<const double> past_surprises, double distance) {
  double largest = std::abs(distance);
  for (const double past : past_surprises) largest = std::max(largest, std::abs(past));
  return largest;
}

}  // namespace

std::optional<double> surprise(double actual, double expected) {
  const double distance = require_finite("actual", actual) - require_finite("expected", expected);
  if (expected == 0.0) return std::nullopt;
  return require_finite("surprise", distance / std::abs(expected));
}

std::optional<double> surprise(const PeriodEps& actual, const Consensus& expected) {
  return surprise(actual.eps.value, comparable_mean(actual, expected).value);
}

std::optional<double> sue_dispersion(double actual, const Consensus& expected) {
  const double distance = require_finite("actual", actual) - require_finite("consensus.mean", expected.mean);
  if (!expected.dispersion || !expected.dispersion->standard_deviation) return std::nullopt;
  const double high = require_finite("consensus.dispersion.high", expected.dispersion->high);
  const double low = require_finite("consensus.dispersion.low", expected.dispersion->low);
  const double deviation = require_non_negative("consensus.dispersion.standard_deviation",
                                                *expected.dispersion->standard_deviation);
  return in_deviations(distance, deviation, std::max(std::abs(high), std::abs(low)));
}

std::optional<double> sue_dispersion(const PeriodEps& actual, const Consensus& expected) {
  comparable_mean(actual, expected);
  return sue_dispersion(actual.eps.value, expected);
}

std::optional<double> sue_history(double actual, double expected, std::span<const double> past_surprises,
                                  int quarters) {
  const double distance = require_finite("actual", actual) - require_finite("expected", expected);
  require(quarters >= 2, "quarters", ">= 2", quarters);
  for (std::size_t i = 0; i < past_surprises.size(); ++i) {
    require_finite(fmt::format("past_surprises[{}]", i), past_surprises[i]);
  }
  const auto needed = static_cast<std::size_t>(quarters);
  if (past_surprises.size() < needed) return std::nullopt;
  const auto last = past_surprises.last(needed);
  return in_deviations(distance, *standard_deviation(last), largest_size(last, distance));
}

}  // namespace fairvalue
