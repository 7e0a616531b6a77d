/// \file pricing/tranche_claim.hpp
/// One tranche of a warrant as a claim in numbers: all of its gates, seen from the day of the valuation.
#pragma once
#include <optional>
#include <string_view>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/gate.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

enum class ExercisePolicy {
  hold_to_expiry,  ///< S_T - K at expiry if vested: optimal without dividends
  on_vesting  ///< S - K once it has vested and exercise is allowed: about optimal for a penny strike with
              ///< dividends
};
template <>
inline constexpr auto enum_names<ExercisePolicy> = names_of("exercise", {"hold_to_expiry", "on_vesting"});

/// What to do with a hurdle held against closes.
enum class ClosesMethod {
  convolution,    ///< exact, some 20 ms; refused where it does not reach (see value)
  shifted_hurdle  ///< the Broadie-Glasserman-Kou shift: approximate, as fast as a closed form
};
template <>
inline constexpr auto enum_names<ClosesMethod> = names_of("closes", {"convolution", "shifted_hurdle"});

/// What a value was computed by.
enum class ValuationMethod { closed_form, quadrature, convolution, shifted_hurdle, simulation };
template <>
inline constexpr auto enum_names<ValuationMethod> = names_of("method", {{"closed_form", "closed form"},
                                                                        {"quadrature"},
                                                                        {"convolution"},
                                                                        {"shifted_hurdle", "shifted hurdle"},
                                                                        {"simulation"}});

/// A price hurdle to come, reached within the claim's life.
struct HurdleCondition {
  PerShare hurdle;  ///< > 0
  MonitoringRule rule;
  GateTiming timing = GateTiming::latched;
  /// Left until the claim's expiry, equally spaced, 0 to 100000: with fewer than the rule needs it can no
  /// longer be met. Needed unless the rule is continuous.
  std::optional<int> closes{};
};

/// A milestone to come, independent of the price. One that is reached already, or may be, counts from now on.
struct MilestoneCondition {
  MilestoneTiming timing;
  Years by;  ///< the last moment that counts; in [0, expiry]
};

struct TrancheClaim {
  PerShare strike;                                ///< >= 0
  Years expiry;                                   ///< >= 0
  std::optional<HurdleCondition> hurdle{};        ///< none: no price condition is left
  std::optional<MilestoneCondition> milestone{};  ///< none: no milestone is left
  Years earliest{0.0};  ///< it cannot vest before: the day to which service must last; in [0, expiry]
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

/// The value of one tranche, times P(M <= by) and the other probabilities. Held to expiry: the up-and-in
/// call, without a hurdle the European one. Exercised on vesting: max(S - K, 0) on the day the last of
/// hurdle, milestone and `earliest` is met. A hurdle `after_milestone` counts from the milestone and
/// `earliest` on, the price of that very moment included.
/// Where the milestone's day matters (`after_milestone`, or on vesting), the sum over the days of a discrete
/// one; else by quadrature V = F(by) G(by) - integral of F(m) G'(m) dm, where F(m) = P(M <= m) and G(m) is
/// the value given the day, whose slope needs no bivariate normal. To 1e-9 relative, or some 1e-10 of the
/// spot where that is more (extreme claims only); `error_bound` is what halving every interval changed, and
/// 1e-12 of the spot for a hurdle watched from later on. Refused by name, with what values it instead:
/// averages and counts of closes ("claim.hurdle.rule: must be continuous, a close or consecutive closes for a
/// closed form (simulate it), got average of 20 closes"); by convolution after a milestone or exercised on
/// vesting (take the shifted hurdle), and by the shifted hurdle n consecutive closes (take the convolution);
/// both at once. A rule that another says more plainly is taken as that one (see `reduced`). Throws
/// DomainError for these and for a member that breaks its rule.
ClaimValue value(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {});

/// Delta and vega of that value: exact for closed forms, quadrature and the shifted hurdle, by central
/// differences of 1e-3 relative (error of order 1e-5) for convolution. Expiry > 0.
Greeks greeks(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {});

}  // namespace fairvalue
