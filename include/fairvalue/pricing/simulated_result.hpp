/// \file pricing/simulated_result.hpp
/// What a simulation finds for a warrant: tranche by tranche and in total, with a standard error on every
/// number.
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

/// What a formula says of a tranche that it covers: held to expiry, a flat market without jumps, conditions
/// that do not depend on the price, the life of all deals.
struct FormulaCheck {
  ValuationMethod method;
  double value;                 ///< a share
  double difference_in_errors;  ///< simulated less formula's, over the error of the former
  bool agrees;                  ///< within six errors and what the paths' floats leave open
};

struct SimulatedTranche {
  std::string deal;
  std::string tranche;
  Shares shares;
  Sampled value;  ///< a share, in currency units
  /// P(the price conditions are met by the last day), those after a milestone counted from it; 1 without any.
  Sampled hit_risk_neutral;
  Sampled hit_share;             ///< the same under the share measure
  Sampled vesting_probability;   ///< risk-neutral, as is the next; of a linear tranche the expected part
  Sampled exercise_probability;  ///< P(vested, exercise allowed, and S > K when it is due)
  std::optional<Sampled> value_given_vesting{};  ///< a share, discounted; none when no path vested
  /// Median day of the price conditions given that they are met, in years; none when no path met them.
  std::optional<Years> median_hit_risk_neutral{};
  std::optional<Years> median_hit_share{};
  ControlVariate control;  ///< used for `value`
  /// Variance of the plain estimate over that of this one, at equal paths; 1 where nothing is left to chance
  /// anyway, at most 1e30.
  double variance_ratio;
  /// As many paths make up the error of `value`: (sum d^2)^2 / sum d^4 over the deviations d from the mean,
  /// one path that pays unlike all others included where there may be such paths and none was drawn.
  double effective_paths = 0.0;
  /// Why the error of `value` is not to be trusted: fewer than 10 effective paths, or a formula disagrees.
  /// Empty when it is.
  std::string doubt{};
  std::optional<FormulaCheck> formula{};  ///< none where no formula covers the tranche
};

/// A number of vested shares and how likely it is.
struct VestedShares {
  Shares shares;
  Sampled probability;  ///< risk-neutral
};

struct SimulatedValue {
  ValuationMethod method = ValuationMethod::simulation;
  Measure measure;  ///< under which the paths were drawn
  std::uint64_t seed;
  std::uint64_t paths;        ///< that count; the pilot's are others
  std::uint64_t other_paths;  ///< drawn under the other measure, see simulated_value; mostly 0
  /// `finished` with a target error: the limit came first, with the error reached. `unreliable`: the error of
  /// the total is not to be trusted, see `doubt`; such a run never converges.
  RunStatus status;
  std::vector<SimulatedTranche> tranches;  ///< deal after deal, in the order of the terms
  Sampled total;  ///< in currency units; its error knows that all tranches share the paths
  double total_variance_ratio;
  double effective_paths = 0.0;  ///< of the total, as a tranche's
  /// Why the error of the total is not to be trusted; empty when it is. A tranche may have a doubt of its own
  /// that does not matter to the total.
  std::string doubt{};
  /// Of all deals, ascending, what does not vest at all included; they sum to 1. More than 4,096 different
  /// numbers are told apart to a thousandth of all shares only.
  std::vector<VestedShares> vested;
  std::vector<std::string> warnings{};  ///< inputs that are hardly ever meant, see plausibility_warnings
};

}  // namespace fairvalue
