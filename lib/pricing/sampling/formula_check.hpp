/// \file pricing/sampling/formula_check.hpp
/// A simulated tranche held against the formula that covers it.
#pragma once
#include <optional>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/simulated_result.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// The formula's value of a tranche and how it was found; none where no formula has the very claim that is
/// simulated, or only a slow one does and `cross_check` is not asked for.
std::optional<ClaimValue> formula_value(const PriceModel& model, const TranchePieces& tranche,
                                        const Outcome<TrancheClaim>& claim, const CloseGrid& grid,
                                        const SimulationSettings& settings);

/// The difference in errors. A difference of 1e-5 of the value and of the spot is what floats leave open.
FormulaCheck checked(const Sampled& simulated, const ClaimValue& formula, PerShare spot);

}  // namespace fairvalue::detail
