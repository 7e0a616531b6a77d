/// \file market/equity_market.hpp
/// What a valuation takes from the market: a share's price, its volatility and yield, and the rate.
#pragma once
#include <string>

#include <fairvalue/market/spot.hpp>
#include <fairvalue/market/stepped.hpp>

namespace fairvalue {

/// One share's market on the day of its spot. A grant-date value and an economic one take two of them.
struct EquityMarket {
  Spot spot;
  Stepped<Rate> risk_free_rate;             ///< continuously compounded; may be negative
  Stepped<Rate> dividend_yield{Rate{0.0}};  ///< continuously compounded; may be negative
  Stepped<double> volatility;               ///< a year, decimal; > 0
  std::string volatility_source{};          ///< its provenance, printed beside every value

  friend bool operator==(const EquityMarket&, const EquityMarket&) = default;
};

/// Whether rate, yield and volatility are the same at all times. Throws DomainError on bad levels, as
/// `is_flat` of each does.
bool is_flat(const EquityMarket& market);

/// Throws DomainError naming the member that breaks its rule: "market.volatility: must be > 0, got 0".
const EquityMarket& require_market(const EquityMarket& market);

}  // namespace fairvalue
