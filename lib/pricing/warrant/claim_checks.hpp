/// \file pricing/warrant/claim_checks.hpp
/// The requirements of formulas on a tranche claim.
#pragma once
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>

namespace fairvalue::detail {

/// The kinds of monitoring that formulas cover.
enum class Watching { at_every_moment, at_closes, over_consecutive_closes };

/// Throws DomainError on a rule that no formula covers.
Watching watching(const MonitoringRule& rule);

/// Throws DomainError naming the member of "claim" that breaks its rule, or the monitoring rule that no
/// formula covers.
const TrancheClaim& require_claim(const TrancheClaim& claim);

/// Throws DomainError on a method that does not cover the claim, naming one that does.
void require_methods(const TrancheClaim& claim, const ClaimMethods& methods);

/// Whether the hurdle can no longer be met: the rule asks for more closes than are left.
bool out_of_closes(const HurdleCondition& condition);

/// P(the milestone is reached by its last day); 1 without one.
double milestone_probability(const TrancheClaim& claim);

/// A value slightly below 0 by rounding becomes 0; NaN is refused.
double at_least_zero(double value);

/// Whether the value depends on the day of a milestone, or of the end of service, that is still ahead.
bool day_matters(const TrancheClaim& claim, const ClaimMethods& methods);

}  // namespace fairvalue::detail
