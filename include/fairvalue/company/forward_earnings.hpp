/// \file company/forward_earnings.hpp
/// Fiscal years seen from a day: which is next, the next twelve months, and the calendar year.
/// Where a year is asked for, other periods are refused (require_year). A company that moves the end of its
/// year has a transition period between two of them (is_transition).
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// When the next fiscal year takes the place of the current one.
enum class FiscalRoll {
  on_report,     ///< on the day the year's results are reported
  on_period_end  ///< on the day after the year ends
};
template <>
inline constexpr auto enum_names<FiscalRoll> = names_of("roll", {{"on_report", "on report"},
                                                                 {"on_period_end", "on period end"}});

struct FiscalYear {
  FiscalPeriod period;             ///< a year or a transition period
  std::optional<Date> reported{};  ///< after the period's end; may lie ahead; none: not yet reported
};

struct ForwardYears {
  FiscalPeriod fy1;  ///< the next unreported (or unfinished) full year
  FiscalPeriod fy2;  ///< the full year after
  /// Those not over that lie before FY2 ends. They are in neither year: three months' earnings are no year's.
  /// ntm_eps counts their days.
  std::vector<FiscalPeriod> transitions{};
};

/// FY1 and FY2 as of a day. `years` in order, each starting the day after the one before it ends.
/// Throws DomainError when they are not, when one is reported before an earlier one, when `as_of` lies before
/// the first (the current year would be missing), when fewer than two full years are still ahead, or when FY2
/// has ended: then the report of FY1 was forgotten, and neither year is ahead.
ForwardYears forward_years(std::span<const FiscalYear> years, Date as_of, FiscalRoll roll);

/// Days left in FY1 over the days of that fiscal year, held in [0, 1]: the last day of FY1 has none left,
/// the day before its first has all. It says nothing of whether FY2 covers the rest: ntm_eps checks that.
double ntm_weight(const FiscalPeriod& fy1, Date as_of);

/// The same by months: whole months from `as_of` to the end of the month in which FY1 ends, over 12, held in
/// [0, 1]. Half-way through a month the rest of that month no longer counts. A year that ends by the 15th
/// counts to the month before (52/53-week years: 2026-02-01 is the end of January, as 2026-01-30 is).
double ntm_weight_by_months(const FiscalPeriod& fy1, Date as_of);

/// Next-twelve-months EPS from successive fiscal years, by days: w FY1 + (1 - w) FY2 with w = ntm_weight.
/// What is over by `as_of` gives nothing, so that FY1, FY2 and FY3 roll to FY2 and FY3. With a transition
/// period among the twelve months each period gives EPS x (its days in them / its days), as for
/// calendarised_eps. The period runs from the day after `as_of` to the same day a year later and is named for
/// the year in which it ends. Throws DomainError when the years do not cover it: once FY1 is over FY1 and FY2
/// do not; when a year does not begin the day after the one before it ends, or differs from it in basis,
/// currency or share basis.
PeriodEps ntm_eps(std::span<const PeriodEps> years, Date as_of);
PeriodEps ntm_eps(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of);
/// The same by months: w = ntm_weight_by_months, and a transition period gives EPS x (its whole months ahead
/// / its months), each month a twelfth.
PeriodEps ntm_eps_by_months(std::span<const PeriodEps> years, Date as_of);
PeriodEps ntm_eps_by_months(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of);

/// EPS of the calendar year, each fiscal period giving EPS x (its days in that year / its days).
/// Throws DomainError when the periods overlap, leave a day of the year uncovered, or mix bases, currencies
/// or share bases.
PeriodEps calendarised_eps(std::span<const PeriodEps> periods, int year);

/// The usual approximation by months: (m/12) FY_t + ((12-m)/12) FY_{t+1} for the calendar year in which FY_t
/// ends, m the month of that end, taken as in ntm_weight_by_months. Full, successive years on one basis, as
/// for ntm_eps.
PeriodEps calendarised_eps_by_months(const PeriodEps& fy_t, const PeriodEps& fy_next);

}  // namespace fairvalue
