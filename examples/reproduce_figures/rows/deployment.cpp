#include <fairvalue/core/date.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// Gigawatts, when they come and what they bring.
std::vector<figures::Row> figures::deployment_rows() {
  return {
      {"A1-04", [](Facts& f) { return f.gigawatts("A1-02") + f.gigawatts("A1-03"); }},
      {"A1-05",
       [](Facts& f) -> Figure {
         const Gigawatts total = f.gigawatts("A1-02") + f.gigawatts("A1-03");
         return {f.gigawatts("A1-02") / total, f.gigawatts("A1-03") / total};
       }},
      {"A1-06", [](Facts& f) { return f.gigawatts("A1-03") / f.gigawatts("A1-02"); }},
      {"A1-47", [](Facts& f) { return f.gigawatts("A1-45") / f.gigawatts("A1-03"); }},
      {"A1-48", [](Facts& f) { return f.gigawatts("A1-03") - f.gigawatts("A1-45"); }},
      {"A1-49",
       [](Facts& f) -> Figure {
         const Date start = f.date("A1-46");
         const Date end = add_days(add_months(start, 6), -1);  // of the second half of 2026
         const Date announced = f.date("X-04");
         return {static_cast<double>(days_between(announced, start)),
                 static_cast<double>(days_between(announced, end))};
       }},
      {"AX-33",
       [](Facts& f) -> Figure {
         const PerGigawatt proxy = f.money("A0-30") / f.gigawatts("X-09");
         return {f.gigawatts("A1-03") * proxy, f.gigawatts("A1-03") * f.per_gigawatt("X-10")};
       }},
  };
}
