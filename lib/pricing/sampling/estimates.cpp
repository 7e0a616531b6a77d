#include "estimates.hpp"

#include <algorithm>
#include <cmath>

namespace fairvalue::detail {
namespace {

/// With fewer paths the slope on the weights is only noise.
constexpr double min_paths = 64;

double as_double(std::uint64_t count) { return static_cast<double>(count); }

/// Sample variance from the sum of squared deviations; count >= 2.
double variance_of(double squares, std::uint64_t count) {
  return std::max(0.0, squares) / as_double(count - 1);
}

Sampled sampled(double mean, double variance, std::uint64_t paths) {
  return {mean, std::sqrt(variance / as_double(paths))};
}

MomentStatistics pooled(const StratifiedStatistics& statistics) {
  MomentStatistics all;
  for (const MomentStatistics& one : statistics.strata()) all = merged(all, one);
  return all;
}

bool has_spread(const MomentStatistics& stratum) { return stratum.count >= 2; }

/// Sums over the paths behind a standard error; of the deviations from the mean of each stratum.
MomentStatistics within(const std::vector<MomentStatistics>& strata) {
  MomentStatistics sum;
  for (const MomentStatistics& one : strata) {
    sum.count += one.count;
    sum.squares += one.squares;
    sum.fourths += one.fourths;
  }
  return sum;
}

/// Smaller deviations relative to the mean are rounding.
constexpr double rounding = 1e-12;
/// With this many effective paths the standard error itself is known to about a fifth.
constexpr double enough_effective_paths = 30.0;
/// If no path showed an event, its expected number is at most three with 95 % confidence (rule of three).
constexpr double rule_of_three = 3.0;

double square_of(double x) { return x * x; }

Estimate with_unseen(const Sampled& mean, const MomentStatistics& spread, double paths,
                     const UnseenPaths& unseen) {
  const double part = paths / as_double(spread.count);
  const double squares = part * spread.squares + square_of(unseen.change);
  const double fourths = part * spread.fourths + square_of(square_of(unseen.change));
  const bool all_equal = squares <= paths * square_of(rounding * mean.mean);
  const double effective = all_equal ? paths : effective_paths(squares, fourths);
  const bool is_wide = all_equal || unseen.change > 0.0 || effective >= enough_effective_paths;
  const double widened = std::hypot(mean.standard_error, is_wide ? 0.0 : unseen.largest / paths);
  return {.value = {mean.mean, std::hypot(widened, unseen.bound)}, .effective_paths = effective};
}

/// The variance of each stratum's paths comes from `spread`, which may be another sample.
Sampled mean_over_strata(const std::vector<MomentStatistics>& strata,
                         const std::vector<MomentStatistics>& spread) {
  double mean = 0.0;
  double variance = 0.0;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    mean += strata[i].mean;
    variance += variance_of(spread[i].squares, spread[i].count) / as_double(strata[i].count);
  }
  const double count = as_double(strata.size());
  return {mean / count, std::sqrt(variance) / count};
}

/// Moments of the weights of all entries of a table.
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

/// Mean of an entry's weights (0 on paths of other entries), and their residual variance after regression on
/// all weights.
struct EntryEstimate {
  double probability;
  double variance;
};

EntryEstimate estimate(const VestedTable::Entry& entry, const AllWeights& all) {
  const double mean = entry.weights / all.paths;
  const double square = entry.squares / all.paths;
  const double shared = square - mean * all.mean;
  const bool has_slope = all.variance > 1e-12 && all.paths >= min_paths;
  const double slope = has_slope ? shared / all.variance : mean / all.mean;
  const double variance = square - mean * mean - 2.0 * slope * shared + slope * slope * all.variance;
  return {.probability = std::max(0.0, mean - slope * (all.mean - 1.0)), .variance = std::max(0.0, variance)};
}

/// The variance of the entry with this number of shares; as if seen once if there is none.
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

UnseenPaths unseen_paths(double change, double worth, std::uint64_t paths) {
  const double one_path = change / as_double(paths);
  if (worth <= rule_of_three * one_path) return {.bound = worth};
  return {.bound = one_path, .change = change};
}

double effective_paths(double squares, double fourths) {
  if (!(fourths > 0.0)) return 0.0;
  return square_of(squares / std::sqrt(fourths));
}

Estimate estimate_of(const MomentStatistics& sums, const MomentStatistics& spread,
                     const UnseenPaths& unseen) {
  return with_unseen(mean_of(sums.lower(), spread.lower()), spread, as_double(sums.count), unseen);
}

Estimate estimate_of(const StratifiedStatistics& sums, const StratifiedStatistics& spread,
                     const UnseenPaths& unseen) {
  const auto& strata = sums.strata();
  const auto all_have_spread = [](const auto& all) { return std::ranges::all_of(all, has_spread); };
  if (strata.size() == 1 || !all_have_spread(strata) || !all_have_spread(spread.strata())) {
    return estimate_of(pooled(sums), pooled(spread), unseen);
  }
  return with_unseen(mean_over_strata(strata, spread.strata()), within(spread.strata()),
                     as_double(within(strata).count), unseen);
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

Sampled or_always(const Sampled& estimate, std::uint64_t paths) {
  const double one_path = 1.0 / as_double(paths);
  if (1.0 - estimate.mean > rounding || estimate.standard_error >= one_path) return estimate;
  return {estimate.mean, one_path};
}

Sampled or_unseen(const Sampled& estimate, double worth, std::uint64_t paths) {
  if (estimate.mean != 0.0 || estimate.standard_error != 0.0) return estimate;
  return {0.0, worth / as_double(paths)};
}

}  // namespace fairvalue::detail
