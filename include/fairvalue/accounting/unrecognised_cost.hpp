/// \file accounting/unrecognised_cost.hpp
/// Cost of a customer warrant that is not booked yet: for the notes, and for the assumed proceeds of EPS.
#pragma once
#include <fairvalue/accounting/contra_revenue.hpp>

namespace fairvalue {

/// At the period's end, of the shares that count: counted x value - closing. Source: ASC 718-10-50-2(i).
Money unrecognised_cost(const TrancheCost& cost);

/// A share, on the average of the period: what joins the strike in the assumed proceeds of the treasury stock
/// method. max(0, issuable x value - (opening + closing) / 2) / issuable. All issuable shares count, expected
/// to vest or not; 0 for a tranche that is vested at signing, which waits for nothing. `issuable`: of the
/// tranche's shares those that EPS counts; > 0. Throws DomainError naming it.
/// Source: ASC 260-10-45-28A and -29 (average cost not yet recognised), 718-10-45-1 (shares not forfeited).
PerShare average_unrecognised_cost(const CustomerTranche& tranche, const TrancheCost& cost, Shares issuable);

}  // namespace fairvalue
