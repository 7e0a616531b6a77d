/// \file deal/dilution.hpp
/// What new shares do to a stake, a price and earnings per share.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// New shares (>= 0) over those outstanding (> 0) before they are issued: 160 of 1,667 million is 9.60 %.
double stake_before_issue(Shares issued, Shares outstanding);
/// New shares over all after the issue: 8.76 %.
double stake_after_issue(Shares issued, Shares outstanding);

/// The shares outstanding at which the new ones are `stake` of them before, or of all after the issue. Issued
/// > 0, stake in (0, 1).
Shares outstanding_for_stake_before(Shares issued, double stake);
Shares outstanding_for_stake_after(Shares issued, double stake);

/// The price when the same equity value, with what the holders pay in, is shared by more:
/// (P n + K m) / (n + m). Price and shares outstanding > 0, issued and strike >= 0. A strike above the price
/// raises it.
PerShare diluted_price(PerShare price, Shares outstanding, Shares issued, PerShare strike);

/// Change of EPS when the same income is shared by `net_issued` more: n / (n + m) - 1, between -1 and 0.
/// Outstanding > 0, net issued >= 0 (see accounting/treasury_stock.hpp).
double eps_dilution(Shares outstanding, Shares net_issued);

/// The value a deal must add, as a share of the equity value before, so that issuing `issued` shares for
/// nothing costs the others nothing: m / n.
double dilution_break_even(Shares issued, Shares outstanding);

}  // namespace fairvalue
