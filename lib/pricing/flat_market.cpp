#include <fairvalue/pricing/flat_market.hpp>

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

template <class T>
T flat_level(std::string_view field, const Stepped<T>& levels) {
  if (is_flat(levels)) return levels.value;
  throw DomainError(field, "flat for a closed form (simulate stepped levels)",
                    fmt::format("{} levels", 1 + levels.later.size()));
}

/// All rules at once, for speed: a claim's value takes no longer than a few calls. The refusal finds the
/// broken rule.
bool in_range(const FlatMarket& market) {
  return market.spot.value > 0.0 && std::isfinite(market.spot.value) &&
         std::isfinite(market.risk_free_rate.value) && std::isfinite(market.dividend_yield.value) &&
         market.volatility > 0.0 && std::isfinite(market.volatility);
}

}  // namespace

const FlatMarket& require_market(const FlatMarket& market) {
  if (in_range(market)) return market;
  require_positive("market.spot", market.spot);
  require_finite("market.risk_free_rate", market.risk_free_rate);
  require_finite("market.dividend_yield", market.dividend_yield);
  require_positive("market.volatility", market.volatility);
  return market;
}

FlatMarket flat_market(const EquityMarket& market) {
  require_market(market);
  return {.spot = market.spot.price,
          .risk_free_rate = flat_level("market.risk_free_rate", market.risk_free_rate),
          .dividend_yield = flat_level("market.dividend_yield", market.dividend_yield),
          .volatility = flat_level("market.volatility", market.volatility)};
}

FlatMarket average_market(const EquityMarket& market, Years horizon) {
  require_market(market);
  const double years = require_non_negative("horizon", horizon).value;
  const auto average = [&](const auto& levels) {
    const bool first = is_flat(levels) || years == 0.0;
    return require_result("average_market",
                          first ? levels.value : Rate{accumulated(levels, horizon) / years});
  };
  const auto& sigma = market.volatility;
  const bool flat = is_flat(sigma) || years == 0.0;
  return {.spot = market.spot.price,
          .risk_free_rate = average(market.risk_free_rate),
          .dividend_yield = average(market.dividend_yield),
          .volatility =
              require_result("average_market.volatility",
                             flat ? sigma.value : std::sqrt(accumulated_variance(sigma, horizon) / years))};
}

double log_drift(const FlatMarket& market, Measure measure) {
  require_market(market);
  require_enumerator("measure", measure);
  const double half_variance = 0.5 * market.volatility * market.volatility;
  const double carry = market.risk_free_rate.value - market.dividend_yield.value;
  return require_result("log_drift",
                        measure == Measure::share ? carry + half_variance : carry - half_variance);
}

}  // namespace fairvalue
