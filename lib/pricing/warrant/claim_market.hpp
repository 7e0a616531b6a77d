/// \file pricing/warrant/claim_market.hpp
/// The flat market in which a claim is worth what it is worth in a market with stepped levels.
#pragma once
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue::detail {

/// A flat market as it is. Of a stepped one the average until the day on which the claim pays, for a claim
/// without a hurdle that pays on one known day: held to expiry, or exercised on a vesting day that is known.
/// Throws DomainError for any other claim in a stepped market, as flat_market does, and for a bad market.
FlatMarket market_of_claim(const EquityMarket& market, const TrancheClaim& claim,
                           const ClaimMethods& methods);

}  // namespace fairvalue::detail
