/// \file model/scenario_plan.hpp
/// A deal's deployment as a scenario has it.
#pragma once
#include <cstddef>
#include <vector>

#include <fairvalue/deal/milestone.hpp>
#include <fairvalue/model/case.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue {

/// The plan with the scenario's delay, pace and stop: first nothing on the day on which it starts, then the
/// cumulated gigawatts of each milestone that is reached, and of the day (to the nearest) of the stop.
/// Between two of them gigawatts arrive evenly. Empty where nothing is ever delivered. Throws DomainError on
/// a deal that the case does not have, and as `deal_flows` does.
std::vector<Milestone> scenario_plan(const Case& value, const Settings& settings, std::size_t deal);

}  // namespace fairvalue
