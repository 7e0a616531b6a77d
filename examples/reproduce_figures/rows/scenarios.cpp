#include <fairvalue/scenario/scenarios.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// The three paths, and what the market's price says of them.
std::vector<figures::Row> figures::scenario_rows() {
  return {
      {"A1-84", [](Facts& f) { return f.shares("A1-14") * (f.gigawatts("A1-03") / f.gigawatts("A1-03")); }},
      {"A1-91",
       [](Facts& f) -> Figure {
         const Shares each = f.shares_a_gigawatt("A1-50");
         return {1.0 * each, 2.0 * each, 3.0 * each, 4.0 * each, 5.0 * each, 6.0 * each};
       }},
      {"A1-97", [](Facts& f) { return f.shares("A1-14") * 0.0; }},
      {"AX-39",
       [](Facts& f) {
         const Shares each = f.shares_a_gigawatt("A1-50");
         const double vested[] = {6.0 * each.value, 3.0 * each.value,
                                  0.0};  // paths of 6, 3 and 0 GW: assumed
         const double equal[] = {1.0 / 3, 1.0 / 3, 1.0 / 3};
         return Shares{expected_value(equal, vested)};
       }},
      {"AX-40",
       [](Facts& f) -> Figure {
         const double low = f.price("A1-07").value;
         const double high = f.price("A1-19").value;
         return {two_point_probability(f.price("A1-08").value, low, high),
                 two_point_probability(f.price("X-05").value, low, high)};
       }},
      {"AX-41",
       [](Facts& f) -> Figure {
         const double probability = f.all_ratios("AX-40").front();
         const Money expected = probability * f.money("A1-39");
         return {expected, expected / f.money("A1-38")};
       }},
  };
}
