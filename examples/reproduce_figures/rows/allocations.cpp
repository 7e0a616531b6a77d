#include <fairvalue/industry/share_split.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// A whole split between two, and what moves when the split does.
std::vector<figures::Row> figures::allocation_rows() {
  return {
      {"A3-53",
       [](Facts& f) -> Figure {
         return {f.ratio("A3-51") * f.count("A3-45"), f.ratio("A3-52") * f.count("A3-45")};
       }},
      {"A3-54", [](Facts& f) { return f.ratio("A3-50") * f.count("A3-45"); }},
      {"A3-55",
       [](Facts& f) {
         const double from[] = {1.0 - f.ratio("A3-52"), f.ratio("A3-52")};
         const double to[] = {f.ratio("A3-50"), f.ratio("A3-50")};
         return reallocation(f.count("A3-45"), from, to).back();  // AMD's
       }},
      {"A3-56", [](Facts& f) { return f.ratio("A3-51") + f.ratio("A3-52"); }},
      {"A3-59", [](Facts& f) { return f.count("A3-57") + f.count("A3-58"); }},
      {"A3-60",
       [](Facts& f) -> Figure {
         const double both = f.count("A3-57") + f.count("A3-58");
         return {f.count("A3-58") / both, f.count("A3-57") / both};
       }},
      {"A4-63", [](Facts& f) { return f.ratio("A4-61") + f.ratio("A4-62"); }},
      {"AX-16",
       [](Facts& f) -> Figure {
         return {f.gigawatts("A1-03") / (f.gigawatts("A1-02") + f.gigawatts("A1-03")), f.ratio("A3-52")};
       }},
      {"AX-17", [](Facts& f) { return f.ratio("A3-52") * f.count("A3-45") / f.count("A3-58"); }},
  };
}
