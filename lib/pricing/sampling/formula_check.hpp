/// \file pricing/sampling/formula_check.hpp
/// A simulated tranche compared with the formula that covers it, and the answers of any two methods.
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

/// A method's answer with its numerical error bound.
struct Answer {
  Sampled value;
  double error_bound;
};

/// a - b over the joint standard error plus both error bounds; empty if neither has a standard error.
std::optional<double> difference_in_errors(const Answer& a, const Answer& b);

}  // namespace fairvalue::detail
