#include <fairvalue/core/growth.hpp>

#include "../rows.hpp"

using namespace fairvalue;

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
      {"A1-98", [](Facts& f) { return growth(f.price("A1-08"), f.price("A1-07")); }},
  };
}
