#include <cmath>

#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/vendors.hpp>
#include <fairvalue/industry/yield.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

double over(double a, double b) { return a / b; }

/// The named steps of a line change.
std::vector<LeadStep> named_steps(figures::Facts& f) {
  return {f.lead_steps("A3-06").front(), f.lead_steps("A3-07").front()};
}

/// A year and the months of it that have passed, as a number.
double in_years(Date date) {
  return static_cast<int>(date.year()) + (static_cast<unsigned>(date.month()) - 1) / 12.0;
}

/// What is built costs `factor` as much with that probability, else as much as now.
double expected_factor(double probability, double factor) {
  return probability * factor + (1.0 - probability);
}

/// Who is left of the Neoclouds, by one measure or the other.
Interval<double> left_of_neoclouds(figures::Facts& f, double Survival::*measure) {
  return at_corners([&](double left, double of) { return survival(left, of).*measure; }, f.counts("A2-135"),
                    f.count("A2-93"));
}

}  // namespace

/// What can be made, when, by how many, and what defects cost.
std::vector<figures::Row> figures::supply_rows() {
  return {
      {"A2-138", [](Facts& f) { return f.count("A2-136") + f.count("A2-137"); }},
      {"A2-139", [](Facts& f) { return left_of_neoclouds(f, &Survival::rate); }},
      {"A2-140", [](Facts& f) { return left_of_neoclouds(f, &Survival::exits); }},
      {"A3-04", [](Facts& f) { return at_corners(over, f.count("A3-03"), f.counts("A3-02")); }},
      {"A3-08", [](Facts& f) { return series_time(named_steps(f)); }},
      {"A3-09", [](Facts& f) { return unexplained_time(f.durations("A3-05"), named_steps(f)); }},
      {"A3-10",
       [](Facts& f) -> Figure {
         const auto whole = f.lead_steps("A3-05");
         const Date ordered = f.date("A3-01");
         return {delivery_date(ordered, {&whole[0], 1}), delivery_date(ordered, {&whole[1], 1})};
       }},
      {"A3-23", [](Facts& f) { return implied_vendors(f.count("A3-22"), f.counts("A3-21")); }},
      {"A3-24", [](Facts& f) { return f.count("A3-22") / f.counts("A3-21").middle(); }},
      {"A3-25", [](Facts& f) { return at_corners(over, f.count("A3-22"), f.counts("A3-14")); }},
      {"A3-28", [](Facts& f) { return at_corners(over, f.counts("A3-14"), f.count("A3-26")); }},
      {"A3-29", [](Facts& f) { return at_corners(over, f.counts("A3-14"), f.count("A3-27")); }},
      {"A3-30",
       [](Facts& f) -> Figure {
         return {f.count("A3-22") / f.count("A3-26"), at_corners(over, f.counts("A3-21"), f.count("A3-26"))};
       }},
      {"A3-40", [](Facts& f) { return at_corners(cost_factor_of_fall, f.ratios("A3-39")); }},
      {"A3-43",
       [](Facts& f) {
         // the ends paired: the smaller fall with the smaller probability
         const auto probability = f.ratios("A3-41");
         const auto factor = at_corners(cost_factor_of_fall, f.ratios("A3-39"));
         return Interval{expected_factor(probability.low, factor.low),
                         expected_factor(probability.high, factor.high)}
             .middle();
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
      {"A4-73", [](Facts& f) { return at_corners(over, f.ratios("A4-71"), f.ratio("A4-72")); }},
      {"A4-74",
       [](Facts& f) { return at_corners(relative_cost_per_good_unit, f.ratios("A4-71"), f.ratio("A4-72")); }},
      {"A4-75",
       [](Facts& f) {
         return at_corners([](double ours, double theirs) { return theirs - ours; }, f.ratios("A4-71"),
                           f.ratio("A4-72"));
       }},
      {"A4-76",
       [](Facts& f) -> Figure {
         const int layers = 8;  // assumed
         const auto ours = f.ratios("A4-71");
         return {layer_yield(ours.low, layers), layer_yield(ours.high, layers),
                 layer_yield(f.ratio("A4-72"), layers)};
       }},
      {"A4-93", [](Facts& f) { return f.counts("A4-91").high / f.count("A4-90"); }},
      {"A4-94",
       [](Facts& f) -> Figure {
         const auto wafers = f.counts("A4-91");
         return {wafers.high / f.count("A4-92"), wafers.high / wafers.low};
       }},
      {"A4-95", [](Facts& f) { return std::sqrt(f.counts("A4-91").low * f.counts("A4-91").high); }},
      {"AX-28", [](Facts& f) { return f.years("A4-33"); }},  // in months
  };
}
