/// \file lib/model/detail/moved_terms.hpp
/// A warrant with other hurdles, and an outlook with later milestones.
#pragma once
#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue::detail {

/// Multiplies every price hurdle, of a tranche or of exercise, by `factor`.
Warrant with_hurdles_scaled(Warrant warrant, double factor);

/// Moves the times of all milestones later by `delay`. Points at or before 0 are reached already and
/// stay. A log-normal law stays log-normal: its mean moves, its deviation is kept. A delay of 0 changes nothing.
ConditionOutlook delayed(ConditionOutlook outlook, Years delay);

}  // namespace fairvalue::detail
