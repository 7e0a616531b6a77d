/// \file deal/detail/replay.hpp
/// A history passed through a warrant's gates: the one place where terms meet what happened.
#pragma once
#include <vector>

#include <fairvalue/deal/tranche_vesting.hpp>

#include "gate_dates.hpp"

namespace fairvalue::detail {

/// The state of every tranche at the end of `as_of`. With `ConditionsCounted::market` every other condition
/// counts as met from the grant on, and nothing is lost but by the expiry; exercises are those of all
/// conditions. Sound terms and history, a day since the grant. A gate for which the history has no data is not
/// met. Throws DomainError for an exercise of what was not exercisable.
std::vector<TrancheVesting> replayed(const Warrant& warrant, const DealHistory& history, Date as_of,
                                     HistoryScope scope, ConditionsCounted conditions);

}  // namespace fairvalue::detail
