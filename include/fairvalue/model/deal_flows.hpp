/// \file model/deal_flows.hpp
/// The cash that a scenario's deals bring, and what it is worth on a day.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/deal/even_flow.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue {

/// One deal's flows after tax, in years (ACT/365F) from the spot's day, by what they rest on.
template <class Amount, class Rate>
struct DealFlowsOf {
  std::vector<EvenFlowOf<Amount>> committed;      ///< of the gigawatts that bind
  std::vector<EvenFlowOf<Amount>> optional;       ///< of the plan's other gigawatts
  std::vector<EvenFlowOf<Amount>> follow_on;      ///< of renewals, less what they ask for
  std::vector<EvenFlowOf<Amount>> consideration;  ///< equity and loans, at their cost to the seller
  Rate rate;                                      ///< a year, that they are discounted at
};
using DealFlows = DealFlowsOf<Money, double>;

/// An amount by the same parts.
template <class Amount>
struct FlowValueOf {
  Amount committed;
  Amount optional;
  Amount follow_on;
  Amount consideration;

  Amount total() const { return committed + optional + follow_on + consideration; }
};
using FlowValue = FlowValueOf<Money>;

/// The flows of the scenario's gigawatts: delayed, quickened and stopped as its settings say. The warrant is
/// not among them, and contra-revenue never is. A haircut cuts every flow but equity and loans. The case and
/// settings must be checked, as for `deal_loop`.
std::vector<DealFlows> deal_flows(const Case& value, const Settings& settings);

/// D(t): what all flows after `on` are worth at that time, each deal's at its own rate.
FlowValue flows_to_come(std::span<const DealFlows> deals, Years on);

/// What the flows after today and up to `until` are worth today, each deal's at its own rate.
FlowValue present_value_until(std::span<const DealFlows> deals, Years until);

/// C(t): the flows after today and up to `until`, compounded at `required_return` to that time. Those before
/// today are in the price already.
Money flows_collected(std::span<const DealFlows> deals, Years until, double required_return);

}  // namespace fairvalue
