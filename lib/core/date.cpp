#include <fairvalue/core/date.hpp>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr Date first_date{std::chrono::year{1}, std::chrono::January, std::chrono::day{1}};
constexpr Date last_date{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};

void require_in_range(bool inside) {
  if (!inside) throw DomainError("date", "in the years 1 to 9999", "a day outside them");
}

std::string iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

}  // namespace

Date require_date(std::string_view field, Date date) {
  if (date.ok()) return date;  // asked of every date there is: the text is made only for a refusal
  const bool never_set = static_cast<unsigned>(date.month()) == 0 && static_cast<unsigned>(date.day()) == 0;
  throw DomainError(field, "a date", never_set ? "none" : iso(date));
}

int days_between(Date from, Date to) {
  require_date("from", from);
  require_date("to", to);
  return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

Years year_fraction(Date from, Date to) { return Years{days_between(from, to) / 365.0}; }

Date add_days(Date date, int count) {
  const long long day = sys_days{require_date("date", date)}.time_since_epoch().count() + (0LL + count);
  require_in_range(sys_days{first_date}.time_since_epoch().count() <= day &&
                   day <= sys_days{last_date}.time_since_epoch().count());
  return sys_days{days{static_cast<days::rep>(day)}};
}

Date add_months(Date date, int months) {
  require_date("date", date);
  const long long since_year_0 = 12LL * static_cast<int>(date.year()) +
                                 static_cast<int>(static_cast<unsigned>(date.month())) - 1 + months;
  require_in_range(12 <= since_year_0 && since_year_0 < 12 * 10'000);
  const std::chrono::year year{static_cast<int>(since_year_0 / 12)};
  const std::chrono::month month{static_cast<unsigned>(since_year_0 % 12 + 1)};
  const Date last{year / month / std::chrono::last};
  return date.day() < last.day() ? Date{year / month / date.day()} : last;
}

int whole_months_between(Date from, Date to) {
  if (days_between(from, to) <= 0) return 0;
  const int months = 12 * static_cast<int>((to.year() - from.year()).count()) +
                     static_cast<int>(static_cast<unsigned>(to.month())) -
                     static_cast<int>(static_cast<unsigned>(from.month()));
  return add_months(from, months) <= to ? months : months - 1;
}

std::chrono::weekday weekday(Date date) { return std::chrono::weekday{sys_days{require_date("date", date)}}; }

std::string to_string(Date date) { return iso(require_date("date", date)); }

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

}  // namespace fairvalue
