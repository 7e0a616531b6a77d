#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/rental.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// Accelerators by the hour.
std::vector<figures::Row> figures::rental_rows() {
  return {
      {"A0-13", [](Facts& f) { return rental_discount(f.money("A0-11"), f.money("A0-12")); }},
      {"A0-14", [](Facts& f) { return growth(f.money("A0-11"), f.money("A0-12")); }},
      {"A0-15", [](Facts& f) { return rental_revenue_per_year(f.money("A0-11"), 1.0, f.hours("X-01")); }},
      {"A0-16", [](Facts& f) { return rental_revenue_per_year(f.money("A0-12"), 1.0, f.hours("X-01")); }},
      {"A0-17", [](Facts& f) { return break_even_utilisation(f.money("A0-12"), f.money("A0-11"), 1.0); }},
      {"AX-27", [](Facts& f) { return f.money("A0-11") / f.money("A0-12") / f.ratio("A0-64") - 1.0; }},
  };
}
