/// \file pricing/detail/run_estimates.hpp
/// What the paths of a run say of every tranche, and of all together.
#pragma once
#include <cstddef>

#include <fairvalue/pricing/simulated_value.hpp>

#include "path_tally.hpp"

namespace fairvalue::detail {

// Means come from `sums`, spreads from `spread`, as in estimates.hpp.

/// Of a tranche, a share, controlled.
Sampled value_of(const TallyTask& task, std::size_t tranche, const PathStatistics& sums,
                 const PathStatistics& spread);
/// In currency units, controlled; its error has what tranches that no path saw pay may bring.
Sampled total_of(const TallyTask& task, const PathStatistics& sums, const PathStatistics& spread);

/// The paths of a run and what was counted of them.
struct CountedPaths {
  const TallyTask& task;
  const PathTally& tally;
  const PathStatistics& spread;
};

/// All but the status, which is that of the run. `other`: paths drawn under the other measure for its
/// probabilities; none: by the likelihoods of the run itself.
SimulatedValue estimates(const Simulation& simulation, const CountedPaths& run, const CountedPaths* other);

}  // namespace fairvalue::detail
