/// \file pricing/compare_methods.hpp
/// All methods on one position, side by side.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/pricing/sampled.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/price_model.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

/// The value of one tranche by one method.
struct MethodValue {
  std::string method;  ///< "closed form", "convolution", "simulation, share measure, crossing control", ...
  Outcome<Sampled> value;    ///< per share; or the reason why the method does not apply
  double error_bound = 0.0;  ///< numerical, if the method has one
  /// The difference from the first method that applies, over both standard errors (combined as independent)
  /// plus both bounds. Empty for that method itself, and if neither value has a standard error. If no path
  /// received a payment, the standard error is a bound (see Sampled), and a difference below 1 is no
  /// contradiction.
  std::optional<double> difference_in_errors{};
  std::string doubt{};  ///< why the standard error is not to be trusted; see SimulatedTranche
};
struct ComparedTranche {
  std::string tranche;
  std::vector<MethodValue> methods;
};
struct Comparison {
  std::vector<ComparedTranche> tranches;  ///< in the order of the terms
  std::vector<std::string> warnings;      ///< implausible inputs, see plausibility_warnings
};

/// Settings of the simulated methods.
struct ComparisonSettings {
  std::uint64_t paths = std::uint64_t{1} << 20;  ///< per method, see SimulationSettings
  std::uint64_t seed = 0;                        ///< of the first method; each further one has the next seed
  RunControl run{};
};

/// Values one position by every method: the closed form (or quadrature); for hurdles on closes, the
/// convolution and the shifted hurdle; simulation without a control variate under both measures, and under
/// the share measure with each control variate that the model has. Each simulation has its own paths. If a
/// formula does not apply, its row has the reason: a model with jumps, for example, or stepped levels, unless
/// the claim needs only their averages. On paths a milestone falls on the next close, half a day late on
/// average, which formulas ignore: about 0.1 % of a value paid on vesting. Throws DomainError as
/// value_by_formula and value_by_simulation do.
Comparison compare_methods(const WarrantPosition& position, const PriceModel& model,
                           const ValuationTerms& terms = {}, const ComparisonSettings& settings = {});

}  // namespace fairvalue
