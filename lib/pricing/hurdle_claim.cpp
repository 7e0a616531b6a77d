#include <fairvalue/pricing/hurdle_claim.hpp>

#include <cmath>
#include <optional>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "closed_form/later_quadrature.hpp"
#include "closed_form/market_range.hpp"
#include "closed_form/two_date_normal.hpp"

namespace fairvalue {
namespace {

using detail::Dual;
using detail::PayoffParts;
using detail::PriceState;
using detail::Region;
using detail::value_of;
using detail::Watch;
using Paid = PayoffParts::Paid;

bool in_range(const HurdleClaim& claim) {
  return claim.hurdle.value > 0.0 && std::isfinite(claim.hurdle.value) && claim.expiry.value >= 0.0 &&
         std::isfinite(claim.expiry.value) && claim.strike.value >= 0.0 &&
         std::isfinite(claim.strike.value) && claim.watched_from.value >= 0.0 &&
         claim.watched_from <= claim.expiry;
}

void require_claim(const HurdleClaim& claim) {
  require_enumerator("claim.payoff", claim.payoff);
  if (in_range(claim)) return;
  require_positive("claim.hurdle", claim.hurdle);
  require_non_negative("claim.expiry", claim.expiry);
  require_non_negative("claim.strike", claim.strike);
  require_non_negative("claim.watched_from", claim.watched_from);
  require(false, "claim.watched_from", fmt::format("<= claim.expiry ({})", claim.expiry.value),
          claim.watched_from.value);
}

/// Of the payoff at strike 0, which has no logarithm; empty if it pays nothing.
std::optional<PayoffParts> without_strike(PayoffParts parts) {
  if (parts.region == Region::below) return std::nullopt;
  if (parts.paid == Paid::excess) parts.paid = Paid::share;
  parts.region = Region::anywhere;
  return parts;
}

/// The payoff at the expiry, with the price at the hurdle or above.
double paid_now(double price, const PayoffParts& parts, double strike) {
  const bool above = price > strike;
  if (parts.region != Region::anywhere && above != (parts.region == Region::above)) return 0.0;
  if (parts.paid == Paid::excess) return above ? price - strike : strike - price;
  return parts.paid == Paid::share ? price : 1.0;
}

template <class T>
PriceState<T> price_state(const FlatMarket& market, const HurdleClaim& claim, Watch watch) {
  const double spot = market.spot.value;
  const double hurdle = claim.hurdle.value;
  const double strike = claim.strike.value;
  return {.spot = detail::scalar<T>(spot, 1.0, 0.0),
          .volatility = detail::scalar<T>(market.volatility, 0.0, 1.0),
          .rate = market.risk_free_rate.value,
          .yield = market.dividend_yield.value,
          .hurdle = hurdle,
          .strike = strike,
          .to_hurdle = detail::scalar<T>(detail::log_ratio(hurdle, spot), -1.0 / spot, 0.0),
          .to_strike = detail::scalar<T>(detail::log_ratio(strike, spot), -1.0 / spot, 0.0),
          .years = claim.expiry.value,
          .watch = watch};
}

/// Values too small for the absolute precision of the bivariate normal are computed by quadrature.
constexpr double min_share_of_magnitude = 1e-3;

template <class T>
T watched_later(const PriceState<T>& state, const PayoffParts& parts, double start) {
  const detail::WithMagnitude<T> estimate = detail::by_bivariate_normal(state, parts, start);
  const bool precise = value_of(estimate.value) > min_share_of_magnitude * estimate.magnitude;
  return precise ? estimate.value : detail::by_quadrature(state, parts, start);
}

/// Expiry and strike > 0.
template <class T>
T value_ahead(const FlatMarket& market, const HurdleClaim& claim, const PayoffParts& parts, bool hit_by_now) {
  if (claim.watched_from.value == 0.0) {
    const Watch watch = hit_by_now ? Watch::already_hit : Watch::from_now;
    return detail::closed_form(price_state<T>(market, claim, watch), parts);
  }
  if (claim.watched_from == claim.expiry) {
    return detail::closed_form(price_state<T>(market, claim, Watch::only_at_expiry), parts);
  }
  return watched_later(price_state<T>(market, claim, Watch::from_now), parts, claim.watched_from.value);
}

/// Expiry > 0. A payoff without a strike gets the hurdle as its strike, which it does not use.
template <class T>
T claim_value(const FlatMarket& market, HurdleClaim claim, bool hit_by_now) {
  std::optional<PayoffParts> parts = detail::parts_of(claim.payoff);
  if (claim.strike.value == 0.0) parts = without_strike(*parts);
  if (!parts) return T{0.0};
  if (parts->region == Region::anywhere) claim.strike = claim.hurdle;
  return value_ahead<T>(market, claim, *parts, hit_by_now);
}

}  // namespace

double hurdle_claim_value(const FlatMarket& market, const HurdleClaim& claim) {
  require_market(market);
  require_claim(claim);
  detail::require_horizon(market, claim.expiry);
  const bool hit = market.spot >= claim.hurdle;
  if (claim.expiry.value > 0.0) {
    return detail::as_value([&] { return require_result("value", claim_value<double>(market, claim, hit)); });
  }
  return hit ? paid_now(market.spot.value, detail::parts_of(claim.payoff), claim.strike.value) : 0.0;
}

Greeks hurdle_claim_greeks(const FlatMarket& market, const HurdleClaim& claim) {
  require_market(market);
  require_claim(claim);
  require_positive("claim.expiry", claim.expiry);
  detail::require_horizon(market, claim.expiry);
  const Dual value =
      detail::as_value([&] { return claim_value<Dual>(market, claim, market.spot > claim.hurdle); });
  return {.delta = require_result("delta", value.by_spot),
          .vega = require_result("vega", value.by_volatility)};
}

}  // namespace fairvalue
