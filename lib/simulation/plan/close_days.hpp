// Conversion of dates and times to days of the grid of closes.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include <fairvalue/core/date.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/simulation/price_model.hpp>

namespace fairvalue::detail {

/// Day 0 is today, day d the d-th close after it. The calendar must outlive it.
struct CloseDays {
  Date today;
  Date last;  ///< end of the life
  CloseGrid grid;
  const std::optional<TradingCalendar>& calendar;  ///< empty: 252 closes a year
};

/// The closes after `today` through `last`. Throws DomainError naming `field` if there are none or more than
/// 100,000.
CloseDays close_days(Date today, Date last, const std::optional<TradingCalendar>& calendar,
                     std::string_view field = "expiry");

/// The last close on or before the date, at most the grid's last; 0 for a past date.
int last_close(const CloseDays& days, Date date);

/// The first close on or after the date: 0 for a date that is not ahead, the grid's last + 1 for one after
/// the end.
std::int32_t first_close(const CloseDays& days, Date date);

/// The first close at or after the time, for equally spaced closes, to a millionth of a day: 0 for a time
/// that is not ahead, the grid's last + 1 for one after the end.
std::int32_t first_close(const CloseDays& days, Years time);

/// A time in days of the grid, as a fractional number.
double closes_in(const CloseDays& days, Years time);

/// The time of the day plus a millionth of a day: events on that day are before it.
Years end_of(const CloseDays& days, int day);

}  // namespace fairvalue::detail
