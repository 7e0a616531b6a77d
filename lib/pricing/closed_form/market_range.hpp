/// \file pricing/closed_form/market_range.hpp
/// The range of markets in which the closed forms do not overflow.
#pragma once
#include <algorithm>
#include <cmath>
#include <string_view>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue::detail {

constexpr double max_rate = 1e6;
constexpr double max_discount = 700.0;    // e^700 is near the largest double
constexpr double max_deviation = 1000.0;  // of the log price: far beyond any price

/// Throws DomainError if a rate, a yield or a volatility accumulates to more over the life than a formula can
/// represent: "market.risk_free_rate: must be within 700 in total over the life, got 3000".
inline void require_horizon(const FlatMarket& market, Years life) {
  const double rates = std::max(std::abs(market.risk_free_rate.value), std::abs(market.dividend_yield.value));
  const double longest = std::max(1.0, life.value);
  if (rates * longest <= max_discount && market.volatility * longest <= max_deviation) return;  // for speed
  const auto discounts = [life](std::string_view field, Rate rate) {
    const double sum = rate * life;
    require(std::abs(rate.value) <= max_rate, field, "within 1000000 a year", rate.value);
    require(std::abs(sum) <= max_discount, field, "within 700 in total over the life", sum);
  };
  discounts("market.risk_free_rate", market.risk_free_rate);
  discounts("market.dividend_yield", market.dividend_yield);
  const double deviation = market.volatility * std::sqrt(life.value);
  require(deviation <= max_deviation, "market.volatility",
          "at most 1000 over the life (volatility x sqrt(years))", deviation);
}

/// Returns f(). If extreme terms give a function of `math` an argument that it refuses ("x" or "y"), the
/// error is rethrown as one of the value.
template <class F>
auto as_value(F f) {
  try {
    return f();
  } catch (const DomainError& error) {
    if (error.field() != "x" && error.field() != "y") throw;
    throw DomainError("value", "within the range of a double", "an overflow");
  }
}

}  // namespace fairvalue::detail
