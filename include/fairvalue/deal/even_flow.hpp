/// \file deal/even_flow.hpp
/// Money that arrives at an even rate over a stretch of time, and what it is worth on a day.
#pragma once
#include <algorithm>
#include <cmath>
#include <span>

#include <fairvalue/core/require.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// `amount` arrives evenly from `from` to `to`, all at once where they are equal. Times are years from one
/// day that all flows of a sum share; they may be negative. A cost has a negative amount.
template <class Amount>
struct EvenFlowOf {
  Years from;
  Years to;  ///< >= from
  Amount amount;
};
using EvenFlow = EvenFlowOf<Money>;

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

namespace detail {

/// Of numbers that are in the domain of mean_discount_factor; (1 - e^-y) / y has its limit at y = 0.
template <class Rate>
Rate mean_factor(const Rate& log_rate, double from, double to) {
  using std::exp;
  using std::expm1;
  const double width = to - from;
  if (number(log_rate) * width == 0.0) return exp(-log_rate * from);  // the least rates underflow here
  const Rate y = log_rate * width;
  return exp(-log_rate * from) * (-expm1(-y) / y);
}

/// Adds nothing to a sum. A number that is recorded decides for itself.
template <class Amount>
bool is_nothing(const Amount& amount) {
  return number(amount) == 0.0;
}

/// The part of a flow in (after, until]; an amount of 0 where there is none.
template <class Amount>
EvenFlowOf<Amount> part_between(const EvenFlowOf<Amount>& flow, Years after, Years until) {
  require(flow.from <= flow.to, "flow.to", "at or after flow.from", flow.to.value);
  const bool none = flow.to <= after || until < flow.from;
  if (none) return {flow.from, flow.from, Amount{0.0}};
  if (after < flow.from && flow.to <= until) return flow;
  const Years from = std::max(flow.from, after);
  const Years to = std::min(flow.to, until);
  return {from, to, flow.amount * ((to - from) / (flow.to - flow.from))};
}

/// As value_between; amounts and rate are numbers of any kind that calculate like doubles, so that a
/// calculation can be recorded by the code that makes it.
template <class Amount, class Rate>
Amount sum_of_flows(std::span<const EvenFlowOf<Amount>> flows, const Rate& rate, Years after, Years until,
                    Years on) {
  using std::log1p;
  const Rate log_rate = log1p(rate);
  Amount sum{0.0};
  for (const auto& flow : flows) {
    const auto part = part_between(flow, after, until);
    if (is_nothing(part.amount)) continue;
    sum = sum + part.amount * mean_factor(log_rate, (part.from - on).value, (part.to - on).value);
  }
  return sum;
}

}  // namespace detail
}  // namespace fairvalue
