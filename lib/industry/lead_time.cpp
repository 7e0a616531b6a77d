#include <fairvalue/industry/lead_time.hpp>

#include <cstddef>
#include <limits>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double days_per_year = 365.25;
constexpr double rounding = 1e-12;  // of years added one by one

void require_steps(std::span<const LeadStep> steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    require(steps[i].length >= 0, fmt::format("steps[{}].length", i), ">= 0", steps[i].length);
  }
}

double years_each(LeadUnit unit) {
  switch (unit) {
    case LeadUnit::days: return 1.0 / days_per_year;
    case LeadUnit::weeks: return 7.0 / days_per_year;
    case LeadUnit::months: return 1.0 / 12.0;
  }
  refuse_enumerator(unit, "step.unit");
}

/// If the days overflow, the weeks are returned: even taken as days they go beyond the last date.
int days_of_weeks(int weeks) { return weeks <= std::numeric_limits<int>::max() / 7 ? 7 * weeks : weeks; }

Date after(Date date, const LeadStep& step) {
  switch (step.unit) {
    case LeadUnit::days: return add_days(date, step.length);
    case LeadUnit::weeks: return add_days(date, days_of_weeks(step.length));
    case LeadUnit::months: return add_months(date, step.length);
  }
  refuse_enumerator(step.unit, "step.unit");
}

}  // namespace

Years series_time(std::span<const LeadStep> steps) {
  require_steps(steps);
  Years total{0};
  for (const LeadStep& step : steps) total += Years{step.length * years_each(step.unit)};
  return total;
}

Interval<Years> unexplained_time(const Interval<Years>& stated, std::span<const LeadStep> steps) {
  const Years named = series_time(steps);
  require(named.value <= stated.low.value + rounding, "stated.low",
          fmt::format("at least the {:.6g} years of the steps", named.value), stated.low.value);
  const auto left = [&](Years whole) { return whole > named ? whole - named : Years{0}; };
  return at_corners(left, stated);
}

Date delivery_date(Date ordered, std::span<const LeadStep> steps) {
  require_date("ordered", ordered);
  require_steps(steps);
  for (const LeadStep& step : steps) ordered = after(ordered, step);
  return ordered;
}

}  // namespace fairvalue
