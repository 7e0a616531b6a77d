#include <fairvalue/core/growth.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// Growth a year of "ten times every six months".
double compute_growth(figures::Facts& f) { return cagr(1.0, f.ratio("A4-81"), Years{0.5}); }

}  // namespace

/// Ten times in six months, five times the use.
std::vector<figures::Row> figures::magnitude_rows() {
  return {
      {"A4-82", [](Facts& f) { return 1.0 + compute_growth(f); }},
      {"A4-83", [](Facts& f) { return compound(compute_growth(f), Years{1.0 / 12}) - 1.0; }},
      {"A4-84", [](Facts& f) { return doubling_time(compute_growth(f)); }},
      {"A4-88",
       [](Facts& f) {
         return at_corners([](double then, double now) { return then / now; }, f.hour_range("A4-86"),
                           f.hours("A4-85"));
       }},
      {"A4-89",
       [](Facts& f) -> Figure {
         const double week = 7 * 24;
         const auto autonomous = f.hour_range("A4-86");
         return {f.hours("A4-85") / week, autonomous.low / week, autonomous.high / week};
       }},
      {"AX-31", [](Facts& f) { return f.ratio("A4-82") / (1.0 + f.ratio("A0-43")); }},
  };
}
