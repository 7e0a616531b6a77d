/// \file deal/strike.hpp
/// What is paid for a share: a price stated in the terms, or one that a later average sets.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/monitoring_rule.hpp>

namespace fairvalue {

/// A part of the average price of the last days up to a date: 90 % of the 30-day VWAP at a milestone's date.
struct StrikeSetLater {
  double part;  ///< decimal; > 0
  int days;     ///< rows in the average, that of `on` or the last before it included; >= 1
  Date on;
  ObservedPrice price = ObservedPrice::vwap;

  friend bool operator==(const StrikeSetLater&, const StrikeSetLater&) = default;
};

using Strike = std::variant<PerShare, StrikeSetLater>;

/// part x the mean of the last `days` prices on or before `on`; none with fewer, or before `on`. `prices`,
/// known up to `as_of`, are closes or daily VWAPs, as the strike says, on one share; so is the strike. Where
/// `on` has no row (a weekend, a holiday), the last rows before it count.
std::optional<PerShare> set_strike(const StrikeSetLater& strike, const DatedSeries<PerShare>& prices,
                                   Date as_of);

/// "206.58", "90 % of the average of the 30 daily VWAPs up to 2027-01-15".
std::string describe(const Strike& strike);

/// Throws DomainError naming `field` or the member of it that breaks its rule.
const Strike& require_strike(std::string_view field, const Strike& strike);

}  // namespace fairvalue
