/// \file accounting/award_tax.hpp
/// Tax of an award: the deferred asset while its cost is booked, and the windfall or shortfall at exercise.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Cumulative cost x rate: what is expected to be deducted later (ASC 718-740-25-2). Cost >= 0; rate in [0,
/// 1).
Money deferred_tax_asset(Money cumulative_cost, double tax_rate);

/// The holder's gain at exercise is deducted if tax law allows a deduction at all, which the caller decides.
struct ExerciseTax {
  Money deduction;          ///< shares x max(price - strike, 0)
  Money benefit;            ///< deduction x rate
  Money deferred_reversed;  ///< cost of these shares x rate
  Money windfall;           ///< benefit - deferred asset: income tax of the period; negative: a shortfall
};
/// Source: ASC 718-740-35-2 and 718-740-45-8 (since ASU 2016-09 in income tax, both ways). `cost` booked for
/// these shares, >= 0.
ExerciseTax tax_at_exercise(Shares shares, PerShare strike, PerShare price, Money cost, double tax_rate);

}  // namespace fairvalue
