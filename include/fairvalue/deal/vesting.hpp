/// \file deal/vesting.hpp
/// What a warrant's tranches have become on a known history.
#pragma once
#include <vector>

#include <fairvalue/deal/deal_history.hpp>
#include <fairvalue/deal/tranche_vesting.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

/// The state of every tranche at the end of `as_of`, from the rows on or before it, in the order of the
/// terms. Closes count from the day after the grant, or from the gate's `window_from`; any gate met before
/// the grant is met on its day. Gates are met in any order; vesting is on the day the last is, at the
/// latest on the expiry. A linear tranche vests the part (volume - from) / (to - from) of its shares once
/// its gates are met. What has vested outlives the agreement's end and goes with the expiry, unless
/// exercised. A tranche is lost from the grant on when a gate, its own or of exercise, asks for service
/// beyond the expiry. A change of control does on its day what the terms say, but for what is lost before;
/// automatic exercise is known from the day after the expiry. Throws DomainError on bad terms, a bad
/// history, a day before the grant, an exercise of what was not exercisable, or when a gate needs highs, a
/// volume or a benchmark that the history does not have.
std::vector<TrancheVesting> vesting(const Warrant& warrant, const DealHistory& history, Date as_of);

}  // namespace fairvalue
