/// \file market/trading_calendar.hpp
/// The days on which an exchange closes a price. A calendar is data: weekdays less holidays.
#pragma once
#include <vector>

#include <fairvalue/core/date.hpp>

namespace fairvalue {

/// Trading days between `first` and `last`. Every question about a day outside is refused by name, so
/// that no holiday is missed in silence.
class TradingCalendar {
 public:
  /// `holidays` may come in any order and may fall on weekends. Throws DomainError on an impossible date
  /// or when `last` is before `first`.
  TradingCalendar(Date first, Date last, std::vector<Date> holidays);

  Date first() const { return first_; }
  Date last() const { return last_; }
  const std::vector<Date>& holidays() const { return holidays_; }  ///< in order, within the range

  bool is_trading_day(Date date) const;
  /// The closes after `after` up to and including `through`: the day of a grant does not count, the last
  /// does.
  std::vector<Date> closes(Date after, Date through) const;
  /// The number of those closes, without listing them.
  int count_closes(Date after, Date through) const;
  Date next(Date date) const;      ///< the first trading day after `date`
  Date previous(Date date) const;  ///< the last trading day before `date`

 private:
  Date require_inside(Date date) const;

  Date first_;
  Date last_;
  std::vector<Date> holidays_;
};

/// Full-day closings of the New York Stock Exchange and Nasdaq in `year`, by rule: New Year's Day, Martin
/// Luther King Day, Washington's Birthday, Good Friday, Memorial Day, Juneteenth (from 2022), Independence
/// Day, Labor Day, Thanksgiving, Christmas; a Sunday moves to Monday, a Saturday to Friday, except that New
/// Year's Day on a Saturday is not made up. Beside the rule, the unscheduled closings known to us
/// (2001-09-11 to -14, 2004-06-11, 2007-01-02, 2012-10-29 and -30, 2018-12-05, 2025-01-09).
/// Days that close early are trading days. Throws DomainError before 1998, when the rules differed.
/// Source: NYSE Rule 7.2, Holidays; Nasdaq keeps the same days.
std::vector<Date> us_exchange_holidays(int year);

/// The calendar of those exchanges from the first day of `first_year` to the last of `last_year`.
TradingCalendar us_exchange_calendar(int first_year, int last_year);

/// Closes in a length of time by the usual approximation of 252 a year, rounded to the nearest.
int closes_at_252_a_year(double years);

/// Easter Sunday of the Gregorian calendar, 1583 and later.
/// Source: Meeus, Jones, Butcher; Meeus (1991), Astronomical Algorithms, chapter 8.
Date easter_sunday(int year);

}  // namespace fairvalue
