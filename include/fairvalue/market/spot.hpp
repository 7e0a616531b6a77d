/// \file market/spot.hpp
/// What the market pays today.
#pragma once
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

struct Spot {
  PerShare price;  ///< > 0
  Date as_of;      ///< the day of the price
  Currency currency;
};

/// Throws DomainError naming `spot.price` or `spot.as_of` when a field breaks its rule.
const Spot& require_spot(const Spot& spot);

}  // namespace fairvalue
