/// \file pricing/flat_market.hpp
/// The market of the closed forms: one rate, one yield, one volatility.
#pragma once
#include <string_view>

#include <fairvalue/market/equity_market.hpp>
#include <fairvalue/simulation/measure.hpp>

namespace fairvalue {

/// A share whose logarithm has the drift r - q - sigma^2 / 2 and the volatility sigma, both constant.
struct FlatMarket {
  PerShare spot;             ///< > 0
  Rate risk_free_rate;       ///< continuously compounded; may be negative
  Rate dividend_yield{0.0};  ///< continuously compounded; negative: a cost of carry above the rate
  double volatility;         ///< a year, decimal; > 0
};

/// Throws DomainError naming the member that breaks its rule: "market.volatility: must be > 0, got 0".
const FlatMarket& require_market(const FlatMarket& market);

/// The flat market, if no level steps. Otherwise throws DomainError: stepped levels have no closed form with
/// a hurdle and must be simulated: "market.volatility: must be flat for a closed form (simulate stepped
/// levels), got 2 levels".
FlatMarket flat_market(const EquityMarket& market);

/// The flat market in which the price at `horizon` has the same distribution as in `market`: average rate and
/// yield until then, and the root of the average variance. Exact for payoffs that depend on the price of that
/// day alone and are discounted from it; not exact for a hurdle before it. `horizon` >= 0; at 0, today's
/// levels. Throws DomainError naming the member that breaks its rule.
FlatMarket average_market(const EquityMarket& market, Years horizon);

/// The drift of the price's logarithm a year.
double log_drift(const FlatMarket& market, Measure measure);

/// Derivatives of a value: per unit of the share price, and per 1.00 of volatility.
struct Greeks {
  double delta;
  double vega;
};

}  // namespace fairvalue
