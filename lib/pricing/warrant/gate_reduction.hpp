/// \file pricing/warrant/gate_reduction.hpp
/// A warrant's tranches as claims in numbers.
#pragma once
#include <cstddef>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/pricing/claim_conditions.hpp>

#include "warrant_view.hpp"

namespace fairvalue::detail {

/// Every tranche as a claim, or the reason why none describes it.
std::vector<Outcome<TrancheClaim>> claims_of(const WarrantView& view);

/// Throws DomainError naming the gate that no claim describes: "tranches[2].gates[1]: must be ...".
TrancheClaim claim_of(const WarrantView& view, std::size_t tranche);

}  // namespace fairvalue::detail
