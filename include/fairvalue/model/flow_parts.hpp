/// \file model/flow_parts.hpp
/// The flows of a deal, and an amount, by what they rest on.
#pragma once
#include <vector>

#include <fairvalue/deal/even_flow.hpp>

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

}  // namespace fairvalue
