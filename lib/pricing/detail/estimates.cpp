#include "estimates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace fairvalue::detail {
namespace {

/// With fewer, a slope on the weights is chance itself.
constexpr double least_paths = 64;

double as_double(std::uint64_t count) { return static_cast<double>(count); }

/// Of one number; at least two of them.
double variance_of(double squares, std::uint64_t count) {
  return std::max(0.0, squares) / as_double(count - 1);
}

Sampled sampled(double mean, double variance, std::uint64_t paths) {
  return {mean, std::sqrt(variance / as_double(paths))};
}

RunningStatistics pooled(const StratifiedStatistics& statistics) {
  RunningStatistics all;
  for (const RunningStatistics& one : statistics.strata()) all = merged(all, one);
  return all;
}

Sampled mean_over_strata(const std::vector<RunningStatistics>& strata) {
  double mean = 0.0;
  double variance = 0.0;
  for (const RunningStatistics& one : strata) {
    mean += one.mean;
    variance += variance_of(one.squares, one.count) / as_double(one.count);
  }
  const double count = as_double(strata.size());
  return {mean / count, std::sqrt(variance) / count};
}

/// Weights over all entries of a table.
struct AllWeights {
  double paths;
  double mean;
  double variance;
};

AllWeights all_weights(const VestedTable& table, std::uint64_t paths) {
  double weights = 0.0;
  double squares = 0.0;
  for (const auto& entry : table.entries()) {
    weights += entry.weights;
    squares += entry.squares;
  }
  const double mean = weights / as_double(paths);
  return {as_double(paths), mean, squares / as_double(paths) - mean * mean};
}

/// Of an entry's weights, 0 on paths of other entries: their mean, and their variance once what they have in
/// common with all weights is taken out.
struct EntryEstimate {
  double probability;
  double variance;
};

EntryEstimate estimate(const VestedTable::Entry& entry, const AllWeights& all) {
  const double mean = entry.weights / all.paths;
  const double square = entry.squares / all.paths;
  const double shared = square - mean * all.mean;
  const bool has_slope = all.variance > 1e-12 && all.paths >= least_paths;
  const double slope = has_slope ? shared / all.variance : mean / all.mean;
  const double variance = square - mean * mean - 2.0 * slope * shared + slope * slope * all.variance;
  return {.probability = std::max(0.0, mean - slope * (all.mean - 1.0)), .variance = std::max(0.0, variance)};
}

/// As if once for a number that did not come up.
double entry_variance(double shares, const VestedTable& table, const AllWeights& all) {
  for (const auto& entry : table.entries()) {
    if (entry.shares == shares) return estimate(entry, all).variance;
  }
  return 1.0 / all.paths;
}

}  // namespace

Sampled mean_of(const RunningStatistics& sums, const RunningStatistics& spread) {
  return sampled(sums.mean, variance_of(spread.squares, spread.count), sums.count);
}

Sampled mean_of(const StratifiedStatistics& sums, const StratifiedStatistics& spread) {
  const auto& strata = sums.strata();
  const bool filled =
      std::ranges::all_of(strata, [](const RunningStatistics& one) { return one.count >= 2; });
  return filled && strata.size() > 1 ? mean_over_strata(strata) : mean_of(pooled(sums), pooled(spread));
}

Sampled probability_of(const JointStatistics& sums, const JointStatistics& spread) {
  const double slope = spread.yy > 0.0 ? spread.xy / spread.yy : 0.0;
  const double mean = std::clamp(sums.mean_x - slope * (sums.mean_y - 1.0), 0.0, 1.0);
  return sampled(mean, variance_of(spread.xx - slope * spread.xy, spread.count), sums.count);
}

std::optional<Sampled> ratio_of(const JointStatistics& sums, const JointStatistics& spread) {
  if (sums.mean_y == 0.0) return std::nullopt;
  const double ratio = sums.mean_x / sums.mean_y;
  const double squares = spread.xx - 2.0 * ratio * spread.xy + ratio * ratio * spread.yy;
  const Sampled numerator = sampled(0.0, variance_of(squares, spread.count), sums.count);
  return Sampled{ratio, numerator.standard_error / sums.mean_y};
}

std::optional<std::size_t> median_day(const MetDays<double>& days, double MetDays<double>::Paths::*weight) {
  double all = 0.0;
  for (const auto& paths : days.paths) all += paths.*weight;
  double so_far = 0.0;
  for (std::size_t day = 0; day < days.paths.size(); ++day) {
    so_far += days.paths[day].*weight;
    if (so_far > 0.0 && so_far >= 0.5 * all) return day;
  }
  return std::nullopt;
}

std::vector<VestedShares> vested_shares_of(const VestedTable& sums, std::uint64_t paths,
                                           const VestedTable& spread, std::uint64_t spread_paths) {
  const AllWeights all = all_weights(sums, paths);
  const AllWeights all_spread = all_weights(spread, spread_paths);
  std::vector<VestedShares> vested;
  double sum = 0.0;
  for (const auto& entry : sums.entries()) {
    const double variance = entry_variance(entry.shares, spread, all_spread);
    vested.push_back({Shares{entry.shares}, sampled(estimate(entry, all).probability, variance, paths)});
    sum += vested.back().probability.mean;
  }
  for (VestedShares& one : vested) one.probability.mean /= sum;
  return vested;
}

double variance_ratio(double plain_variance, const Sampled& estimate, std::uint64_t paths) {
  if (plain_variance == 0.0) return 1.0;
  const double left = estimate.standard_error * estimate.standard_error * as_double(paths);
  return plain_variance / std::max(left, 1e-30 * plain_variance);
}

Sampled or_unseen(const Sampled& estimate, double worth, std::uint64_t paths) {
  if (estimate.mean != 0.0 || estimate.standard_error != 0.0) return estimate;
  return {0.0, worth / as_double(paths)};
}

}  // namespace fairvalue::detail
