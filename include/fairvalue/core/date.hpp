/// \file core/date.hpp
/// Calendar dates and the one way they become a length of time.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// A day of the Gregorian calendar. Nothing in the library reads a clock: `as_of` is always an argument.
using Date = std::chrono::year_month_day;

/// Calendar days from `from` to `to`; negative when `to` is earlier. Throws DomainError on an invalid date.
int days_between(Date from, Date to);

/// ACT/365F: calendar days / 365.  Source: ISDA 2006 Definitions, section 4.16(d).
Years year_fraction(Date from, Date to);

/// The date `days` later, earlier when negative. Throws DomainError outside the years 1 to 9999, as
/// add_months does.
Date add_days(Date date, int days);

/// The same day of a later (or earlier) month, or that month's last day where it has no such day.
Date add_months(Date date, int months);

/// Whole months from `from` to `to`: the largest m with add_months(from, m) <= to; 0 when `to` is earlier.
int whole_months_between(Date from, Date to);

std::chrono::weekday weekday(Date date);

/// "2025-06-19". Throws DomainError on an invalid date.
std::string to_string(Date date);

/// Reads "2025-06-19" (ISO 8601, exactly); empty for any other text and for days that do not exist.
std::optional<Date> parse_date(std::string_view text);

/// Throws DomainError naming `field` unless the date exists; a date never set reads "got none".
Date require_date(std::string_view field, Date date);

}  // namespace fairvalue
