#include <fairvalue/pricing/first_passage.hpp>

#include <algorithm>
#include <cmath>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/root.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "closed_form/hurdle_formulas.hpp"
#include "closed_form/market_range.hpp"

namespace fairvalue {
namespace {

/// The market without dividends whose share measure has the drift that `market` has under `measure`.
FlatMarket same_drift(const FlatMarket& market, Measure measure) {
  require_enumerator("measure", measure);
  const double variance = market.volatility * market.volatility;
  const Rate carry = market.risk_free_rate - market.dividend_yield;
  return {.spot = market.spot,
          .risk_free_rate = measure == Measure::share ? carry : carry - Rate{variance},
          .dividend_yield = Rate{0.0},
          .volatility = market.volatility};
}

/// Rounding may exceed 1 by a last digit.
double at_most_one(double probability) { return std::min(probability, 1.0); }

/// Without dividends, the value in shares of one share at expiry is the probability under the share measure.
double window_probability(const FlatMarket& market, PerShare hurdle, Interval<Years> window,
                          Measure measure) {
  const double shares =
      hurdle_claim_value(same_drift(market, measure), {.payoff = HurdlePayoff::share_at_expiry,
                                                       .hurdle = hurdle,
                                                       .expiry = window.high,
                                                       .watched_from = window.low});
  return at_most_one(shares / market.spot.value);
}

}  // namespace

double hit_probability(const FlatMarket& market, PerShare hurdle, Years horizon, Measure measure) {
  const double drift = log_drift(market, measure);
  require_positive("hurdle", hurdle);
  require_non_negative("horizon", horizon);
  detail::require_horizon(market, horizon);
  if (market.spot >= hurdle) return 1.0;
  if (horizon.value == 0.0) return 0.0;
  const detail::TerminalLaw<double> law{.mean = drift * horizon.value,
                                        .deviation = market.volatility * std::sqrt(horizon.value)};
  const double distance = detail::log_ratio(hurdle.value, market.spot.value);
  return at_most_one(require_result("hit_probability", detail::hit_probability(law, distance)));
}

double hit_probability(const FlatMarket& market, PerShare hurdle, Interval<Years> window, Measure measure) {
  require_market(market);
  require_positive("hurdle", hurdle);
  require_non_negative("window.low", window.low);
  detail::require_horizon(market, require_non_negative("window.high", window.high));
  return window_probability(market, hurdle, window, measure);
}

double hit_density(const FlatMarket& market, PerShare hurdle, Years time, Measure measure) {
  const double drift = log_drift(market, measure);
  require_positive("hurdle", hurdle);
  const double t = require_positive("time", time).value;
  detail::require_horizon(market, time);
  if (market.spot >= hurdle) return 0.0;
  const double distance = detail::log_ratio(hurdle.value, market.spot.value);
  const double deviation = market.volatility * std::sqrt(t);
  const double density = normal_density((distance - drift * t) / deviation);
  return require_result("hit_density", density > 0.0 ? density * (distance / deviation) / t : 0.0);
}

std::optional<Years> median_hit_time(const FlatMarket& market, PerShare hurdle, Years horizon,
                                     Measure measure) {
  const double probability = hit_probability(market, hurdle, horizon, measure);
  if (!(probability > 0.0)) return std::nullopt;
  if (market.spot >= hurdle) return Years{0.0};
  const auto beyond_half = [&](double time) {
    return hit_probability(market, hurdle, Years{time}, measure) / probability - 0.5;
  };
  // A search from 0 is slow if the root is next to 0: first bracket it within a factor of 16.
  double high = horizon.value;
  while (high > 0.0 && beyond_half(high / 16.0) > 0.0) high /= 16.0;
  return require_result("median", Years{find_root(beyond_half, {high / 16.0, high}).value()});
}

}  // namespace fairvalue
