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

// Means come from `sums`, spreads from `spread`: the same statistics, unless `sums` holds too few paths to
// tell their own spread.

Sampled mean_of(const RunningStatistics& sums, const RunningStatistics& spread);

/// What paths that were not drawn may do to a mean.
struct UnseenPaths {
  double bound = 0.0;    ///< of what the mean lacks for a kind of path of which none was drawn
  double change = 0.0;   ///< of the number on one path of that kind, if one could have been drawn
  double largest = 0.0;  ///< the number of any path lies no further from others
};

/// One of them changes the number by `change`; by theory all of them are worth at most `worth` of the mean,
/// which may be infinite. If that is at most three paths in n, which is all that n paths can tell, it is the
/// bound, and holds; if not, the bound is one path in n.
UnseenPaths unseen_paths(double change, double worth, std::uint64_t paths);

/// A mean and the number of paths that make up its error.
struct Estimate {
  Sampled value;
  double effective_paths = 0.0;
};

/// Squared deviations counted as (sum d^2)^2 / sum d^4: of a hundred hits among many paths a hundred, of one
/// outlier one. 0 where they tell nothing.
double effective_paths(double squares, double fourths);

/// The error is the root of the sum of the squares of the standard error and the unseen paths' bound; one
/// unseen path counts among the effective paths. With fewer than 30 effective paths the standard error is
/// itself uncertain, and is widened by one path more with the largest change. Numbers that are all alike, with
/// nothing unseen, count as n.
Estimate estimate_of(const MomentStatistics& sums, const MomentStatistics& spread, const UnseenPaths& unseen);

/// The same over strata of equal probability; over all paths together if a stratum has fewer than two.
Estimate estimate_of(const StratifiedStatistics& sums, const StratifiedStatistics& spread,
                     const UnseenPaths& unseen);

/// The mean of x, given that of y is 1 by theory: x - (y - 1) slope, held in [0, 1].
Sampled probability_of(const JointStatistics& sums, const JointStatistics& spread);

/// E[x] / E[y]; none when no y was.
std::optional<Sampled> ratio_of(const JointStatistics& sums, const JointStatistics& spread);

/// The first day by which half of the weight has come; none without weight.
std::optional<std::size_t> median_day(const MetDays<double>& days, double MetDays<double>::Paths::*weight);

/// Over the numbers of paths in the tables. Sums to 1: what the weights miss of it is shared out by the slope
/// of each number's part on them (of few paths, in proportion); none is below 0.
std::vector<VestedShares> vested_shares_of(const VestedTable& sums, std::uint64_t paths,
                                           const VestedTable& spread, std::uint64_t spread_paths);

/// The variance of plain payoffs over that of the estimate, at as many paths; at most 1e30, and 1 where there
/// is nothing to reduce.
double variance_ratio(double plain_variance, const Sampled& estimate, std::uint64_t paths);

/// Where no path saw an event: as if one of them had and got `worth`. Others as they are.
Sampled or_unseen(const Sampled& estimate, double worth, std::uint64_t paths);

/// Of a probability: the same where no path saw the other event, of weight 1.
Sampled or_always(const Sampled& estimate, std::uint64_t paths);

}  // namespace fairvalue::detail
