/// \file pricing/sampling/tranche_bounds.hpp
/// Theoretical bounds of a tranche's value, before any path is drawn.
#pragma once
#include <cstdint>
#include <limits>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/pricing/claim_conditions.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// Bounds in currency units per share, present value.
struct TrancheBounds {
  static constexpr double unknown = std::numeric_limits<double>::infinity();

  double low = 0.0;  ///< no-arbitrage bounds of the value
  double high = unknown;
  double paid = unknown;    ///< bound on the contribution of all paths with a payment
  double missed = unknown;  ///< bound on the loss by paths that miss the price conditions or end at or below
                            ///< the strike; 0 only if nothing is random
  double conditions = 0.0;  ///< P(all other conditions are met)
};

/// `claim` is the tranche as a claim for a formula; without one, and in a market that steps or jumps, only
/// `low` and `high` are known. A path that misses loses at most a whole share, so probabilities are those of
/// the share measure. A price that stays above the hurdle for as many closes as the rule requires, at the
/// start or at the end of the life, has met it: the first passage to below the hurdle bounds the misses. If
/// that leaves more than three paths in `paths` and less than half of them, the convolution gives the bound,
/// if it covers the rule. The first passage to the hurdle bounds the hits.
TrancheBounds tranche_bounds(const PriceModel& model, const TranchePieces& tranche,
                             const Outcome<TrancheClaim>& claim, bool has_history, const PaymentTerms& terms,
                             std::uint64_t paths);

}  // namespace fairvalue::detail
