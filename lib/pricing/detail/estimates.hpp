/// \file pricing/detail/estimates.hpp
/// Means, probabilities and medians from sums over paths, with their standard errors.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include <fairvalue/pricing/simulated_value.hpp>

#include "path_tally.hpp"

namespace fairvalue::detail {

// Means come from `sums`, spreads from `spread`: the same statistics, unless `sums` holds too few paths to
// tell their own spread.

Sampled mean_of(const RunningStatistics& sums, const RunningStatistics& spread);

/// Over strata of equal probability; over all paths together if a stratum has fewer than two.
Sampled mean_of(const StratifiedStatistics& sums, const StratifiedStatistics& spread);

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

}  // namespace fairvalue::detail
