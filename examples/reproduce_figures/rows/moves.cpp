#include <fairvalue/core/growth.hpp>
#include <fairvalue/math/statistics.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// The seven names that moved with Dell.
std::vector<double> basket(figures::Facts& f) {
  std::vector<double> moves;
  for (const char* id : {"A4-03", "A4-04", "A4-05", "A4-06", "A4-07", "A4-08", "A4-09"}) {
    moves.push_back(f.ratio(id));
  }
  return moves;
}

}  // namespace

/// How far the price moved, and has to move.
std::vector<figures::Row> figures::move_rows() {
  return {
      {"A1-09", [](Facts& f) { return growth(f.price("A1-07"), f.price("A1-08")); }},
      {"A1-10", [](Facts& f) { return f.price("A1-08") - f.price("A1-07"); }},
      {"A1-11", [](Facts& f) { return log_growth(f.price("A1-07"), f.price("A1-08")); }},
      {"A1-12", [](Facts& f) { return f.price("A1-07") * 1.40; }},  // "nearly 40 %" taken at its word
      {"A1-13", [](Facts& f) { return f.price("X-05") / (1.0 + f.ratio("X-06")); }},
      {"A1-29", [](Facts& f) { return f.shares("A1-21") * f.price("A1-07"); }},
      {"A1-30", [](Facts& f) { return f.shares("A1-21") * f.price("A1-08"); }},
      {"A1-31", [](Facts& f) { return f.shares("A1-21") * (f.price("A1-08") - f.price("A1-07")); }},
      {"A1-32",
       [](Facts& f) -> Figure {
         return {f.price("A1-19") / f.price("A1-08"), f.price("A1-19") / f.price("A1-07")};
       }},
      {"A1-33", [](Facts& f) { return growth(f.price("A1-08"), f.price("A1-19")); }},
      {"A1-34", [](Facts& f) { return growth(f.price("A1-07"), f.price("A1-19")); }},
      {"A1-35",
       [](Facts& f) { return cagr(f.price("A1-08"), f.price("A1-19"), Years{5}); }},  // the warrant's life
      {"A4-12", [](Facts& f) { return mean(basket(f)); }},
      {"A4-13", [](Facts& f) { return mean(basket(f)) / f.ratio("A4-02"); }},
      {"A4-14",
       [](Facts& f) {
         auto all = basket(f);
         for (const char* id : {"A4-02", "A4-10", "A4-11"}) all.push_back(f.ratio(id));
         return mean(all);
       }},
      {"A4-53", [](Facts& f) { return growth(1.0 + f.ratio("A4-51"), 1.0 + f.ratio("A4-52")); }},
      {"A4-54", [](Facts& f) { return growth(1.0 + f.ratio("A4-52"), 1.0 + f.ratio("A4-51")); }},
      {"A4-55", [](Facts& f) { return f.ratio("A4-51") - f.ratio("A4-52"); }},
      {"A1-98", [](Facts& f) { return growth(f.price("A1-08"), f.price("A1-07")); }},
  };
}
