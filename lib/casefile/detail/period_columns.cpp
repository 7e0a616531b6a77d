#include "period_columns.hpp"

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

struct PeriodLength {
  int months;
  int least;  ///< days
  int most;
};

/// The least length of a year is that of any transition period.
PeriodLength length_of(const PeriodLabel& label) {
  if (label.quarter) return {.months = 3, .least = 70, .most = 120};
  if (label.half) return {.months = 6, .least = 160, .most = 205};
  return {.months = 12, .least = 2, .most = 371};
}

/// The first day of the months that end on `end`. The last day of a month maps to the last day of any month.
Date first_day(Date end, int months) { return add_months(add_days(end, 1), -months); }

std::optional<int> digit_of(char c, int most) {
  return '1' <= c && c <= '0' + most ? std::optional{c - '0'} : std::nullopt;
}

/// Of four digits.
std::optional<int> year_of(std::string_view text) {
  int year = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    year = 10 * year + (c - '0');
  }
  return text.size() == 4 && year > 1 ? std::optional{year} : std::nullopt;
}

}  // namespace

std::optional<PeriodLabel> parse_period_label(std::string_view text) {
  if (!text.starts_with("FY")) return std::nullopt;
  const auto year = year_of(text.substr(2, 4));
  if (!year || (text.size() != 6 && text.size() != 8)) return std::nullopt;
  PeriodLabel label{.year = *year};
  if (text.size() == 6) return label;
  if (text[6] == 'Q') label.quarter = digit_of(text[7], 4);
  if (text[6] == 'H') label.half = digit_of(text[7], 2);
  return label.quarter || label.half ? std::optional{label} : std::nullopt;
}

PeriodColumns::PeriodColumns(NeededColumns& need)
    : label_(need({"period"})),
      end_(need({"period_end"})),
      start_(CsvColumn::find(need.table(), {"period_start"})) {}

FiscalPeriod PeriodColumns::at(std::size_t row) const {
  const char* rule = "a fiscal period such as FY2026, FY2026Q2 or FY2026H1";
  const PeriodLabel label = label_.given(row, label_.parsed(row, rule, parse_period_label));
  const Date end = end_.given(row, end_.date(row));
  const auto [months, least, most] = length_of(label);
  const auto start = cell_of(start_, [&](const CsvColumn& column) { return column.date(row); });
  const FiscalPeriod period{.year = label.year,
                            .quarter = label.quarter,
                            .start = start ? *start : first_day(end, months),
                            .end = end,
                            .half = label.half};
  const int days = days_between(period.start, end) + 1;
  if (least <= days && days <= most) return period;
  throw end_.refusal(
      row, fmt::format("{} to {} days after the start {}", least - 1, most - 1, to_string(period.start)));
}

}  // namespace fairvalue::detail
