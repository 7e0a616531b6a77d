// The price that is valued: its allowed days, and its adjustment.
#pragma once
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>

namespace fairvalue::detail {

/// Throws DomainError naming `field` unless the price of a grant-date value is of the day of the grant or at
/// most 31 days older.
inline void require_grant_day(std::string_view field, Date spot, Date granted) {
  const int days = days_between(spot, granted);
  require(0 <= days && days <= 31, field,
          fmt::format("within the 31 days before the grant {}", to_string(granted)), to_string(spot));
}

inline PerShare adjusted_price(PerShare price, const PriceAdjustment& adjustment) {
  return (1.0 + adjustment.change) * price;
}

}  // namespace fairvalue::detail
