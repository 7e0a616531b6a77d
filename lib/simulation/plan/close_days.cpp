#include "close_days.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {
namespace {

/// In days: rounding of times, which are quotients of whole days.
constexpr double rounding = 1e-6;

constexpr int max_closes = 100'000;  // of a grid

int closes_between(Date after, Date through, const std::optional<TradingCalendar>& calendar) {
  if (through <= after) return 0;
  return calendar ? calendar->count_closes(after, through)
                  : closes_at_252_a_year(year_fraction(after, through));
}

}  // namespace

CloseDays close_days(Date today, Date last, const std::optional<TradingCalendar>& calendar,
                     std::string_view field) {
  const int closes = closes_between(today, last, calendar);
  require(closes >= 1, field, "on or after a close that comes after " + to_string(today), to_string(last));
  require(closes <= max_closes, field, fmt::format("within {} closes of {}", max_closes, to_string(today)),
          to_string(last));
  const CloseGrid grid{.closes = closes, .life = year_fraction(today, last)};
  require_grid(grid);
  return {.today = today, .last = last, .grid = grid, .calendar = calendar};
}

int last_close(const CloseDays& days, Date date) {
  return closes_between(days.today, std::min(date, days.last), days.calendar);
}

std::int32_t first_close(const CloseDays& days, Date date) {
  if (date <= days.today) return 0;
  if (date > days.last) return days.grid.closes + 1;
  if (!days.calendar) return first_close(days, year_fraction(days.today, date));
  // Days without trading may follow the last close; they belong to it.
  return std::min(days.grid.closes, days.calendar->count_closes(days.today, add_days(date, -1)) + 1);
}

std::int32_t first_close(const CloseDays& days, Years time) {
  const double day = std::ceil(closes_in(days, time) - rounding);
  return static_cast<std::int32_t>(std::clamp(day, 0.0, days.grid.closes + 1.0));
}

double closes_in(const CloseDays& days, Years time) { return time / days.grid.life * days.grid.closes; }

Years end_of(const CloseDays& days, int day) { return (day + rounding) / days.grid.closes * days.grid.life; }

}  // namespace fairvalue::detail
