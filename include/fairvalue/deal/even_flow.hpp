/// \file deal/even_flow.hpp
/// Money that arrives at an even rate over a stretch of time, and what it is worth on a day.
#pragma once
#include <span>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// `amount` arrives evenly from `from` to `to`, all at once where they are equal. Times are years from one
/// day that all flows of a sum share; they may be negative. A cost has a negative amount.
struct EvenFlow {
  Years from;
  Years to;  ///< >= from
  Money amount;
};

/// The mean of (1 + rate)^-t over t from `from` to `to`:
/// [(1 + rate)^-from - (1 + rate)^-to] / [(to - from) ln(1 + rate)]; 1 at a rate of 0, (1 + rate)^-from where
/// from = to. Precise near both limits. Times may be negative. Throws DomainError unless rate > -1 and
/// from <= to.
double mean_discount_factor(double rate, Years from, Years to);

/// The part of the flow after `after` and up to `until`: a flow all at once at `until` is in, one at `after`
/// is not. `until` may be infinite.
Money amount_between(const EvenFlow& flow, Years after, Years until);

/// What the parts of the flows in (after, until] are worth at the time `on`, discounted or compounded at
/// `rate` a year. 0 for none.
Money value_between(std::span<const EvenFlow> flows, double rate, Years after, Years until, Years on);

/// What all that flows after `on` is worth at that time.
Money value_after(std::span<const EvenFlow> flows, double rate, Years on);

}  // namespace fairvalue
