/// \file pricing/simulated_result.hpp
/// The result of a valuation by simulation: per tranche and in total, every number with its standard error.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/units.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/pricing/claim_value.hpp>
#include <fairvalue/pricing/control_variate.hpp>
#include <fairvalue/pricing/sampled.hpp>
#include <fairvalue/simulation/measure.hpp>

namespace fairvalue {

/// The comparison of a simulated tranche with a formula. Only for a tranche that is held to the last expiry
/// of the positions, in a flat market without jumps, whose other conditions do not depend on the price.
struct FormulaCheck {
  ValuationMethod method;
  double value;                 ///< per share, by the formula
  double difference_in_errors;  ///< simulated less formula, over the standard error of the simulated value
  bool agrees;                  ///< within six standard errors and the rounding of paths in floats
};

struct SimulatedTranche {
  std::string position;
  std::string tranche;
  Shares shares;
  Sampled value;  ///< per share, in currency units
  /// P(the price conditions are met by the last day); 1 without price conditions. A gate after a milestone
  /// counts from the milestone on.
  Sampled hit_risk_neutral;
  Sampled hit_share;             ///< the same under the share measure
  Sampled vesting_probability;   ///< risk-neutral; for a linear tranche the expected fraction
  Sampled exercise_probability;  ///< risk-neutral P(vested, exercise allowed, and S > K when due)
  std::optional<Sampled> value_given_vesting{};  ///< per share, discounted; empty if no path vested
  /// Median time until the price conditions are met, given that they are. Empty if no path met them.
  std::optional<Years> median_hit_risk_neutral{};
  std::optional<Years> median_hit_share{};
  ControlVariate control;  ///< used for `value`
  /// Variance of the plain estimate over that of this one, for the same number of paths; at most 1e30. 1 if
  /// nothing is random.
  double variance_ratio;
  /// Effective sample size of the error of `value`: (sum d^2)^2 / sum d^4, d the deviations from the mean. If
  /// all paths drawn pay the same although other payments are possible, one such path is added.
  double effective_paths = 0.0;
  /// Why the standard error of `value` is unreliable: an effective sample size below 10, or a formula
  /// disagrees. Empty if it is reliable.
  std::string doubt{};
  std::optional<FormulaCheck> formula{};  ///< empty if no formula covers the tranche
  std::string lost{};  ///< why it is lost: lapsed, forfeited or terminated; empty if it is not
};

/// A number of vested shares and its probability.
struct VestedShares {
  Shares shares;
  Sampled probability;  ///< risk-neutral
};

struct SimulatedValue {
  ValuationMethod method = ValuationMethod::simulation;
  PerShare spot;    ///< the price at which the paths start, adjusted and diluted
  Measure measure;  ///< under which the paths were drawn
  std::uint64_t seed;
  std::uint64_t paths;        ///< without the pilot run
  std::uint64_t other_paths;  ///< drawn under the other measure, see value_by_simulation; usually 0
  /// `finished` with a target error: the limit of paths came first. `unreliable`: the standard error of the
  /// total is unreliable, see `doubt`; such a run never converges.
  RunStatus status;
  std::vector<SimulatedTranche> tranches;  ///< position after position, in the order of the terms
  Sampled total;  ///< in currency units; its error includes the dependence between tranches on the same paths
  double total_variance_ratio;
  double effective_paths = 0.0;  ///< effective sample size of the total
  /// Why the standard error of the total is unreliable; empty if it is reliable. A tranche may have a doubt
  /// that does not matter for the total.
  std::string doubt{};
  /// The distribution of vested shares over all positions, ascending, 0 included; probabilities sum to 1. If
  /// there are more than 4,096 different numbers, they are rounded to a thousandth of all shares.
  std::vector<VestedShares> vested;
  std::vector<std::string> warnings{};  ///< implausible inputs, see plausibility_warnings
};

}  // namespace fairvalue
