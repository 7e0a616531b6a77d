/// \file pricing/sampling/tranche_bounds.hpp
/// What theory says of a tranche's value before any path is drawn.
#pragma once
#include <cstdint>
#include <limits>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/pricing/claim_conditions.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// Currency units a share, today.
struct TrancheBounds {
  static constexpr double unknown = std::numeric_limits<double>::infinity();

  double low = 0.0;        ///< no-arbitrage bounds of the value
  double high = unknown;
  double paid = unknown;   ///< the most that all paths which pay are worth together
  double missed = unknown; ///< the most that is lost on paths whose price conditions are missed, or whose
                           ///< price does not get above the strike; 0 only where nothing is random
  double conditions = 0.0; ///< P(all other conditions are met)
};

/// Of a share that is paid for at the price and given away on a path, its whole price is lost: probabilities
/// are those of the share measure. A price that stays above the hurdle for as many closes as the rule asks
/// for, at the beginning or at the end of the life, has met it: first passages to below the hurdle bound what
/// misses it. Where that leaves more than three paths in `paths`, but less than half of them, the convolution
/// is asked too, if it covers the rule. The first passage to the hurdle bounds what meets it. `claim`: the
/// tranche as a formula would have it; without one, and in a market that steps or jumps, only `low` and `high`
/// are known.
TrancheBounds tranche_bounds(const PriceModel& model, const TranchePieces& tranche,
                             const Outcome<TrancheClaim>& claim, bool has_history, const PaymentTerms& terms,
                             std::uint64_t paths);

}  // namespace fairvalue::detail
