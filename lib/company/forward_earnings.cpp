#include <fairvalue/company/forward_earnings.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

using std::chrono::year_month;

void require_next(std::string_view field, const FiscalPeriod& before, const FiscalPeriod& year) {
  const Date next = add_days(before.end, 1);
  require(year.start == next, fmt::format("{}.start", field),
          fmt::format("{}, the day after {} ends", to_string(next), label(before)), to_string(year.start));
}

void require_successive_years(const PeriodEps& first, const PeriodEps& second, std::string_view first_name,
                              std::string_view second_name) {
  require_eps(first_name, first);
  require_eps(second_name, second);
  require_year(fmt::format("{}.period", first_name), first.period);
  require_year(fmt::format("{}.period", second_name), second.period);
  require_next(fmt::format("{}.period", second_name), first.period, second.period);
  require_comparable(second_name, first, second);
}

void require_reported_after_end(std::string_view field, const FiscalYear& year) {
  if (!year.reported) return;
  require_date(field, *year.reported);
  require(year.period.end < *year.reported, field,
          fmt::format("after its end {}", to_string(year.period.end)), to_string(*year.reported));
}

/// If a later year is reported, so is an earlier one: its date is missing.
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
    require_year_or_transition(period, years[i].period);
    require_reported_after_end(reported, years[i]);
    if (i == 0) continue;
    require_next(period, years[i - 1].period, years[i].period);
    require_reports_in_order(reported, years[i - 1], years[i]);
  }
  const Date first = years.front().period.start;
  require(first <= as_of, "as_of", fmt::format("on or after the first year's start {}", to_string(first)),
          to_string(as_of));
}

bool is_over(const FiscalYear& year, Date as_of, FiscalRoll roll) {
  switch (roll) {
    case FiscalRoll::on_report: return year.reported && *year.reported <= as_of;
    case FiscalRoll::on_period_end: return year.period.end < as_of;
  }
  refuse_enumerator(roll);
}

/// The last month of a fiscal year: that of its end, or the month before for an end up to the 15th.
year_month closing_month(Date end) {
  const year_month month = end.year() / end.month();
  return static_cast<unsigned>(end.day()) <= 15 ? month - std::chrono::months{1} : month;
}

/// The first day of the month after that last month.
Date month_after(Date end) { return (closing_month(end) + std::chrono::months{1}) / std::chrono::day{1}; }

/// The twelve months after a day.
struct MonthsAhead {
  Date as_of;
  FiscalPeriod window;
  bool has_transition;  // overlaps a transition period
};

/// How a period overlaps them, in days or in months.
struct Extent {
  double ahead;          // part of the period after the day
  double length;         // of the period
  double twelve_months;  // on the same measure
};
using Measure = Extent (*)(const FiscalPeriod& period, const MonthsAhead& months);

/// A full year is twelve months whatever its days, so FY1 and FY2 fill them. With a transition period
/// days count.
Extent in_days(const FiscalPeriod& period, const MonthsAhead& months) {
  const double length = length_in_days(period);
  const double left = days_between(months.as_of, period.end);
  return {.ahead = std::clamp(left, 0.0, length),
          .length = length,
          .twelve_months = months.has_transition ? length_in_days(months.window) : length};
}

Extent in_months(const FiscalPeriod& period, const MonthsAhead& months) {
  const Date after = month_after(period.end);
  const double length =
      is_transition(period) ? whole_months_between(month_after(add_days(period.start, -1)), after) : 12.0;
  const double left = months.as_of < period.start ? length : whole_months_between(months.as_of, after);
  return {.ahead = std::min(left, length), .length = length, .twelve_months = 12.0};
}

/// The years given to ntm_eps, each with its name in messages.
struct NamedYears {
  std::vector<PeriodEps> years;
  std::vector<std::string> names;
};

NamedYears numbered(std::span<const PeriodEps> years) {
  NamedYears named{.years = {years.begin(), years.end()}, .names = {}};
  for (std::size_t i = 0; i < years.size(); ++i) named.names.push_back(fmt::format("years[{}]", i));
  return named;
}

NamedYears two(const PeriodEps& fy1, const PeriodEps& fy2) {
  return {.years = {fy1, fy2}, .names = {"fy1", "fy2"}};
}

void require_chain(const NamedYears& named) {
  require_not_empty("years", named.years.size());
  for (std::size_t i = 0; i < named.years.size(); ++i) {
    const std::string& name = named.names[i];
    require_eps(name, named.years[i]);
    require_year_or_transition(name + ".period", named.years[i].period);
    if (i == 0) continue;
    require_next(name + ".period", named.years[i - 1].period, named.years[i].period);
    require_comparable(name, named.years[i - 1], named.years[i]);
  }
}

MonthsAhead months_ahead(const std::vector<PeriodEps>& years, Date as_of) {
  const Date end = add_months(require_date("as_of", as_of), 12);
  const FiscalPeriod window{.year = static_cast<int>(end.year()), .start = add_days(as_of, 1), .end = end};
  const bool has_transition = std::any_of(years.begin(), years.end(), [&](const PeriodEps& year) {
    return is_transition(year.period) && days_in_common(year.period, window) > 0;
  });
  return {.as_of = as_of, .window = window, .has_transition = has_transition};
}

