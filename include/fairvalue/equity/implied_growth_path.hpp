/// \file equity/implied_growth_path.hpp
/// The discounted cash flow turned round: what growth, or how many years of it, a price already pays for.
#pragma once
#include <optional>

#include <fairvalue/equity/enterprise_target.hpp>

namespace fairvalue {

/// Free cash flow that grows at one rate for some years and at another for ever after.
struct GrowthPath {
  Money flow;              ///< of the year that has just ended; > 0
  double growth;           ///< a year, for `years`; > -1
  Years years;             ///< >= 0, and not only whole ones
  double terminal_growth;  ///< a year, after that; > -1 and below the discount rate
  double discount_rate;    ///< a year, compounded annually; > -1
};

/// Flows at year ends. With q = (1 + g) / (1 + r) and n years:
/// flow [ q (1 - q^n) / (1 - q) + q^n (1 + terminal) / (r - terminal) ], with n in place of the first
/// fraction where q is 1. A part of a year counts by that formula.
Money enterprise_value(const GrowthPath& path);
/// NM where net debt leaves nothing.
std::optional<PerShare> price(const GrowthPath& path, const EquityBridge& bridge);

/// The growth over `path.years` at which the price is `price`; `path.growth` is not looked at. Searched from
/// -99 % to 1,000 % a year; empty where none of these gives the price, as for years = 0.
std::optional<double> implied_growth(const GrowthPath& path, PerShare price, const EquityBridge& bridge);

/// The years of `path.growth` at which the price is `price`; `path.years` is not looked at. Empty where no
/// number of years gives it: growth that adds nothing against the terminal growth, or a price below that of
/// no such year.
std::optional<Years> implied_years(const GrowthPath& path, PerShare price, const EquityBridge& bridge);

}  // namespace fairvalue
