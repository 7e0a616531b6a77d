/// \file pricing/warrant/claim_checks.hpp
/// What a tranche claim must be for a closed form to value it, and what is refused instead.
#pragma once
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>

namespace fairvalue::detail {

/// How a hurdle is watched, as far as closed forms go.
enum class Watching { at_every_moment, at_closes, over_consecutive_closes };

/// Throws DomainError on a rule that no closed form has.
Watching watching(const MonitoringRule& rule);

/// Throws DomainError naming the member of "claim" that breaks its rule, or the rule that no closed form has.
const TrancheClaim& require_claim(const TrancheClaim& claim);

/// Throws DomainError on a method that does not reach the claim, naming the one that does.
void require_methods(const TrancheClaim& claim, const ClaimMethods& methods);

/// Whether the hurdle can no longer be met: the rule asks for more closes than are left.
bool out_of_closes(const HurdleCondition& condition);

/// P(the milestone is reached by its last day); 1 without one.
double milestone_probability(const TrancheClaim& claim);

/// What rounding leaves below 0 is 0; what is not a number is refused.
double at_least_zero(double value);

/// Whether the day of the milestone, or of the end of service, is yet to be known and makes a difference.
bool day_matters(const TrancheClaim& claim, const ClaimMethods& methods);

}  // namespace fairvalue::detail
