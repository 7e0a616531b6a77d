/// \file accounting/roll_forward.hpp
/// The change of a warrant's value between two dates, part by part.
#pragma once
#include <functional>

#include <fairvalue/market/equity_market.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

/// All that a value depends on, on one date.
struct ValuationState {
  WarrantPosition position;
  EquityMarket market;
};

/// The value in currency units by any method; called eight times.
using WarrantValuer = std::function<Money(const ValuationState&)>;

/// opening + the parts = closing, exactly: every level is rounded to whole currency units.
struct RollForward {
  Money opening;
  Money spot;          ///< the price, on the opening date
  Money volatility;    ///< then its volatility
  Money rate;          ///< then rate and dividend yield
  Money time;          ///< then the closing date, with the prices since: market conditions met by them
  Money deliveries;    ///< then volumes, events and exercises since
  Money probability;   ///< then the outlook or the deployment model
  Money modification;  ///< then the terms
  Money closing;
};

/// One input after the other, in that order, each at the new value of those before it: another order gives
/// other parts and the same sum. Between, an outlook counts its years from the day it is valued on, so that
/// `time` contains its standing still and `probability` takes it back. A closing history holds all of the
/// opening one. Throws DomainError unless the closing date is the later one, and what `value` throws.
RollForward roll_forward(const ValuationState& from, const ValuationState& to, const WarrantValuer& value);

/// The history without the prices of a day, so that another spot can be valued on it.
DealHistory without_close(const DealHistory& history, Date date);

}  // namespace fairvalue
