#include <fairvalue/company/forward_earnings.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

using std::chrono::year_month;

void require_next_year(std::string_view field, const FiscalPeriod& before, const FiscalPeriod& year) {
  require_year(field, year);
  const Date next = add_days(before.end, 1);
  require(year.start == next, fmt::format("{}.start", field),
          fmt::format("{}, the day after {} ends", to_string(next), label(before)), to_string(year.start));
}

void require_successive_years(const PeriodEps& first, const PeriodEps& second, std::string_view first_name,
                              std::string_view second_name) {
  require_eps(first_name, first);
  require_eps(second_name, second);
  require_year(fmt::format("{}.period", first_name), first.period);
  require_next_year(fmt::format("{}.period", second_name), first.period, second.period);
  require_comparable(second_name, first, second);
}

void require_reported_after_end(std::string_view field, const FiscalYear& year) {
  if (!year.reported) return;
  require_date(field, *year.reported);
  require(year.period.end < *year.reported, field,
          fmt::format("after its end {}", to_string(year.period.end)), to_string(*year.reported));
}

/// A report of a later year shows that the date of an earlier one was forgotten.
void require_reports_in_order(std::string_view field, const FiscalYear& before, const FiscalYear& year) {
  if (!year.reported) return;
  require(before.reported && *before.reported < *year.reported, field,
          fmt::format("after the report of {}", label(before.period)), to_string(*year.reported));
}

void require_years(std::span<const FiscalYear> years, Date as_of) {
  require_date("as_of", as_of);
  require_not_empty("years", years.size());
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::string reported = fmt::format("years[{}].reported", i);
    const std::string period = fmt::format("years[{}].period", i);
    require_year(period, years[i].period);
    require_reported_after_end(reported, years[i]);
    if (i == 0) continue;
    require_next_year(period, years[i - 1].period, years[i].period);
    require_reports_in_order(reported, years[i - 1], years[i]);
  }
  const Date first = years.front().period.start;
  require(first <= as_of, "as_of", fmt::format("on or after the first year's start {}", to_string(first)),
          to_string(as_of));
}

bool is_over(const FiscalYear& year, Date as_of, FiscalRoll roll) {
  if (roll == FiscalRoll::on_period_end) return year.period.end < as_of;
  return year.reported && *year.reported <= as_of;
}

/// After FY2 has ended neither year says anything of the next twelve months.
void require_forward_years(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of) {
  require_successive_years(fy1, fy2, "fy1", "fy2");
  require_date("as_of", as_of);
  const Date last = fy2.period.end;
  require(as_of <= last, "as_of", "on or before the end of fy2, " + to_string(last), to_string(as_of));
}

PeriodEps twelve_months_ahead(const PeriodEps& fy1, Date as_of, PerShare eps) {
  const Date end = add_months(as_of, 12);
  return {.period = {.year = static_cast<int>(end.year()), .start = add_days(as_of, 1), .end = end},
          .eps = eps,
          .basis = fy1.basis,
          .currency = fy1.currency,
          .window = EarningsWindow::next_twelve_months};
}

PerShare blend(double weight, PerShare first, PerShare second) {
  return weight * first + (1.0 - weight) * second;
}

/// The month a fiscal year counts to: that of its end, or the one before for an end up to the 15th.
year_month closing_month(const FiscalPeriod& period) {
  const year_month month = period.end.year() / period.end.month();
  return static_cast<unsigned>(period.end.day()) <= 15 ? month - std::chrono::months{1} : month;
}

void require_apart(std::span<const PeriodEps> periods, std::size_t i) {
  for (std::size_t j = 0; j < i; ++j) {
    const int shared = days_in_common(periods[j].period, periods[i].period);
    require(shared == 0, fmt::format("periods[{}].period", i), fmt::format("apart from periods[{}]", j),
            fmt::format("{} days in common", shared));
  }
}

void require_cover(std::span<const PeriodEps> periods, const FiscalPeriod& year) {
  int covered = 0;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const std::string field = fmt::format("periods[{}]", i);
    require_eps(field, periods[i]);
    require_comparable(field, periods.front(), periods[i]);
    require_apart(periods, i);
    covered += days_in_common(periods[i].period, year);
  }
  require(covered == length_in_days(year), "periods",
          fmt::format("a cover of all {} days of {}", length_in_days(year), year.year),
          fmt::format("{} days", covered));
}

double share_inside(const FiscalPeriod& period, const FiscalPeriod& window) {
  return static_cast<double>(days_in_common(period, window)) / length_in_days(period);
}

}  // namespace

ForwardYears forward_years(std::span<const FiscalYear> years, Date as_of, FiscalRoll roll) {
  require_years(years, as_of);
  const auto fy1 =
      std::find_if(years.begin(), years.end(), [&](const auto& year) { return !is_over(year, as_of, roll); });
  const auto ahead = years.end() - fy1;
  require(ahead >= 2, "years", "at least two that are still ahead", static_cast<double>(ahead));
  return {.fy1 = fy1->period, .fy2 = (fy1 + 1)->period};
}

double ntm_weight(const FiscalPeriod& fy1, Date as_of) {
  require_date("as_of", as_of);
  require_year("fy1", fy1);
  const double weight = static_cast<double>(days_between(as_of, fy1.end)) / length_in_days(fy1);
  return std::clamp(weight, 0.0, 1.0);
}

double ntm_weight_by_months(const FiscalPeriod& fy1, Date as_of) {
  require_date("as_of", as_of);
  require_year("fy1", fy1);
  const Date after = (closing_month(fy1) + std::chrono::months{1}) / std::chrono::day{1};
  return std::min(whole_months_between(as_of, after) / 12.0, 1.0);
}

PeriodEps ntm_eps(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of) {
  require_forward_years(fy1, fy2, as_of);
  return twelve_months_ahead(fy1, as_of, blend(ntm_weight(fy1.period, as_of), fy1.eps, fy2.eps));
}

PeriodEps ntm_eps_by_months(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of) {
  require_forward_years(fy1, fy2, as_of);
  return twelve_months_ahead(fy1, as_of, blend(ntm_weight_by_months(fy1.period, as_of), fy1.eps, fy2.eps));
}

PeriodEps calendarised_eps(std::span<const PeriodEps> periods, int year) {
  require(1 <= year && year <= 9999, "year", "1 to 9999", year);
  require_not_empty("periods", periods.size());
  const FiscalPeriod calendar = calendar_year(year);
  require_cover(periods, calendar);
  PerShare eps{0.0};
  for (const PeriodEps& part : periods) {
    eps += part.eps * share_inside(part.period, calendar);
  }
  return {.period = calendar,
          .eps = require_finite("calendarised_eps", eps),
          .basis = periods.front().basis,
          .currency = periods.front().currency,
          .window = EarningsWindow::calendar_year};
}

PeriodEps calendarised_eps_by_months(const PeriodEps& fy_t, const PeriodEps& fy_next) {
  require_successive_years(fy_t, fy_next, "fy_t", "fy_next");
  const year_month closing = closing_month(fy_t.period);
  const double weight = static_cast<unsigned>(closing.month()) / 12.0;
  return {.period = calendar_year(static_cast<int>(closing.year())),
          .eps = blend(weight, fy_t.eps, fy_next.eps),
          .basis = fy_t.basis,
          .currency = fy_t.currency,
          .window = EarningsWindow::calendar_year};
}

}  // namespace fairvalue
