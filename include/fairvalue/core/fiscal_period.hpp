/// \file core/fiscal_period.hpp
/// A company's fiscal year, half or quarter: a label and the days it covers, never a month alone.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <fairvalue/core/date.hpp>

namespace fairvalue {

/// `start` and `end` are both inside the period. They are dates because many years are not calendar
/// years and have 52 or 53 weeks (AMD's fiscal 2026 is 2025-12-28 to 2026-12-26).
struct FiscalPeriod {
  int year;                      ///< the company's own number of the fiscal year
  std::optional<int> quarter{};  ///< 1 to 4; none: the full year, or a half
  Date start;                    ///< first day
  Date end;                      ///< last day
  std::optional<int> half{};     ///< 1 or 2, of companies that report twice a year; never with a quarter

  friend bool operator==(const FiscalPeriod&, const FiscalPeriod&) = default;
};

/// The fiscal year of twelve calendar months that ends on `end` (a month's last day stays one).
/// For a 52/53-week year write both dates.
FiscalPeriod fiscal_year_ending(int year, Date end);

/// The calendar year `year`, 2 to 9999, as a period to put companies' fiscal years on.
FiscalPeriod calendar_year(int year);

/// "FY2026", "FY2026H1" or "FY2026Q2".
std::string label(const FiscalPeriod& period);

/// Days in the period, both ends counted: 364, 365, 366 or 371 for a year.
int length_in_days(const FiscalPeriod& period);

/// Days of `period` that lie inside `window`.
int days_in_common(const FiscalPeriod& period, const FiscalPeriod& window);

/// Throws DomainError naming `field` on a missing or impossible date, an end before the start, a quarter
/// outside 1..4, a half outside 1..2, or both: "estimate.period.end: must be a date, got none".
const FiscalPeriod& require_period(std::string_view field, const FiscalPeriod& period);

/// Throws DomainError naming `field` unless the period is a year: no quarter or half, and 364 to 371 days
/// (twelve months, 52 or 53 weeks). A quarter's earnings under a yearly multiple would make the share look
/// four times as dear.
const FiscalPeriod& require_year(std::string_view field, const FiscalPeriod& period);

/// Whether the period is a transition period (stub): no quarter or half, and fewer than 364 days. A company
/// that changes the end of its fiscal year reports one between its last year of the old kind and its first of
/// the new. Throws DomainError on a bad period.
bool is_transition(const FiscalPeriod& period);

/// Throws DomainError naming `field` unless the period is a year (require_year) or a transition period.
const FiscalPeriod& require_year_or_transition(std::string_view field, const FiscalPeriod& period);

}  // namespace fairvalue
