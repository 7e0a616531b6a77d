/// \file pricing/warrant/claim_market.hpp
/// The flat market in which a claim has the same value as in a market with stepped levels.
#pragma once
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue::detail {

/// A flat market is returned as it is. For a stepped market, the average until the day of payment, if the
/// claim has no hurdle and pays on one known day: held to expiry, or exercised on a known vesting day. Throws
/// DomainError for any other claim in a stepped market, as flat_market does, and for a bad market.
FlatMarket market_of_claim(const EquityMarket& market, const TrancheClaim& claim,
                           const ClaimMethods& methods);

}  // namespace fairvalue::detail
