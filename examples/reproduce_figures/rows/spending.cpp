#include <fairvalue/industry/capital_spending.hpp>

#include <fairvalue/core/growth.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// What is spent on infrastructure, and what earns it back.
std::vector<figures::Row> figures::spending_rows() {
  return {
      {"A2-98",
       [](Facts& f) {
         return at_corners([](Money revenue, double margin) { return margin * revenue; }, f.money("A2-97"),
                           f.ratios("A2-18"));
       }},
      {"A2-146", [](Facts& f) { return growth(1.0, f.ratio("A2-145")); }},   // price moves with cost
      {"A2-147", [](Facts& f) { return -growth(f.ratio("A2-145"), 1.0); }},  // units that leave revenue flat
      {"A2-153", [](Facts& f) { return f.money("A2-151") * f.ratio("A2-152"); }},
      {"A2-156",
       [](Facts& f) {
         return at_corners(years_of_gross_profit, f.moneys("A2-155"), f.money("A2-97"), f.ratios("A2-18"));
       }},
      {"A2-160", [](Facts& f) { return compound(f.ratio("A2-159"), Years{5}); }},
      {"A2-161", [](Facts& f) { return doubling_time(f.ratio("A2-159")); }},
      {"A2-162",
       [](Facts& f) -> Figure {
         const auto path = path_forward(f.money("A2-97"), f.ratio("A2-159"), 5);
         return {path[1], path[5]};
       }},
      {"AX-18", [](Facts& f) { return f.count("A3-59") * Money{10'000}; }},
      {"AX-32",
       [](Facts& f) -> Figure {
         const PerGigawatt proxy = f.money("A0-30") / f.gigawatts("X-09");
         const Money revenue = f.money("A2-151");
         return {f.gigawatts("A1-03") * proxy / revenue,
                 f.gigawatts("A1-03") * f.per_gigawatt("X-10") / revenue};
       }},
  };
}
