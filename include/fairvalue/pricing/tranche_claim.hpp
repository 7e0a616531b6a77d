/// \file pricing/tranche_claim.hpp
/// The value of one tranche of a warrant, given as a claim in numbers.
#pragma once
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/claim_value.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

/// The value of one tranche, times P(M <= by) and the other probabilities. Held to expiry: the up-and-in
/// call, without a hurdle the European one. Exercised on vesting: max(S - K, 0) on the day the last of
/// hurdle, milestone and `earliest` is met. A hurdle `after_milestone` counts from the milestone and
/// `earliest` on, the price of that very moment included.
/// Where the milestone's day matters (`after_milestone`, or on vesting), the sum over the days of a discrete
/// one; else by quadrature V = F(by) G(by) - integral of F(m) G'(m) dm, where F(m) = P(M <= m) and G(m) is
/// the value given the day, whose slope needs no bivariate normal. To 1e-9 relative, or some 1e-10 of the
/// spot where that is more (extreme claims only); `error_bound` is what halving every interval changed, and
/// 1e-12 of the spot for a hurdle watched from later on. Refused by name, with what values it instead:
/// averages and counts of closes ("claim.hurdle.rule: must be continuous, a close or consecutive closes for a
/// closed form (simulate it), got average of 20 closes"); by convolution after a milestone or exercised on
/// vesting (take the shifted hurdle), and by the shifted hurdle n consecutive closes (take the convolution);
/// both at once. A rule that another says more plainly is taken as that one (see `reduced`). Throws
/// DomainError for these and for a member that breaks its rule.
ClaimValue value(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {});

/// Delta and vega of that value: exact for closed forms, quadrature and the shifted hurdle, by central
/// differences of 1e-3 relative (error of order 1e-5) for convolution. Expiry > 0.
Greeks greeks(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {});

}  // namespace fairvalue
