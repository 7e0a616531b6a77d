/// \file pricing/compare.hpp
/// Every method on one contract, side by side.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/pricing/simulated_value.hpp>

namespace fairvalue {

/// One method's answer for one tranche.
struct MethodValue {
  std::string method;  ///< "closed form", "convolution", "simulation, share measure, crossing control", ...
  Outcome<Sampled> value;    ///< a share; the reason where the method does not apply
  double error_bound = 0.0;  ///< numerical, where the method has one
  /// From the first method that applies, over both standard errors (joined as independent) and both bounds;
  /// none for that method itself, and where neither is left to chance. Where no path of one saw a payment,
  /// its standard error is a bound (see Sampled): less than 1 is then no contradiction.
  std::optional<double> difference_in_errors{};
  std::string doubt{};  ///< why the standard error is not to be trusted; see SimulatedTranche
};
struct ComparedTranche {
  std::string tranche;
  std::vector<MethodValue> methods;
};
struct Comparison {
  std::vector<ComparedTranche> tranches;  ///< in the order of the terms
  std::vector<std::string> warnings;      ///< inputs that are hardly ever meant, see plausibility_warnings
};

/// Every method on one contract: the closed form (or quadrature), for closes the convolution and the shifted
/// hurdle, and simulation plain under both measures and, under the share measure, with each control variate
/// that the model has, each on paths of its own. A tranche without a value today by any formula (closes in a
/// row of which the history has the first, for one) has one row that tells why, as have formulas under a
/// model of jumps, or of stepped levels except for a claim that needs only their averages. Simulated
/// milestones fall on the next close, half a day late on average, which formulas do not do: some .1 % of a
/// value paid on vesting. Measure and control of the arguments do not count. Throws DomainError as
/// simulated_value does, and when there is not one deal.
Comparison compare(const Simulation& simulation, const SimulationSettings& settings = {});

}  // namespace fairvalue
