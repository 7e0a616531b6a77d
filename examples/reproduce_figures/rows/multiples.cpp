#include <fairvalue/equity/attribution.hpp>
#include <fairvalue/equity/multiple_line.hpp>
#include <fairvalue/equity/multiples.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// The line through 2022 (growth -24 %, 23x) and 2023 (growth 28 %, `multiple_2023`).
MultipleLine line_to(figures::Facts& f, Multiple multiple_2023) {
  return line_through({f.ratio("A0-96"), f.multiple("A0-95")}, {f.ratio("A0-98"), multiple_2023});
}

}  // namespace

/// What a price is a multiple of, the multiple a growth deserves, and what moved a target.
std::vector<figures::Row> figures::multiple_rows() {
  return {
      {"A0-94", [](Facts& f) { return price_to_earnings(f.price("A0-89"), f.eps("A0-38")); }},
      {"A0-99", [](Facts& f) { return line_to(f, f.multiples("A0-97").middle()).per_unit; }},
      {"A0-100",
       [](Facts& f) { return multiple_at(line_to(f, f.multiples("A0-97").middle()), f.ratio("A0-39")); }},
      {"A0-101",
       [](Facts& f) {
         return at_corners([&](Multiple m) { return *multiple_at(line_to(f, m), f.ratio("A0-39")); },
                           f.multiples("A0-97"));
       }},
      {"A0-104", [](Facts& f) { return peg(f.multiple("A0-107"), f.ratio("A0-39")); }},
      {"A0-105", [](Facts& f) { return peg(f.multiple("A0-108"), f.ratio("A0-39")); }},
      {"A0-106",
       [](Facts& f) {
         return at_corners([&](Multiple m) { return *peg(m, f.ratio("A0-98")); }, f.multiples("A0-97"));
       }},
      {"A0-112", [](Facts& f) { return price_to_earnings(f.price("A0-110"), f.eps("A0-37")); }},
      {"A0-115",
       [](Facts& f) -> Figure {
         const auto split =
             split_upside({f.multiple("A0-108"), f.eps("A0-38")}, {f.multiple("A0-90"), f.eps("A0-91")});
         return {split.multiple, split.earnings};
       }},
      {"A0-139", [](Facts& f) { return price_to_earnings(f.price("A0-134"), f.eps("A0-38")); }},
      {"AX-01",
       [](Facts& f) -> Figure {
         const auto on_2026 = [&](const char* id) {
           return Figure{price_to_earnings(f.price(id), f.eps("A0-38"))};
         };
         return {on_2026("A1-07"), on_2026("A1-08"), on_2026("A1-19")};
       }},
  };
}
