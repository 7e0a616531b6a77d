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

/// The expected EPS, after the check that it is comparable with the actual EPS.
PerShare comparable_mean(const PeriodEps& actual, const Consensus& expected) {
  require_eps("actual", actual);
  const PeriodEps mean = mean_eps(expected);
  require(mean.period == actual.period, "consensus.period",
          fmt::format("{} like the actual's", described(actual.period)), described(mean.period));
  require_comparable("consensus", actual, mean);
  return mean.eps;
}

void require_surprise(std::string_view field, const EpsSurprise& row, const PeriodEps& first) {
  const std::string actual = fmt::format("{}.actual", field);
  const std::string expected = fmt::format("{}.expected", field);
  require_eps(actual, row.actual);
  require_eps(expected, row.expected);
  require(row.expected.period == row.actual.period, expected + ".period",
          fmt::format("{} like the actual's", described(row.actual.period)), described(row.expected.period));
  require_comparable(actual, first, row.actual);
  require_comparable(expected, first, row.expected);
}

void require_surprises(std::span<const EpsSurprise> surprises) {
  require_not_empty("surprises", surprises.size());
  for (std::size_t i = 0; i < surprises.size(); ++i) {
    const std::string field = fmt::format("surprises[{}]", i);
    require_surprise(field, surprises[i], surprises.front().actual);
    if (i == 0) continue;
    const FiscalPeriod& before = surprises[i - 1].actual.period;
    const FiscalPeriod& period = surprises[i].actual.period;
    require(before.end < period.end, field + ".actual.period.end",
            fmt::format("after {} of the row before", to_string(before.end)), to_string(period.end));
  }
}

/// Equal numbers may have a tiny deviation from rounding, which counts as zero: `largest` is
/// the size of the numbers it comes from.
std::optional<double> in_deviations(double distance, double deviation, double largest) {
  if (deviation <= 1e-12 * largest) return std::nullopt;
  return require_result("sue", distance / deviation);
}

/// The largest absolute value among the past surprises and the current one.
double largest_size(std::span<const double> past_surprises, double distance) {
  double largest = std::abs(distance);
  for (const double past : past_surprises) largest = std::max(largest, std::abs(past));
  return largest;
}

}  // namespace

std::optional<double> surprise(double actual, double expected) {
  const double distance = require_finite("actual", actual) - require_finite("expected", expected);
  if (expected == 0.0) return std::nullopt;
  return require_result("surprise", distance / std::abs(expected));
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

std::vector<EpsSurprise> on_share_basis(std::span<const EpsSurprise> surprises, std::span<const Split> splits,
                                        const ShareBasis& to) {
  std::vector<EpsSurprise> rows;
  rows.reserve(surprises.size());
  for (const EpsSurprise& row : surprises) {
    const std::string field = fmt::format("surprises[{}]", rows.size());
    rows.push_back({.actual = on_share_basis(field + ".actual", row.actual, splits, to),
                    .expected = on_share_basis(field + ".expected", row.expected, splits, to)});
  }
  return rows;
}

std::optional<double> sue_history(std::span<const EpsSurprise> surprises, int quarters) {
  require_surprises(surprises);
  std::vector<double> past;
  for (const EpsSurprise& row : surprises.first(surprises.size() - 1)) {
    past.push_back((row.actual.eps - row.expected.eps).value);
  }
  const EpsSurprise& latest = surprises.back();
  return sue_history(latest.actual.eps.value, latest.expected.eps.value, past, quarters);
}

}  // namespace fairvalue
