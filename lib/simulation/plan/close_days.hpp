// Dates and lengths of time as days of the grid of closes.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include <fairvalue/core/date.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/simulation/price_model.hpp>

namespace fairvalue::detail {

/// Day 0 is today, day d the d-th close after it. Refers to the calendar, which must outlive it.
struct CloseDays {
  Date today;
  Date last;  ///< on which the life ends
  CloseGrid grid;
  const std::optional<TradingCalendar>& calendar;  ///< none: 252 closes a year
};

/// The closes after `today` through `last`. Throws DomainError naming `field` when there is none or more than
/// 100,000.
CloseDays close_days(Date today, Date last, const std::optional<TradingCalendar>& calendar,
                     std::string_view field = "expiry");

/// The last close on or before the date, none of them after the grid's last; 0 for a date that has passed.
int last_close(const CloseDays& days, Date date);

/// The first close on or after the date: 0 for one that is not ahead, at most one beyond the grid's last.
std::int32_t first_close(const CloseDays& days, Date date);

/// The first close at or after the time, closes being equally spaced, to a millionth of a day: 0 for one that
/// is not ahead, at most one beyond the grid's last.
std::int32_t first_close(const CloseDays& days, Years time);

/// How many days of the grid a length of time has.
double closes_in(const CloseDays& days, Years time);

/// When the day is, a millionth of a day later: what comes on it has come by then.
Years end_of(const CloseDays& days, int day);

}  // namespace fairvalue::detail
