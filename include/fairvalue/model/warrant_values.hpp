/// \file model/warrant_values.hpp
/// The economic value of a case's warrants under the volumes of its scenarios.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/model/named_inputs.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>

namespace fairvalue {

/// When a scenario reaches each volume that the deal's warrant asks for, in years from the spot's day, or
/// never: no uncertainty is left but which scenario comes. Empty for a deal without a warrant.
std::vector<MilestoneOutlook> scenario_milestones(const Case& value, const Settings& settings,
                                                  std::size_t deal);

/// One sum for each scenario, of all positions under that scenario's milestones: what `deal_worth` takes.
/// With the scenarios' weights they are the value under the same volumes as the flows. `positions`: one for
/// each deal that has a warrant, in their order, with the outlook of everything else (named gates, service);
/// their own milestones are replaced. Throws DomainError on another number of positions, and Error where a
/// tranche has no closed form, with its reason: simulate it, under `scenario_milestones`.
std::vector<Money> warrant_values(const Case& value, const EquityMarket& market,
                                  std::span<const WarrantPosition> positions,
                                  const ValuationTerms& terms = {},
                                  ClosesMethod closes = ClosesMethod::convolution);

}  // namespace fairvalue
