/// \file company/forward_earnings.hpp
/// Fiscal years seen from a day: which is next, the next twelve months, and the calendar year.
/// Where a year is asked for, other periods are refused (require_year).
#pragma once
#include <optional>
#include <span>

#include <fairvalue/company/earnings.hpp>

namespace fairvalue {

/// When the next fiscal year takes the place of the current one.
enum class FiscalRoll {
  on_report,     ///< on the day the year's results are reported
  on_period_end  ///< on the day after the year ends
};

struct FiscalYear {
  FiscalPeriod period;
  std::optional<Date> reported{};  ///< after the period's end; may lie ahead; none: not yet reported
};

struct ForwardYears {
  FiscalPeriod fy1;  ///< the next unreported (or unfinished) year
  FiscalPeriod fy2;  ///< the one after
};

/// FY1 and FY2 as of a day. `years` in order, each starting the day after the one before it ends.
/// Throws DomainError when they are not, when one is reported before an earlier one, when `as_of` lies before
/// the first (the current year would be missing), or when fewer than two are still ahead.
ForwardYears forward_years(std::span<const FiscalYear> years, Date as_of, FiscalRoll roll);

/// Days left in FY1 over the days of that fiscal year, held in [0, 1]: the last day of FY1 has none left,
/// the day before its first has all.
double ntm_weight(const FiscalPeriod& fy1, Date as_of);

/// The same by months: whole months from `as_of` to the end of the month in which FY1 ends, over 12, held in
/// [0, 1]. Half-way through a month the rest of that month no longer counts. A year that ends by the 15th
/// counts to the month before (52/53-week years: 2026-02-01 is the end of January, as 2026-01-30 is).
double ntm_weight_by_months(const FiscalPeriod& fy1, Date as_of);

/// Next-twelve-months EPS: w FY1 + (1 - w) FY2, by days. The two are full years, FY2 begins the day after FY1
/// ends. The period runs from the day after `as_of` to the same day a year later and is named for the year in
/// which it ends; basis and currency are FY1's. Throws DomainError on other periods, mixed bases or mixed
/// currencies, and for a day after FY2's end.
PeriodEps ntm_eps(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of);
/// The same with ntm_weight_by_months.
PeriodEps ntm_eps_by_months(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of);

/// EPS of the calendar year, each fiscal period giving EPS x (its days in that year / its days).
/// Throws DomainError when the periods overlap, leave a day of the year uncovered, or mix bases or
/// currencies.
PeriodEps calendarised_eps(std::span<const PeriodEps> periods, int year);

/// The usual approximation by months: (m/12) FY_t + ((12-m)/12) FY_{t+1} for the calendar year in which FY_t
/// ends, m the month of that end, taken as in ntm_weight_by_months. Full, successive years on one basis, as
/// for ntm_eps.
PeriodEps calendarised_eps_by_months(const PeriodEps& fy_t, const PeriodEps& fy_next);

}  // namespace fairvalue
