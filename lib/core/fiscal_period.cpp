#include <fairvalue/core/fiscal_period.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue {
namespace {

bool is_last_of_month(Date date) { return add_days(date, 1).day() == std::chrono::day{1}; }

/// The last day twelve months before `end`; the last day of a month stays the last day of a month.
Date year_before(Date end) {
  const Date same_day = add_months(end, -12);
  if (!is_last_of_month(end)) return same_day;
  return Date{same_day.year() / same_day.month() / std::chrono::last};
}

constexpr const char* full_year = "a full year of 364 to 371 days";

void require_part(std::string_view field, const FiscalPeriod& period) {
  const int quarter = period.quarter.value_or(1);
  if (quarter < 1 || quarter > 4) throw DomainError(fmt::format("{}.quarter", field), "1 to 4", quarter);
  const int half = period.half.value_or(1);
  if (half < 1 || half > 2) throw DomainError(fmt::format("{}.half", field), "1 or 2", half);
  if (period.quarter && period.half) {
    throw DomainError(fmt::format("{}.half", field), fmt::format("empty beside quarter {}", quarter), half);
  }
}

/// Neither a quarter nor a half.
bool is_whole(const FiscalPeriod& period) { return !period.quarter && !period.half; }

bool is_year(const FiscalPeriod& period) {
  const int days = length_in_days(period);
  return is_whole(period) && 364 <= days && days <= 371;
}

std::string label_and_length(const FiscalPeriod& period) {
  return fmt::format("{} of {} days", label(period), length_in_days(period));
}

}  // namespace

FiscalPeriod fiscal_year_ending(int year, Date end) {
  require_date("fiscal_year.end", end);
  return {.year = year, .quarter = std::nullopt, .start = add_days(year_before(end), 1), .end = end};
}

FiscalPeriod calendar_year(int year) {
  if (year < 2 || year > 9999) throw DomainError("calendar_year", "2 to 9999", year);
  return fiscal_year_ending(year, Date{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}});
}

std::string label(const FiscalPeriod& period) {
  if (period.quarter) return fmt::format("FY{}Q{}", period.year, *period.quarter);
  return period.half ? fmt::format("FY{}H{}", period.year, *period.half) : fmt::format("FY{}", period.year);
}

int length_in_days(const FiscalPeriod& period) {
  require_period("period", period);
  return days_between(period.start, period.end) + 1;
}

int days_in_common(const FiscalPeriod& period, const FiscalPeriod& window) {
  require_period("period", period);
  require_period("window", window);
  const Date first = std::max(period.start, window.start);
  const Date last = std::min(period.end, window.end);
  return std::max(0, days_between(first, last) + 1);
}

const FiscalPeriod& require_period(std::string_view field, const FiscalPeriod& period) {
  if (!period.start.ok()) require_date(fmt::format("{}.start", field), period.start);
  if (!period.end.ok()) require_date(fmt::format("{}.end", field), period.end);
  if (!(period.start < period.end)) {
    throw DomainError(fmt::format("{}.end", field),
                      fmt::format("after its start {}", to_string(period.start)), to_string(period.end));
  }
  require_part(field, period);
  return period;
}

const FiscalPeriod& require_year(std::string_view field, const FiscalPeriod& period) {
  require_period(field, period);
  if (is_year(period)) return period;
  throw DomainError(field, full_year, label_and_length(period));
}

bool is_transition(const FiscalPeriod& period) { return is_whole(period) && length_in_days(period) < 364; }

const FiscalPeriod& require_year_or_transition(std::string_view field, const FiscalPeriod& period) {
  require_period(field, period);
  if (is_year(period) || is_transition(period)) return period;
  throw DomainError(field, fmt::format("{}, or a shorter transition period", full_year),
                    label_and_length(period));
}

}  // namespace fairvalue
