/// \file lib/company/detail/estimate_selection.hpp
/// Which analysts' rows count on a day. Consensus and revisions share it, so they agree.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/company/consensus_query.hpp>

namespace fairvalue::detail {

/// Pointers to the caller's rows, in their order.
struct Selection {
  std::vector<const Estimate*> kept;
  std::vector<LeftOut> left_out;
};

/// Each broker's valid row (one a basis) of the query's period and measure as known on `day`, which replaces
/// query.as_of. May keep none. Throws DomainError on a bad query, a bad row or mixed ones.
Selection standing_rows(std::span<const Estimate> estimates, const ConsensusQuery& query, Date day);

/// The rows of the consensus: valid on query.as_of, on one basis, without outliers. May keep none.
Selection counting_rows(std::span<const Estimate> estimates, const ConsensusQuery& query);

/// The same. Throws DomainError if it keeps none.
Selection consensus_rows(std::span<const Estimate> estimates, const ConsensusQuery& query);

}  // namespace fairvalue::detail
