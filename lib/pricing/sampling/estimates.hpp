/// \file pricing/sampling/estimates.hpp
/// Means, probabilities and medians from sums over paths, with their standard errors.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include <fairvalue/pricing/simulated_result.hpp>

#include "math/detail/moment_statistics.hpp"
#include "path_tally.hpp"

namespace fairvalue::detail {

// Means come from `sums`, standard errors from `spread`: the same statistics, unless `sums` has too few paths
// for a standard error.

Sampled mean_of(const RunningStatistics& sums, const RunningStatistics& spread);

/// The effect of paths that were not drawn on a mean.
struct UnseenPaths {
  double bound = 0.0;    ///< on the bias of the mean by a kind of path that was not drawn
  double change = 0.0;   ///< change of the number on one path of that kind, if one may exist
  double largest = 0.0;  ///< bound on the distance between the numbers of two paths
};

/// One such path changes the number by `change`. By theory all of them together contribute at most `worth` to
/// the mean; it may be infinite. If `worth` is at most three paths in n, which n paths may miss, it is the
/// bound, and is rigorous; if not, the bound is one path in n.
UnseenPaths unseen_paths(double change, double worth, std::uint64_t paths);

/// A mean and the effective sample size of its error.
struct Estimate {
  Sampled value;
  double effective_paths = 0.0;
};

/// The effective sample size (sum d^2)^2 / sum d^4 of squared deviations: 100 for a hundred hits among many
/// paths, 1 for one outlier. 0 if it is not defined.
double effective_paths(double squares, double fourths);

/// The error is the root of the sum of squares of the standard error and the bound on unseen paths; one
/// unseen path is counted in the effective sample size. If that is below 30, the standard error is itself
/// uncertain and is widened by one more path with the largest change. If all numbers are equal and nothing is
/// unseen, the effective sample size is n.
Estimate estimate_of(const MomentStatistics& sums, const MomentStatistics& spread, const UnseenPaths& unseen);

/// The same over strata of equal probability; over all paths together if a stratum has fewer than two.
Estimate estimate_of(const StratifiedStatistics& sums, const StratifiedStatistics& spread,
                     const UnseenPaths& unseen);

/// The mean of x, controlled by y, whose mean is 1 by theory: x - (y - 1) slope, clamped to [0, 1].
Sampled probability_of(const JointStatistics& sums, const JointStatistics& spread);

/// E[x] / E[y]; empty if all y are 0.
std::optional<Sampled> ratio_of(const JointStatistics& sums, const JointStatistics& spread);

/// The weighted median day; empty without weight.
std::optional<std::size_t> median_day(const MetDays<double>& days, double MetDays<double>::Paths::*weight);

/// The distribution of vested shares. Probabilities are >= 0 and sum to 1: the difference of the mean weight
/// from 1 is distributed by the slope of each probability on the weights (with few paths, in proportion).
std::vector<VestedShares> vested_shares_of(const VestedTable& sums, std::uint64_t paths,
                                           const VestedTable& spread, std::uint64_t spread_paths);

/// The variance ratio: of plain payoffs over that of the estimate, for the same number of paths; at most
/// 1e30, and 1 if there is no variance.
double variance_ratio(double plain_variance, const Sampled& estimate, std::uint64_t paths);

/// If no path showed an event, the error is that of one path in n with `worth`. Other estimates are
/// unchanged.
Sampled or_unseen(const Sampled& estimate, double worth, std::uint64_t paths);

/// The same for an event that every path showed, with weight 1.
Sampled or_always(const Sampled& estimate, std::uint64_t paths);

}  // namespace fairvalue::detail
