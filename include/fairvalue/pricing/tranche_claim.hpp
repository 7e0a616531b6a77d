/// \file pricing/tranche_claim.hpp
/// One tranche of a warrant as a claim in numbers: all of its gates, seen from the day of the valuation.
#pragma once
#include <optional>
#include <string_view>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/gate.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

enum class ExercisePolicy {
  hold_to_expiry,  ///< S_T - K at expiry if vested: optimal without dividends
  on_vesting       ///< S - K when it vests: about optimal for a penny strike with dividends
};
std::string_view to_string(ExercisePolicy policy);

/// What to do with a hurdle held against closes.
enum class ClosesMethod {
  convolution,    ///< exact, some 20 ms; refused where it does not reach (see value)
  shifted_hurdle  ///< the Broadie-Glasserman-Kou shift: approximate, as fast as a closed form
};

/// What a value was computed by.
enum class ValuationMethod { closed_form, quadrature, convolution, shifted_hurdle };
std::string_view to_string(ValuationMethod method);

/// A price hurdle to come, reached within the claim's life.
struct HurdleCondition {
  PerShare hurdle;  ///< > 0
  MonitoringRule rule;
  GateTiming timing = GateTiming::latched;
  int closes = 0;  ///< left until the claim's expiry, equally spaced; >= 1 unless the rule is continuous
};

/// A milestone to come, independent of the price.
struct MilestoneCondition {
  MilestoneTiming timing;
  Years by;  ///< the last moment that counts; in [0, expiry]
};

struct TrancheClaim {
  PerShare strike;                                ///< >= 0
  Years expiry;                                   ///< >= 0
  std::optional<HurdleCondition> hurdle{};        ///< none: no price condition is left
  std::optional<MilestoneCondition> milestone{};  ///< none: no milestone is left
  double other_conditions = 1.0;     ///< P(all other vesting conditions are met, in time); in [0, 1]
  double exercise_conditions = 1.0;  ///< P(the conditions of exercise are met, in time); in [0, 1]
};

struct ClaimMethods {
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  ClosesMethod closes = ClosesMethod::convolution;
};

struct ClaimValue {
  PerShare value;               ///< of a warrant on one share, all probabilities inside
  double hit_risk_neutral;      ///< P(the hurdle is met by the expiry), the milestone aside; 1 without
  double hit_share;             ///< the same under the share measure
  double vesting_probability;   ///< P(every vesting condition is met), risk-neutral
  double exercise_probability;  ///< P(vested, exercise allowed, and S > K when it is due), risk-neutral
  ValuationMethod method;       ///< the least exact that was used
  double error_bound = 0.0;     ///< of `value`, where the method has one: convolution, quadrature
};

/// The value of one tranche. With a latched hurdle and an independent milestone, held to expiry:
/// P(M <= by) x conditions x the up-and-in call. `after_milestone`, or on vesting with a milestone: the same
/// integrated over the milestone's date. Without a hurdle, the European call, or on vesting the share less
/// the strike when the milestone is reached.
/// Refused by name, with what values it instead: averages and counts of closes ("claim.hurdle.rule: must be
/// continuous, a close or consecutive closes for a closed form (simulate it), got average of 20 closes");
/// by convolution after a milestone or exercised on vesting (take the shifted hurdle), and by the shifted
/// hurdle n consecutive closes (take the convolution). Throws DomainError for these and for a member that
/// breaks its rule.
ClaimValue value(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {});

/// Delta and vega of that value: exact for closed forms, quadrature and the shifted hurdle, by central
/// differences of 1e-3 relative (error of order 1e-5) for convolution. Expiry > 0.
Greeks greeks(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {});

}  // namespace fairvalue
