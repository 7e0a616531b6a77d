/// \file model/deal_flows.hpp
/// The cash that a scenario's deals bring, and what it is worth on a day.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue {

/// One deal's flows, and an amount by the same parts.
using DealFlows = DealFlowsOf<Money, double>;

using FlowValue = FlowValueOf<Money>;

/// The flows of the scenario's gigawatts: delayed, quickened and stopped as its settings say. The warrant is
/// not among them, and contra-revenue never is. A haircut cuts every flow but equity and loans. The case and
/// settings must be checked, as for `deal_loop`.
std::vector<DealFlows> deal_flows(const Case& value, const Settings& settings);

namespace detail {

class DealPath;
struct SettingsView;

/// As deal_flows, of volumes that are there already.
std::vector<DealFlows> deal_flows_on(std::span<const DealPath> volumes, const Case& value,
                                     const SettingsView& settings);

}  // namespace detail

/// D(t): what all flows after `on` are worth at that time, each deal's at its own rate.
FlowValue flows_to_come(std::span<const DealFlows> deals, Years on);

/// What the flows after today and up to `until` are worth today, each deal's at its own rate.
FlowValue present_value_until(std::span<const DealFlows> deals, Years until);

/// C(t): the flows after today and up to `until`, compounded at `required_return` to that time. Those before
/// today are in the price already.
Money flows_collected(std::span<const DealFlows> deals, Years until, double required_return);

}  // namespace fairvalue
