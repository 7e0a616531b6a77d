/// \file market/spot.hpp
/// What the market pays today.
#pragma once
#include <optional>
#include <string_view>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/core/share_basis.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

struct Spot {
  PerShare price;  ///< > 0
  Date as_of;      ///< the day of the price
  Currency currency;
  std::optional<ShareBasis> share_basis{};  ///< not stated: an ordinary share of `as_of`

  friend bool operator==(const Spot&, const Spot&) = default;
};

/// Throws DomainError naming `spot.price`, `spot.as_of` or `spot.share_basis` when a field breaks its rule.
const Spot& require_spot(const Spot& spot);

/// Throws DomainError naming `field` unless a figure's share basis is the spot's. A figure that does not
/// state its own passes beside a spot that does not.
void require_share_of_spot(std::string_view field, const Spot& spot, const std::optional<ShareBasis>& got);

}  // namespace fairvalue
