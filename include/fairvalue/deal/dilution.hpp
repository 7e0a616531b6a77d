/// \file deal/dilution.hpp
/// What new shares do to a stake, a price and earnings per share.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// New shares over those outstanding before they are issued: 160 of 1,667 million is 9.60 %. Both > 0, new
/// may be 0.
double stake_before_issue(Shares issued, Shares outstanding);
/// New shares over all after the issue: 8.76 %.
double stake_after_issue(Shares issued, Shares outstanding);

/// The shares outstanding at which the new ones are `stake` of them before, or of all after the issue. Stake
/// in (0, 1).
Shares outstanding_for_stake_before(Shares issued, double stake);
Shares outstanding_for_stake_after(Shares issued, double stake);

/// The price when the same equity value, with what the holders pay in, is shared by more:
/// (P n + K m) / (n + m). Price > 0, strike >= 0.
PerShare diluted_price(PerShare price, Shares outstanding, Shares issued, PerShare strike);

/// Change of EPS when the same income is shared by `net_issued` more: n / (n + m) - 1, between -1 and 0.
double eps_dilution(Shares outstanding, Shares net_issued);

/// The value a deal must add, as a share of the equity value before, so that issuing `issued` shares for
/// nothing costs the others nothing: m / n.
double dilution_break_even(Shares issued, Shares outstanding);

}  // namespace fairvalue