/// Part of the twelve months without a forecast is refused: the multiple would be on other earnings.
void require_covered(bool covered, const std::vector<PeriodEps>& years, const FiscalPeriod& window) {
  if (covered) return;
  throw DomainError(
      "years",
      fmt::format("years that cover the twelve months from {} to {}", to_string(window.start),
                  to_string(window.end)),
      fmt::format("{} to {}", to_string(years.front().period.start), to_string(years.back().period.end)));
}

/// Each year covers the part of it that lies in the twelve months, until they are full.
PerShare blended(const std::vector<PeriodEps>& years, const MonthsAhead& months, Measure measure) {
  require_covered(years.front().period.start <= months.window.start, years, months.window);
  double left = 1.0;
  PerShare eps{0.0};
  for (const PeriodEps& year : years) {
    const Extent extent = measure(year.period, months);
    const double taken = std::min(extent.ahead / extent.twelve_months, left);
    if (taken > 0.0) eps += taken * (extent.twelve_months / extent.length) * year.eps;
    left -= taken;
  }
  require_covered(left < 1e-9, years, months.window);  // one day is 2.7e-3; rounding is 1e-16
  return eps;
}

PeriodEps twelve_months_ahead(const NamedYears& named, Date as_of, Measure measure) {
  require_chain(named);
  const MonthsAhead months = months_ahead(named.years, as_of);
  const PeriodEps& first = named.years.front();
  return {.period = months.window,
          .eps = require_finite("ntm_eps", blended(named.years, months, measure)),
          .basis = first.basis,
          .currency = first.currency,
          .window = EarningsWindow::next_twelve_months,
          .share_basis = first.share_basis};
}

void require_apart(std::span<const PeriodEps> periods, std::size_t i) {
  for (std::size_t j = 0; j < i; ++j) {
    const int shared = days_in_common(periods[j].period, periods[i].period);
    require(shared == 0, fmt::format("periods[{}].period", i), fmt::format("disjoint from periods[{}]", j),
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
          fmt::format("periods that cover all {} days of {}", length_in_days(year), year.year),
          fmt::format("{} days", covered));
}

PerShare blend(double weight, PerShare first, PerShare second) {
  return weight * first + (1.0 - weight) * second;
}

double share_inside(const FiscalPeriod& period, const FiscalPeriod& window) {
  return static_cast<double>(days_in_common(period, window)) / length_in_days(period);
}

}  // namespace

ForwardYears forward_years(std::span<const FiscalYear> years, Date as_of, FiscalRoll roll) {
  require_years(years, as_of);
  std::vector<FiscalPeriod> full;
  std::vector<FiscalPeriod> transitions;
  for (const FiscalYear& year : years) {
    if (full.size() == 2 || is_over(year, as_of, roll)) continue;
    (is_transition(year.period) ? transitions : full).push_back(year.period);
  }
  require(full.size() == 2, "years", "at least two that are still ahead", static_cast<double>(full.size()));
  require(as_of <= full[1].end, "years",
          fmt::format("at least two that are still ahead on {}", to_string(as_of)),
          fmt::format("{} unreported since {}", label(full[0]), to_string(full[0].end)));
  return {.fy1 = full[0], .fy2 = full[1], .transitions = std::move(transitions)};
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
  return std::min(whole_months_between(as_of, month_after(fy1.end)) / 12.0, 1.0);
}

PeriodEps ntm_eps(std::span<const PeriodEps> years, Date as_of) {
  return twelve_months_ahead(numbered(years), as_of, in_days);
}

PeriodEps ntm_eps(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of) {
  return twelve_months_ahead(two(fy1, fy2), as_of, in_days);
}

PeriodEps ntm_eps_by_months(std::span<const PeriodEps> years, Date as_of) {
  return twelve_months_ahead(numbered(years), as_of, in_months);
}

PeriodEps ntm_eps_by_months(const PeriodEps& fy1, const PeriodEps& fy2, Date as_of) {
  return twelve_months_ahead(two(fy1, fy2), as_of, in_months);
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
          .window = EarningsWindow::calendar_year,
          .share_basis = periods.front().share_basis};
}

PeriodEps calendarised_eps_by_months(const PeriodEps& fy_t, const PeriodEps& fy_next) {
  require_successive_years(fy_t, fy_next, "fy_t", "fy_next");
  const year_month closing = closing_month(fy_t.period.end);
  const double weight = static_cast<unsigned>(closing.month()) / 12.0;
  return {.period = calendar_year(static_cast<int>(closing.year())),
          .eps = blend(weight, fy_t.eps, fy_next.eps),
          .basis = fy_t.basis,
          .currency = fy_t.currency,
          .window = EarningsWindow::calendar_year,
          .share_basis = fy_t.share_basis};
}

}  // namespace fairvalue
