#include <fairvalue/market/trading_calendar.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr int greatest_year = 9999;  // the last one a date can be printed for

// Mourning, attacks, a hurricane: closings no rule foretells.
constexpr std::array unscheduled_closings{2001y / 9 / 11, 2001y / 9 / 12, 2001y / 9 / 13,  2001y / 9 / 14,
                                          2004y / 6 / 11, 2007y / 1 / 2,  2012y / 10 / 29, 2012y / 10 / 30,
                                          2018y / 12 / 5, 2025y / 1 / 9};

bool is_weekday(Date date) { return weekday(date).iso_encoding() <= 5; }

/// Mondays to Fridays after Sunday, 1970-01-04, up to and including `date`; negative before.
int weekdays_through(Date date) {
  const int days_into_week = static_cast<int>(weekday(date).iso_encoding());
  const int days_before_week = days_between(1970y / 1 / 4, date) - days_into_week;
  return days_before_week / 7 * 5 + std::min(days_into_week, 5);
}

Date observed(Date date) {
  const auto day = weekday(date);
  if (day == Saturday) return add_days(date, -1);
  return day == Sunday ? add_days(date, 1) : date;
}

int require_year(int y, int first) {
  require(first <= y && y <= greatest_year, "year", fmt::format("{} to {}", first, greatest_year), y);
  return y;
}

std::vector<Date> scheduled_holidays(year y) {
  std::vector<Date> days{sys_days{y / January / Monday[3]},
                         sys_days{y / February / Monday[3]},
                         add_days(easter_sunday(static_cast<int>(y)), -2),
                         sys_days{y / May / Monday[last]},
                         observed(y / July / 4),
                         sys_days{y / September / Monday[1]},
                         sys_days{y / November / Thursday[4]},
                         observed(y / December / 25)};
  if (weekday(y / January / 1) != Saturday) days.push_back(observed(y / January / 1));
  if (y >= 2022y) days.push_back(observed(y / June / 19));
  return days;
}

}  // namespace

TradingCalendar::TradingCalendar(Date first, Date last, std::vector<Date> holidays)
    : first_(require_date("calendar.first", first)),
      last_(require_date("calendar.last", last)),
      holidays_(std::move(holidays)) {
  require(first_ <= last_, "calendar.last", "on or after its first day " + to_string(first_),
          to_string(last_));
  for (std::size_t i = 0; i < holidays_.size(); ++i) {
    require_date(fmt::format("calendar.holidays[{}]", i), holidays_[i]);
  }
  std::erase_if(holidays_, [this](Date day) { return day < first_ || last_ < day || !is_weekday(day); });
  std::sort(holidays_.begin(), holidays_.end());
  holidays_.erase(std::unique(holidays_.begin(), holidays_.end()), holidays_.end());
}

bool TradingCalendar::opens(Date date) const {
  return is_weekday(date) && !std::binary_search(holidays_.begin(), holidays_.end(), date);
}

bool TradingCalendar::is_trading_day(Date date) const { return opens(require_inside("calendar.date", date)); }

std::vector<Date> TradingCalendar::closes(Date after, Date through) const {
  require_range(after, through);
  std::vector<Date> days;
  for (Date day = after; day < through;) {
    day = add_days(day, 1);
    if (opens(day)) days.push_back(day);
  }
  return days;
}

int TradingCalendar::count_closes(Date after, Date through) const {
  require_range(after, through);
  const auto first_left_out = std::upper_bound(holidays_.begin(), holidays_.end(), after);
  const auto past_last = std::upper_bound(first_left_out, holidays_.end(), through);
  return weekdays_through(through) - weekdays_through(after) - static_cast<int>(past_last - first_left_out);
}

Date TradingCalendar::next(Date date) const { return nearest("calendar.next", date, 1); }

Date TradingCalendar::previous(Date date) const { return nearest("calendar.previous", date, -1); }

Date TradingCalendar::nearest(std::string_view field, Date date, int step) const {
  require_inside("calendar.date", date);
  do {
    date = require_inside(field, add_days(date, step));
  } while (!opens(date));
  return date;
}

void TradingCalendar::require_range(Date after, Date through) const {
  require_inside("calendar.after", after);
  require_inside("calendar.through", through);
  if (through < after) {
    throw DomainError("calendar.through", "on or after " + to_string(after), to_string(through));
  }
}

Date TradingCalendar::require_inside(std::string_view field, Date date) const {
  if (first_ <= require_date(field, date) && date <= last_) return date;
  throw DomainError(field, fmt::format("in the calendar, {} to {}", to_string(first_), to_string(last_)),
                    to_string(date));
}

std::vector<Date> us_exchange_holidays(int y) {
  const year of{require_year(y, 1998)};
  auto days = scheduled_holidays(of);
  std::copy_if(unscheduled_closings.begin(), unscheduled_closings.end(), std::back_inserter(days),
               [of](Date day) { return day.year() == of; });
  std::sort(days.begin(), days.end());
  return days;
}

TradingCalendar us_exchange_calendar(int first_year, int last_year) {
  std::vector<Date> holidays;
  for (int y = require_year(first_year, 1998); y <= require_year(last_year, 1998); ++y) {
    const auto days = us_exchange_holidays(y);
    holidays.insert(holidays.end(), days.begin(), days.end());
  }
  return {year{first_year} / January / 1, year{last_year} / December / 31, std::move(holidays)};
}

int closes_at_252_a_year(Years years) {
  require_non_negative("years", years);
  require(years.value <= 1e6, "years", "<= 1000000", years.value);
  return static_cast<int>(std::lround(252.0 * years.value));
}

// The names are those of the source.
Date easter_sunday(int y) {
  require_year(y, 1583);
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return year{y} / (n / 31) / (n % 31 + 1);
}

}  // namespace fairvalue
