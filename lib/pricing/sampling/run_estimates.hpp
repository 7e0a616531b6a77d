/// \file pricing/sampling/run_estimates.hpp
/// What the paths of a run say of every tranche, and of all together.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/simulation/simulation.hpp>

#include "estimates.hpp"
#include "path_tally.hpp"

namespace fairvalue::detail {

// Means come from `sums`, spreads from `spread`, as in estimates.hpp.

/// An error is trusted from so many effective paths on.
inline constexpr double least_effective_paths = 10.0;

struct ValueEstimate {
  Estimate estimate{};
  bool controlled = false;  ///< false: the plain mean of what is paid
  UnseenPaths unseen{};
};

/// Of a tranche, a share. The controlled mean, if its error is the smaller one and trusted and the mean lies
/// within the no-arbitrage bounds; else the plain one, held in these bounds.
ValueEstimate value_of(const TallyTask& task, std::size_t tranche, const PathStatistics& sums,
                       const PathStatistics& spread);

/// Of every tranche, and of all together in currency units. The total is the sum of the values. Where some
/// are controlled and others are not, its error is the sum of theirs: no less than the true one.
struct RunValues {
  std::vector<ValueEstimate> tranches{};  ///< without pieces: 0, known
  Estimate total{};
};
RunValues values_of(const TallyTask& task, const PathStatistics& sums, const PathStatistics& spread);

inline bool is_trusted(const Estimate& estimate) {
  return estimate.effective_paths >= least_effective_paths;  // not where it is no number
}

/// Why the error is not to be trusted; empty when it is.
std::string doubt_about(const Estimate& estimate);
std::string doubt_about(const ValueEstimate& value);

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
