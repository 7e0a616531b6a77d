/// \file deal/detail/since_grant.hpp
/// The check that a day of a deal is not one before there was a deal.
#pragma once
#include <string>
#include <string_view>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

/// Throws DomainError naming `field` unless the date exists and is `granted` or later.
inline void require_since_grant(std::string_view field, Date date, Date granted) {
  if (require_date(field, date) >= granted) return;
  throw DomainError(field, "on or after the grant " + to_string(granted), to_string(date));
}

}  // namespace fairvalue::detail
