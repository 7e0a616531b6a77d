/// \file equity/price_target.hpp
/// What one share is worth on an earnings multiple, and the same equation solved for every other term.
#pragma once
#include <span>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/core/table.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/market/spot.hpp>

namespace fairvalue {

/// A target stated as its two ingredients, so that a reader can argue with either one.
struct PriceTarget {
  Multiple multiple;   ///< price over the earnings below; > 0
  PeriodEps earnings;  ///< of a year, > 0: a loss supports no target on earnings
  Date holds_on;       ///< the day the price is expected
};

/// multiple x EPS. Throws DomainError naming the field that breaks its rule: "price_target.multiple: must be
/// > 0, got 0".
PerShare price(const PriceTarget& target);

/// price / spot - 1, without regard to time. Throws DomainError when the currencies or the share bases of
/// earnings and spot differ (require_share_of_spot).
double upside(const PriceTarget& target, const Spot& spot);

/// The same a year: (price / spot)^(1 / years) - 1 from spot.as_of to the day the target holds, ACT/365F.
/// Throws DomainError unless that day is later.
double annual_return(const PriceTarget& target, const Spot& spot);

/// A price expected `years` ahead, today: price / (1 + required_return)^years, the return a year compounded
/// annually, > -1. Price > 0, years >= 0.
PerShare discounted(PerShare price, double required_return, Years years);
/// The target's price on `as_of`, not after the day it holds.
PerShare discounted(const PriceTarget& target, double required_return, Date as_of);

/// The EPS a price needs at a multiple: price / multiple, both > 0.
PerShare implied_eps(PerShare price, Multiple multiple);

/// The growth from `eps` that the price needs at a multiple: price / multiple / eps - 1. All > 0.
double implied_growth(PerShare price, Multiple multiple, PerShare eps);

/// The diluted count at which a market value comes to a price a share: value / price, both > 0.
Shares implied_shares(Money market_value, PerShare price);

/// How far EPS may fall short before `multiple` no longer supports the price: 1 - implied EPS / eps.
/// Negative when the price already needs more than `eps`.
double margin_of_safety(PerShare price, Multiple multiple, PerShare eps);

/// multiple x EPS for every pair, shape (multiples, eps), in rows "22x" and columns "5.79" (six digits). NM
/// where the EPS is <= 0. Multiples > 0, EPS finite; none of either gives a table without cells.
Table price_grid(std::span<const Multiple> multiples, std::span<const PerShare> eps);

}  // namespace fairvalue
