/// \file pricing/sampling/run_estimates.hpp
/// Estimates from the paths of a run, for every tranche and the total.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/simulation/simulation.hpp>

#include "estimates.hpp"
#include "path_tally.hpp"

namespace fairvalue::detail {

// Means come from `sums`, standard errors from `spread`, as in estimates.hpp.

/// The least effective sample size of a reliable error.
inline constexpr double min_effective_paths = 10.0;

struct ValueEstimate {
  Estimate estimate{};
  bool controlled = false;  ///< false: the plain mean of payments
  UnseenPaths unseen{};
};

/// The value of a tranche per share: the controlled mean if its error is smaller and reliable and the mean is
/// within the no-arbitrage bounds; otherwise the plain mean, clamped to these bounds.
ValueEstimate value_of(const TallyTask& task, std::size_t tranche, const PathStatistics& sums,
                       const PathStatistics& spread);

/// The value of every tranche, and the total in currency units, the sum of the values. If some tranches are
/// controlled and others not, the error of the total is the sum of their errors, an upper bound.
struct RunValues {
  std::vector<ValueEstimate> tranches{};  ///< without pieces: exactly 0
  Estimate total{};
};
RunValues values_of(const TallyTask& task, const PathStatistics& sums, const PathStatistics& spread);

inline bool is_trusted(const Estimate& estimate) {
  return estimate.effective_paths >= min_effective_paths;  // false for NaN
}

/// Why the error is unreliable; empty if it is reliable.
std::string doubt_about(const Estimate& estimate);
std::string doubt_about(const ValueEstimate& value);

/// A run: its task, its statistics, and the statistics behind its standard errors.
struct CountedPaths {
  const TallyTask& task;
  const PathTally& tally;
  const PathStatistics& spread;
};

/// The result of a run, except its status. `other`: a run under the other measure, for the probabilities
/// there; if null, they come from the likelihood ratios of the run.
SimulatedValue estimates(const Simulation& simulation, const CountedPaths& run, const CountedPaths* other);

}  // namespace fairvalue::detail
