/// \file lib/model/detail/moved_terms.hpp
/// A warrant with other hurdles, and an outlook with later milestones.
#pragma once
#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue::detail {

/// Every price hurdle, of a tranche or of exercise, times `factor`.
Warrant with_hurdles_scaled(Warrant warrant, double factor);

/// The times of all milestones later by `delay`. Single points at or before 0, which are reached already,
/// stay. A log-normal law cannot be moved: its mean is, and its deviation kept. A delay of 0 changes nothing.
ConditionOutlook delayed(ConditionOutlook outlook, Years delay);

}  // namespace fairvalue::detail
