/// \file core/require.hpp
/// Checks at both doors of a function. Each names the field it refuses and returns what it accepts, and
/// is written positively, so that NaN fails it. Infinity is refused too: no formula here has use for it.
#pragma once
#include <cstddef>
#include <string_view>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Throws DomainError(field, rule, got) unless `ok`.
void require(bool ok, std::string_view field, std::string_view rule, double got);
void require(bool ok, std::string_view field, std::string_view rule, std::string_view got);

double require_finite(std::string_view field, double value);
double require_positive(std::string_view field, double value);      ///< finite and > 0
double require_non_negative(std::string_view field, double value);  ///< finite and >= 0
double require_fraction(std::string_view field, double value);      ///< in [0, 1]
/// Finite and > -1: a change below -100 % has no meaning, and one of -100 % leaves nothing to grow from.
double require_growth(std::string_view field, double value);
/// A number of periods, years or steps from `least` to 1,000,000: "periods: must be from 0 to 1000000, got -1".
/// Longer paths would only fill the memory.
int require_periods(std::string_view field, int count, int least = 0);
/// The one way out for a number that was calculated: `name` says which. Refuses what left the range of a
/// double ("backlog_lead_time: must be a finite number, got inf") and returns a negative zero as 0.
double require_result(std::string_view name, double value);
/// Throws unless `size` > 0: "history: must be at least one value, got none".
void require_not_empty(std::string_view field, std::size_t size);

template <class Unit>
Quantity<Unit> require_finite(std::string_view field, Quantity<Unit> q) {
  return Quantity<Unit>{require_finite(field, q.value)};
}
template <class Unit>
Quantity<Unit> require_positive(std::string_view field, Quantity<Unit> q) {
  return Quantity<Unit>{require_positive(field, q.value)};
}
template <class Unit>
Quantity<Unit> require_non_negative(std::string_view field, Quantity<Unit> q) {
  return Quantity<Unit>{require_non_negative(field, q.value)};
}

template <class Unit>
Quantity<Unit> require_result(std::string_view name, Quantity<Unit> q) {
  return Quantity<Unit>{require_result(name, q.value)};
}

}  // namespace fairvalue
