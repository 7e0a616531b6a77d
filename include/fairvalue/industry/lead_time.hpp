/// \file industry/lead_time.hpp
/// Steps one after the other from order to delivery.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Calendar months are not all as long: a step keeps the unit it was stated in.
enum class LeadUnit { days, weeks, months };
template <>
inline constexpr auto enum_names<LeadUnit> = names_of("unit", {"days", "weeks", "months"});

struct LeadStep {
  std::string name;
  int length;  ///< >= 0
  LeadUnit unit;
};

/// The steps in series: months of a twelfth of a year, weeks of 7 and days of 1 / 365.25 year. Zero for none.
/// Throws DomainError naming "steps[1].length", as all here do.
Years series_time(std::span<const LeadStep> steps);

/// What a stated whole leaves unexplained beside its named steps: stated - series_time, at both ends of the
/// whole. 9 to 10 months with steps of 3 and 4 leave 2 to 3.
/// Throws DomainError naming `stated.low` when the steps alone take longer than the shortest whole.
Interval<Years> unexplained_time(const Interval<Years>& stated, std::span<const LeadStep> steps);

/// The day of delivery if ordered on `ordered`: the steps by the calendar, in order; a month later is the
/// same day of it, or its last. Throws as add_days does outside the years 1 to 9999.
Date delivery_date(Date ordered, std::span<const LeadStep> steps);

}  // namespace fairvalue
