#include <cmath>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

double over(double a, double b) { return a / b; }

}  // namespace

/// How many of what: stock against orders, cards to a server, wafers to a fab.
std::vector<figures::Row> figures::capacity_rows() {
  return {
      {"A3-04", [](Facts& f) { return at_corners(over, f.count("A3-03"), f.counts("A3-02")); }},
      {"A3-25", [](Facts& f) { return at_corners(over, f.count("A3-22"), f.counts("A3-14")); }},
      {"A3-28", [](Facts& f) { return at_corners(over, f.counts("A3-14"), f.count("A3-26")); }},
      {"A3-29", [](Facts& f) { return at_corners(over, f.counts("A3-14"), f.count("A3-27")); }},
      {"A3-30",
       [](Facts& f) -> Figure {
         return {f.count("A3-22") / f.count("A3-26"), at_corners(over, f.counts("A3-21"), f.count("A3-26"))};
       }},
      {"A4-93", [](Facts& f) { return f.counts("A4-91").high / f.count("A4-90"); }},
      {"A4-94",
       [](Facts& f) -> Figure {
         const auto wafers = f.counts("A4-91");
         return {wafers.high / f.count("A4-92"), wafers.high / wafers.low};
       }},
      {"A4-95", [](Facts& f) { return std::sqrt(f.counts("A4-91").low * f.counts("A4-91").high); }},
  };
}
