#include <cmath>

#include <fairvalue/industry/lead_time.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// The named steps of a line change.
std::vector<LeadStep> named_steps(figures::Facts& f) {
  return {f.lead_steps("A3-06").front(), f.lead_steps("A3-07").front()};
}

/// A year and the months of it that have passed, as a number.
double in_years(Date date) {
  return static_cast<int>(date.year()) + (static_cast<unsigned>(date.month()) - 1) / 12.0;
}

}  // namespace

/// When it is delivered, and how long its steps take.
std::vector<figures::Row> figures::lead_time_rows() {
  return {
      {"A3-08", [](Facts& f) { return series_time(named_steps(f)); }},
      {"A3-09", [](Facts& f) { return unexplained_time(f.durations("A3-05"), named_steps(f)); }},
      {"A3-10",
       [](Facts& f) -> Figure {
         const auto whole = f.lead_steps("A3-05");
         const Date ordered = f.date("A3-01");
         return {delivery_date(ordered, {&whole[0], 1}), delivery_date(ordered, {&whole[1], 1})};
       }},
      {"A3-74",
       [](Facts& f) {
         const int months = static_cast<int>(std::lround(12 * f.years("A3-71").value));
         return in_years(add_months(f.date("A3-01"), months));
       }},
      {"A3-75",
       [](Facts& f) {
         return at_corners([](Years all, double revisions) { return all / revisions; }, f.years("A3-71"),
                           f.counts("A3-72"));
       }},
      {"A3-80",
       [](Facts& f) {
         return at_corners([](double before, double after) { return 1.0 - after / before; }, f.count("A3-78"),
                           f.counts("A3-79"));
       }},
      {"A4-34",
       [](Facts& f) -> Figure {
         const auto lead = f.lead_steps("A4-33");
         const Date any{std::chrono::year{2024}, std::chrono::March, std::chrono::day{2}};
         return {series_time(lead), static_cast<double>(days_between(any, delivery_date(any, lead)))};
       }},
      {"AX-28", [](Facts& f) { return f.years("A4-33"); }},  // in months
  };
}
