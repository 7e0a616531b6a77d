#include <fairvalue/pricing/tranche_claim.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fairvalue/core/require.hpp>
#include <fairvalue/pricing/closes_hurdle.hpp>

#include "closed_form/held_claim.hpp"
#include "closed_form/market_range.hpp"
#include "closed_form/reduced_claim.hpp"
#include "convolution/claim_by_convolution.hpp"
#include "warrant/claim_checks.hpp"

namespace fairvalue {
namespace {

using detail::at_least_zero;
using detail::milestone_probability;
using detail::ReducedClaim;
using detail::Row;

/// A claim without a milestone is one whose milestone is reached already.
const MilestoneTiming& reached_already() {
  static const MilestoneTiming timing{.years = Fixed{0.0}};
  return timing;
}
const MilestoneTiming& timing_of(const TrancheClaim& claim) {
  return claim.milestone ? claim.milestone->timing : reached_already();
}
Years last_day(const TrancheClaim& claim) { return claim.milestone ? claim.milestone->by : claim.expiry; }

bool watches_closes(const TrancheClaim& claim) { return claim.hurdle && !needs_highs(claim.hurdle->rule); }

/// At the expiry itself no close is left to wait for.
bool by_convolution(const TrancheClaim& claim, const ClaimMethods& methods) {
  return watches_closes(claim) && claim.expiry.value > 0.0 && methods.closes == ClosesMethod::convolution;
}

PerShare hurdle_watched(const FlatMarket& market, const TrancheClaim& claim) {
  if (!claim.hurdle) return 0.5 * market.spot;
  const HurdleCondition& condition = *claim.hurdle;
  if (!watches_closes(claim)) return condition.hurdle;
  return closes_shifted_hurdle(condition.hurdle, market.volatility, claim.expiry / *condition.closes);
}

ReducedClaim reduced(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  const PerShare hurdle = hurdle_watched(market, claim);
  const bool shifted = claim.hurdle && hurdle != claim.hurdle->hurdle;
  return {.strike = claim.strike,
          .expiry = claim.expiry,
          .hurdle = hurdle,
          .after_other_gates = claim.hurdle && claim.hurdle->timing == GateTiming::after_other_gates,
          .exercise = methods.exercise,
          .hurdle_vega = shifted ? std::log(hurdle / claim.hurdle->hurdle) / market.volatility : 0.0};
}

detail::MilestoneSpan span_of(const TrancheClaim& claim) {
  return {.earliest = claim.earliest.value, .by = last_day(claim).value, .expiry = claim.expiry.value};
}

/// {value, P(vested), P(exercised)} over the milestone's day, before the other conditions.
detail::Expectation<3> expected(const FlatMarket& market, const TrancheClaim& claim,
                                const ReducedClaim& form) {
  const auto pending = detail::pending_claim<double>(market, form);
  return detail::over_milestone<3>(
      timing_of(claim), span_of(claim), {market.spot.value, 1.0, 1.0},
      [&](double day) { return given_day(market, form, day); },
      [&](const detail::Moment& moment) {
        const auto row = detail::date_sensitivity(pending, form, moment);
        return Row<3>{row.value, row.vesting, row.exercise};
      });
}

/// Held to expiry, or vesting on a day that is known: only the milestone's probability enters.
ClaimValue value_whenever(const FlatMarket& market, const TrancheClaim& claim, const ReducedClaim& form) {
  const detail::HeldClaim now = detail::held_or_exercised(market, form);
  const double vesting = milestone_probability(claim) * claim.other_conditions;
  const double all = vesting * claim.exercise_conditions;
  return {.value = PerShare{all * now.value},
          .hit_risk_neutral = now.hit,
          .hit_share = now.hit_share,
          .vesting_probability = vesting * now.hit,
          .exercise_probability = all * now.above,
          .method = watches_closes(claim) ? ValuationMethod::shifted_hurdle : ValuationMethod::closed_form};
}

ValuationMethod method_over_days(const TrancheClaim& claim, bool integrated) {
  if (watches_closes(claim)) return ValuationMethod::shifted_hurdle;
  return integrated ? ValuationMethod::quadrature : ValuationMethod::closed_form;
}

ClaimValue value_over_days(const FlatMarket& market, const TrancheClaim& claim, const ReducedClaim& form) {
  const auto [mean, error] = expected(market, claim, form);
  const bool integrated = !is_discrete(timing_of(claim).years);
  const double all = claim.other_conditions * claim.exercise_conditions;
  // A hurdle watched from later on has its value at the last day to this precision.
  const double at_last_day = integrated && form.after_other_gates ? 1e-12 * market.spot.value : 0.0;
  const auto probability = [](double sum) { return std::clamp(sum, 0.0, 1.0); };  // more or less is rounding
  return {.value = PerShare{all * at_least_zero(mean[0])},
          .hit_risk_neutral = hit_probability(market, form.hurdle, claim.expiry, Measure::risk_neutral),
          .hit_share = hit_probability(market, form.hurdle, claim.expiry, Measure::share),
          .vesting_probability = claim.other_conditions * probability(mean[1]),
          .exercise_probability = all * probability(mean[2]),
          .method = method_over_days(claim, integrated),
          .error_bound = all * (error[0] + at_last_day)};
}

ClaimValue value_by_formula(const FlatMarket& market, const TrancheClaim& claim,
                            const ClaimMethods& methods) {
  const ReducedClaim form = reduced(market, claim, methods);
  return detail::day_matters(claim, methods) ? value_over_days(market, claim, form)
                                             : value_whenever(market, claim, form);
}

ClaimValue never_vested(const TrancheClaim& claim, const ClaimMethods& methods) {
  return {.value = PerShare{0.0},
          .hit_risk_neutral = 0.0,
          .hit_share = 0.0,
          .vesting_probability = 0.0,
          .exercise_probability = 0.0,
          .method = by_convolution(claim, methods) ? ValuationMethod::convolution
                                                   : ValuationMethod::shifted_hurdle};
}

/// The greeks of a hurdle claim whose hurdle moves with the volatility. Values are of the first degree in
/// spot, hurdle and strike together, so H dV/dH = V - S dV/dS - K dV/dK, and -dV/dK is the cash.
Row<2> moving_greeks(const FlatMarket& market, const ReducedClaim& claim, const HurdleClaim& part) {
  const Greeks still = hurdle_claim_greeks(market, part);
  if (claim.hurdle_vega == 0.0 || !claim.pays_at_hit()) return {still.delta, still.vega};
  HurdleClaim cash = part;
  cash.payoff = part.payoff == HurdlePayoff::call ? HurdlePayoff::cash_if_above : HurdlePayoff::cash_at_hit;
  const double by_log_hurdle = hurdle_claim_value(market, part) - market.spot.value * still.delta +
                               claim.strike.value * hurdle_claim_value(market, cash);
  return {still.delta, still.vega + claim.hurdle_vega * by_log_hurdle};
}

Row<2> greeks_given_day(const FlatMarket& market, const ReducedClaim& claim, double day) {
  using enum HurdlePayoff;
  const bool held = claim.exercise == ExercisePolicy::hold_to_expiry;
  const double from = claim.after_other_gates ? day : 0.0;
  const auto of = [&](HurdlePayoff payoff, Years expiry) {
    return moving_greeks(market, claim, hurdle_claim(claim, payoff, expiry, from));
  };
  if (held) return of(call, claim.expiry);
  Row<2> sum = of(call_at_hit, claim.expiry);
  if (claim.after_other_gates || day == 0.0) return sum;
  detail::add(sum, 1.0, of(call, Years{day}));
  detail::add(sum, -1.0, of(call_at_hit, Years{day}));
  return sum;
}

Row<2> greeks_over_days(const FlatMarket& market, const TrancheClaim& claim, const ReducedClaim& form) {
  const auto pending = detail::pending_claim<detail::Dual>(market, form);
  return detail::over_milestone<2>(
             timing_of(claim), span_of(claim), {1.0, market.spot.value},
             [&](double day) { return greeks_given_day(market, form, day); },
             [&](const detail::Moment& moment) {
               const detail::Dual change = detail::date_sensitivity(pending, form, moment).value;
               return Row<2>{change.by_spot, change.by_volatility};
             })
      .mean;
}

Greeks greeks_by_formula(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  const ReducedClaim form = reduced(market, claim, methods);
  double conditions = claim.other_conditions * claim.exercise_conditions;
  Row<2> sum{};
  if (detail::day_matters(claim, methods)) {
    sum = greeks_over_days(market, claim, form);
  } else {
    sum = greeks_given_day(market, form, 0.0);
    conditions *= milestone_probability(claim);
  }
  return {.delta = conditions * sum[0], .vega = conditions * sum[1]};
}

/// By central differences.
Greeks greeks_by_convolution(const FlatMarket& market, const TrancheClaim& claim) {
  constexpr double step = 1e-3;
  const auto at = [&](double spot_factor, double volatility_factor) {
    FlatMarket moved = market;
    moved.spot = spot_factor * market.spot;
    moved.volatility = volatility_factor * market.volatility;
    return detail::value_by_convolution(moved, claim).value.value;
  };
  return {.delta = (at(1.0 + step, 1.0) - at(1.0 - step, 1.0)) / (2.0 * step * market.spot.value),
          .vega = (at(1.0, 1.0 + step) - at(1.0, 1.0 - step)) / (2.0 * step * market.volatility)};
}

ClaimValue require_results(const ClaimValue& value) {
  return {.value = require_result("value", value.value),
          .hit_risk_neutral = require_result("hit_risk_neutral", value.hit_risk_neutral),
          .hit_share = require_result("hit_share", value.hit_share),
          .vesting_probability = require_result("vesting_probability", value.vesting_probability),
          .exercise_probability = require_result("exercise_probability", value.exercise_probability),
          .method = value.method,
          .error_bound = require_result("error_bound", value.error_bound)};
}

/// Of a claim that is neither capped nor waived.
ClaimValue plain_value(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  if (claim.hurdle && detail::out_of_closes(*claim.hurdle)) return never_vested(claim, methods);
  return require_results(detail::as_value([&] {
    return by_convolution(claim, methods) ? detail::value_by_convolution(market, claim)
                                          : value_by_formula(market, claim, methods);
  }));
}

Greeks plain_greeks(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  if (claim.hurdle && detail::out_of_closes(*claim.hurdle)) return {.delta = 0.0, .vega = 0.0};
  return detail::as_value([&] {
    return by_convolution(claim, methods) ? greeks_by_convolution(market, claim)
                                          : greeks_by_formula(market, claim, methods);
  });
}

TrancheClaim without_waiver(TrancheClaim claim) {
  claim.hurdle_waived = 0.0;
  return claim;
}
TrancheClaim without_hurdle(TrancheClaim claim) {
  claim.hurdle = std::nullopt;
  return without_waiver(std::move(claim));
}

/// Of a claim without a cap.
ClaimValue waived_value(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  if (!claim.hurdle || claim.hurdle_waived == 0.0) return plain_value(market, claim, methods);
  const ClaimValue with = plain_value(market, without_waiver(claim), methods);
  const ClaimValue without = plain_value(market, without_hurdle(claim), methods);
  const auto mixed = [w = claim.hurdle_waived](double a, double b) { return w * a + (1.0 - w) * b; };
  return {.value = PerShare{mixed(without.value.value, with.value.value)},
          .hit_risk_neutral = mixed(1.0, with.hit_risk_neutral),
          .hit_share = mixed(1.0, with.hit_share),
          .vesting_probability = mixed(without.vesting_probability, with.vesting_probability),
          .exercise_probability = mixed(without.exercise_probability, with.exercise_probability),
          .method = with.method,
          .error_bound = mixed(without.error_bound, with.error_bound)};
}

Greeks waived_greeks(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  if (!claim.hurdle || claim.hurdle_waived == 0.0) return plain_greeks(market, claim, methods);
  const Greeks with = plain_greeks(market, without_waiver(claim), methods);
  const Greeks without = plain_greeks(market, without_hurdle(claim), methods);
  const double w = claim.hurdle_waived;
  return {.delta = w * without.delta + (1.0 - w) * with.delta,
          .vega = w * without.vega + (1.0 - w) * with.vega};
}

/// The claim whose value a cap takes away.
TrancheClaim above_cap(const TrancheClaim& claim) {
  TrancheClaim above = claim;
  above.strike = claim.strike + *claim.value_cap;
  return above;
}

void require_all(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  require_market(market);
  detail::require_claim(claim);
  detail::require_methods(claim, methods);
  detail::require_horizon(market, claim.expiry);
}

}  // namespace

ClaimValue claim_value(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  require_all(market, claim, methods);
  ClaimValue whole = waived_value(market, claim, methods);
  if (!claim.value_cap) return whole;
  const ClaimValue above = waived_value(market, above_cap(claim), methods);
  whole.value = PerShare{at_least_zero((whole.value - above.value).value)};
  whole.error_bound += above.error_bound;
  return whole;
}

Greeks claim_greeks(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods) {
  require_all(market, claim, methods);
  require_positive("claim.expiry", claim.expiry);
  Greeks both = waived_greeks(market, claim, methods);
  if (claim.value_cap) {
    const Greeks above = waived_greeks(market, above_cap(claim), methods);
    both = {.delta = both.delta - above.delta, .vega = both.vega - above.vega};
  }
  return {.delta = require_result("delta", both.delta), .vega = require_result("vega", both.vega)};
}

}  // namespace fairvalue
