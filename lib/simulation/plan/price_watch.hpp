// Price gates as watches: a rule, a level, and the closes already known.
#pragma once
#include <string>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/simulation/price_model.hpp>

#include "column_plan.hpp"

namespace fairvalue::detail {

/// `first_close`: the first day whose close or high counts, 0 or before for one that is known. A day's highs
/// begin with the close before it. Throws DomainError naming `field`.
PlannedWatch price_watch(const std::string& field, const PriceGate& gate, const PriceModel& model,
                         int first_close);
PlannedWatch price_watch(const std::string& field, const RelativeGate& gate, const PriceModel& model,
                         const OpenWarrant& open);

/// The price level over today's, within what a float holds.
double relative_level(PerShare level, PerShare spot);

}  // namespace fairvalue::detail
