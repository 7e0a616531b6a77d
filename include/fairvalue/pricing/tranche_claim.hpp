/// \file pricing/tranche_claim.hpp
/// The value of one tranche of a warrant, given as a claim in numbers.
#pragma once
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/claim_value.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

/// The value of one tranche, including P(M <= by) and the other probabilities. Held to expiry: an up-and-in
/// call, or a European call without a hurdle. Exercised on vesting: max(S - K, 0) on the day the last of
/// hurdle, milestone and `earliest` is met. A hurdle `after_other_gates` counts from the later of the
/// milestone and `earliest`, including the price at that moment. A rule with a simpler equivalent is replaced
/// by it (see `reduced`). A cap is the difference of two claims, of strikes K and K + cap. A hurdle that is
/// waived with probability w: w x the value without a hurdle + (1 - w) x the value with it, and so for every
/// probability, that of the hit among them.
///
/// Throws DomainError for a member that breaks its rule, and for what these methods do not value, naming the
/// one that does: averages and counts of closes ("claim.hurdle.rule: must be continuous, a close or
/// consecutive closes for a closed form (simulate it), got average of 20 closes"); convolution after a
/// milestone or for exercise on vesting (take the shifted hurdle); the shifted hurdle for n consecutive
/// closes (take the convolution); both at once (simulate).
///
/// Method: if the day of the milestone matters (`after_other_gates`, or exercise on vesting), the sum over a
/// discrete milestone, else the quadrature V = F(by) G(by) - integral of F(m) G'(m) dm with F(m) = P(M <= m)
/// and G(m) the value given the day (docs/explanation/milestone-date.md). Accuracy 1e-9 relative, or about
/// 1e-10 of the spot if that is more (extreme claims only). `error_bound` is the change by the last halving
/// of all intervals, plus 1e-12 of the spot for a hurdle that counts from a later date.
ClaimValue claim_value(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {});

/// Delta and vega of that value; expiry > 0. Exact for closed forms, quadrature and the shifted hurdle; for
/// the convolution by central differences of 1e-3 relative (error of order 1e-5).
Greeks claim_greeks(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {});

}  // namespace fairvalue
