#include <fairvalue/pricing/black_scholes.hpp>

#include <algorithm>
#include <cmath>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>

#include "closed_form/market_range.hpp"
#include "closed_form/terminal_law.hpp"

namespace fairvalue {
namespace {

void require_option(const EuropeanOption& option) {
  require_enumerator("option.kind", option.kind);
  require_non_negative("option.strike", option.strike);
  require_non_negative("option.expiry", option.expiry);
}

/// 1 for a call, -1 for a put.
double side(const EuropeanOption& option) { return option.kind == OptionKind::call ? 1.0 : -1.0; }

double discount(Rate rate, Years time) { return std::exp(-rate * time); }

double value_now(double spot, const EuropeanOption& option) {
  return std::max(side(option) * (spot - option.strike.value), 0.0);
}

double value_without_strike(const FlatMarket& market, const EuropeanOption& option) {
  const double share = market.spot.value * discount(market.dividend_yield, option.expiry);
  return option.kind == OptionKind::call ? share : 0.0;
}

/// Strike and expiry > 0. The textbook's difference loses digits far out of the money; `excess` does not.
double value_ahead(const FlatMarket& market, const EuropeanOption& option) {
  const double spot = market.spot.value;
  const double strike = option.strike.value;
  const detail::TerminalLaw<double> law{
      .mean = log_drift(market, Measure::risk_neutral) * option.expiry.value,
      .deviation = market.volatility * std::sqrt(option.expiry.value)};
  const detail::Bound<double> at_strike{detail::log_ratio(strike, spot), strike};
  const double sum = option.kind == OptionKind::call
                         ? excess(law, spot, strike, at_strike, detail::no_upper_bound<double>())
                         : -excess(law, spot, strike, detail::no_lower_bound<double>(), at_strike);
  return discount(market.risk_free_rate, option.expiry) * (sum < 0.0 ? 0.0 : sum);
}

PerShare value_of(const FlatMarket& market, const EuropeanOption& option) {
  if (option.expiry.value == 0.0) return PerShare{value_now(market.spot.value, option)};
  if (option.strike.value == 0.0) return PerShare{value_without_strike(market, option)};
  return PerShare{value_ahead(market, option)};
}

}  // namespace

PerShare option_value(const FlatMarket& market, const EuropeanOption& option) {
  require_market(market);
  require_option(option);
  detail::require_horizon(market, option.expiry);
  return require_result("value", value_of(market, option));
}

OptionGreeks option_greeks(const FlatMarket& market, const EuropeanOption& option) {
  require_market(market);
  require_positive("option.strike", option.strike);
  const double years = require_positive("option.expiry", option.expiry).value;
  detail::require_horizon(market, option.expiry);
  const double deviation = market.volatility * std::sqrt(years);
  const double to_strike = detail::log_ratio(option.strike.value, market.spot.value);
  const double d1 = (log_drift(market, Measure::share) * years - to_strike) / deviation;
  const double sign = side(option);
  const double share_each = discount(market.dividend_yield, option.expiry);
  const double delta = sign * share_each * normal_cdf(sign * d1);
  const double density = share_each * normal_density(d1);
  const double cash = sign * option.strike.value * discount(market.risk_free_rate, option.expiry) *
                      normal_cdf(sign * (d1 - deviation));
  const double decay = 0.5 * market.spot.value * density * market.volatility / std::sqrt(years);
  const double theta =
      market.dividend_yield.value * market.spot.value * delta - market.risk_free_rate.value * cash - decay;
  return {.delta = require_result("delta", delta),
          .gamma = require_result("gamma", density / (market.spot.value * deviation)),
          .vega = require_result("vega", market.spot.value * density * std::sqrt(years)),
          .theta = require_result("theta", theta),
          .rho = require_result("rho", years * cash)};
}

}  // namespace fairvalue
