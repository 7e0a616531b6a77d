/// \file market/trading_calendar.hpp
/// The days on which an exchange closes a price. A calendar is data: weekdays less holidays.
#pragma once
#include <string_view>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Trading days from `first` to `last`, both inside. Every question about a day outside is refused by name,
/// so that no holiday is missed in silence.
class TradingCalendar {
 public:
  /// `holidays` may come in any order, repeat, fall on weekends or lie outside the range. Throws DomainError
  /// on an impossible date or when `last` is before `first`.
  TradingCalendar(Date first, Date last, std::vector<Date> holidays);

  Date first() const { return first_; }
  Date last() const { return last_; }
  /// Those that close a day: in order, each once, none outside the range or on a weekend.
  const std::vector<Date>& holidays() const { return holidays_; }

  bool is_trading_day(Date date) const;
  /// The closes after `after` up to and including `through`: the day of a grant does not count, the last
  /// does. None when both are the same day; throws DomainError when `through` is before `after`.
  std::vector<Date> closes(Date after, Date through) const;
  /// The number of those closes, without listing them.
  int count_closes(Date after, Date through) const;
  /// The first trading day after `date`. Throws DomainError when the calendar ends before one.
  Date next(Date date) const;
  /// The last trading day before `date`. Throws DomainError when the calendar begins after it.
  Date previous(Date date) const;

  friend bool operator==(const TradingCalendar&, const TradingCalendar&) = default;

 private:
  bool opens(Date date) const;
  Date nearest(std::string_view field, Date date, int step) const;
  Date require_inside(std::string_view field, Date date) const;
  void require_range(Date after, Date through) const;

  Date first_;
  Date last_;
  std::vector<Date> holidays_;
};

/// Full-day closings of the New York Stock Exchange and Nasdaq in `year`, by rule: New Year's Day, Martin
/// Luther King Day, Washington's Birthday, Good Friday, Memorial Day, Juneteenth (from 2022), Independence
/// Day, Labor Day, Thanksgiving, Christmas; a Sunday moves to Monday, a Saturday to Friday, except that New
/// Year's Day on a Saturday is not made up. Beside the rule, the unscheduled closings known to us
/// (2001-09-11 to -14, 2004-06-11, 2007-01-02, 2012-10-29 and -30, 2018-12-05, 2025-01-09); for years to
/// come there may be more. In order. Days that close early are trading days.
/// Throws DomainError before 1998, when the rules differed, and after 9999.
/// Source: NYSE Rule 7.2, Holidays; Nasdaq keeps the same days.
std::vector<Date> us_exchange_holidays(int year);

/// The calendar of those exchanges from the first day of `first_year` to the last of `last_year`. As it
/// never trades on 1 January, a whole year's closes are those after 1 January through 31 December.
TradingCalendar us_exchange_calendar(int first_year, int last_year);

/// Closes in a length of time by the usual approximation of 252 a year, rounded to the nearest, halves up.
/// Years in [0, 1000000].
int closes_at_252_a_year(Years years);

/// Easter Sunday of the Gregorian calendar, for years from 1583 to 9999; throws DomainError outside.
/// Source: Meeus, Jones, Butcher; Meeus (1991), Astronomical Algorithms, chapter 8.
Date easter_sunday(int year);

}  // namespace fairvalue
