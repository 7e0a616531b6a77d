/// \file pricing/sampling/formula_check.hpp
/// A simulated tranche compared with the formula that covers it.
#pragma once
#include <optional>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/simulated_result.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

struct FormulaCheckSettings {
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  bool cross_check = false;  ///< also by slow formulas
};

/// The formula's value of a tranche. Empty if no formula values exactly the simulated claim, or if only a
/// slow one does and `cross_check` is false.
std::optional<ClaimValue> formula_value(const PriceModel& model, const TranchePieces& tranche,
                                        const Outcome<TrancheClaim>& claim, const CloseGrid& grid,
                                        const FormulaCheckSettings& settings);

/// The difference in standard errors, with a tolerance of 1e-5 of value and spot for paths in floats.
FormulaCheck checked(const Sampled& simulated, const ClaimValue& formula, PerShare spot);

}  // namespace fairvalue::detail
