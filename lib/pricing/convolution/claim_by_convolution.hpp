/// \file pricing/convolution/claim_by_convolution.hpp
/// The value of a claim whose hurdle is monitored at closes, by convolution.
#pragma once
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_value.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue::detail {

/// Requires a valid claim with closes left and an expiry > 0, held to expiry.
ClaimValue value_by_convolution(const FlatMarket& market, const TrancheClaim& claim);

}  // namespace fairvalue::detail
