#include <fairvalue/industry/payback.hpp>

#include <fairvalue/industry/rental.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// Years in which the rent of every hour at that price repays a GPU of 30,000 to 40,000.
figures::Figure payback_at(figures::Facts& f, const char* price) {
  return at_corners(payback_time, f.moneys("A2-107"),
                    rental_revenue_per_year(f.money(price), 1.0, f.hours("X-01")));
}

/// Rent of the dearer GPU over the horizon, as a multiple of its price.
double return_at(figures::Facts& f, const char* price) {
  return lifetime_return(f.moneys("A2-107").high, f.money(price), f.years("A2-163"), 1.0, f.hours("X-01"));
}

}  // namespace

/// When an accelerator has earned its price.
std::vector<figures::Row> figures::payback_rows() {
  return {
      {"AX-20", [](Facts& f) { return at_corners(payback_time, f.moneys("A2-107"), f.money("A0-15")); }},
      {"AX-21", [](Facts& f) { return payback_at(f, "A2-91"); }},
      {"AX-22", [](Facts& f) { return at_corners(payback_time, f.moneys("A2-107"), f.money("A0-16")); }},
      {"AX-23", [](Facts& f) { return payback_at(f, "A2-90"); }},
      {"AX-24",
       [](Facts& f) {
         return utilisation_to_repay(f.moneys("A2-107").high, f.money("A2-91"), f.years("A2-163"),
                                     f.hours("X-01"));
       }},
      {"AX-25",
       [](Facts& f) -> Figure {
         const auto an_hour = [&](Money price) {
           return capital_cost_per_hour(price, f.years("A2-163"), f.hours("X-01"));
         };
         return {an_hour(f.money("A2-108")), an_hour(f.moneys("A2-107").high)};
       }},
      {"AX-45",
       [](Facts& f) -> Figure {
         return {return_at(f, "A2-90"), return_at(f, "A2-91")};
       }},
  };
}
