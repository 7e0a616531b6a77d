#include <fairvalue/industry/backlog.hpp>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/lead_time.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// The backlog six months before, from "is 3.5 times".
Money six_months_before(figures::Facts& f) { return f.money("A4-20") / f.ratio("A4-18"); }

/// What shipped in the two quarters between.
Money shipped(figures::Facts& f) { return f.money("X-20") + f.money("X-21"); }

/// The orders that lead from one backlog to the other.
Money orders(figures::Facts& f) {
  return implied_orders(
      {.opening = six_months_before(f), .closing = f.money("A4-20"), .shipped = shipped(f)});
}

/// How the backlog would grow in a year at that pace.
double growth_a_year(figures::Facts& f) { return cagr(1.0, f.ratio("A4-18"), f.years("A4-19")); }

Years weeks(int count) {
  const LeadStep step{.name = "weeks", .length = count, .unit = LeadUnit::weeks};
  return series_time({&step, 1});
}

}  // namespace

/// Dell's AI servers ordered, shipped and waiting.
std::vector<figures::Row> figures::backlog_rows() {
  return {
      {"A4-21", [](Facts& f) { return six_months_before(f); }},
      {"A4-22", [](Facts& f) { return f.money("A4-20") / (1.0 + f.ratio("A4-18")); }},  // "grew by 3.5 times"
      {"A4-23", [](Facts& f) { return f.money("A4-20") - six_months_before(f); }},
      {"A4-24",
       [](Facts& f) -> Figure {
         return {compound(growth_a_year(f), Years{0.25}) - 1.0,
                 compound(growth_a_year(f), Years{1.0 / 12}) - 1.0};
       }},
      {"A4-25", [](Facts& f) { return 1.0 + growth_a_year(f); }},
      {"A4-26", [](Facts& f) { return doubling_time(growth_a_year(f)); }},
      {"A4-27", [](Facts& f) { return orders(f); }},
      {"A4-28",
       [](Facts& f) {
         const BacklogFlow both_quarters{.orders = orders(f), .shipped = shipped(f)};
         return book_to_bill({&both_quarters, 1});
       }},
      {"A4-29",
       [](Facts& f) -> Figure {
         const auto quarters = split_at_growth(f.money("A4-27"), f.ratio("X-22"), 2);
         return {quarters[0], quarters[1]};
       }},
      {"A4-30",
       [](Facts& f) -> Figure {
         const Money opening = f.money("A4-21");
         const Money between =
             closing_backlog(opening, {.orders = f.moneys("A4-29").low, .shipped = f.money("X-20")});
         return {between, between / opening, f.money("A4-20") / between};
       }},
      {"A4-35", [](Facts& f) { return shipped_at_lead_time(f.money("A4-20"), f.years("A4-33"), weeks(13)); }},
      {"A4-36", [](Facts& f) { return backlog_lead_time(f.money("A4-20"), f.money("X-21"), weeks(13)); }},
      {"AX-44", [](Facts& f) { return shipped_at_lead_time(f.money("A4-20"), f.years("A4-33"), weeks(52)); }},
  };
}
