#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/interval.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// The mean of the two targets the article prints.
PerShare mean_printed(figures::Facts& f) { return (f.price("A0-89") + f.price("A0-134")) / 2.0; }

}  // namespace

/// Prices and targets as multiple x EPS, and how far they lie from one another.
std::vector<figures::Row> figures::target_rows() {
  return {
      {"A0-93", [](Facts& f) { return f.multiple("A0-90") * f.eps("A0-38"); }},
      {"A0-102", [](Facts& f) { return f.multiple("A0-100") * f.eps("A0-38"); }},
      {"A0-109", [](Facts& f) { return f.multiple("A0-107") * f.eps("A0-38"); }},
      {"A0-110", [](Facts& f) { return f.multiple("A0-108") * f.eps("A0-38"); }},
      {"A0-111",
       [](Facts& f) {
         const Multiple half{0.5};  // 22x may be anything that rounds to it
         const Multiple stated = f.multiple("A0-108");
         return at_corners([&](Multiple m) { return m * f.eps("A0-38"); },
                           Interval{stated - half, stated + half});
       }},
      {"A0-113", [](Facts& f) { return growth(f.multiple("A0-108"), f.multiple("A0-107")); }},
      {"A0-114", [](Facts& f) { return growth(f.price("A0-110"), f.price("A0-89")); }},
      {"A0-138", [](Facts& f) { return f.multiple("A0-135") * f.eps("A0-37"); }},
      {"A0-140", [](Facts& f) { return f.multiple("A0-135") * f.eps("A0-38"); }},
      {"A0-141", [](Facts& f) { return growth(f.price("A0-134"), f.multiple("A0-135") * f.eps("A0-38")); }},
      {"A0-142", [](Facts& f) { return growth(f.price("A0-110"), f.price("A0-134")); }},
      {"A0-143", [](Facts& f) { return mean_printed(f); }},
      {"A0-144", [](Facts& f) { return growth(f.price("A0-110"), mean_printed(f)); }},
      {"A0-145", [](Facts& f) { return growth(mean_printed(f), f.price("A0-109")); }},
      {"A0-146", [](Facts& f) { return f.multiple("A0-107") * PerShare{0.10}; }},
      {"A0-147", [](Facts& f) { return Multiple{1} * f.eps("A0-38"); }},
      {"A0-149",
       [](Facts& f) -> Figure {
         const auto on_2026 = [&](Multiple m) { return m * f.eps("A0-38"); };
         const auto of_2023 = f.multiples("A0-97");
         return {on_2026(f.multiple("A0-108")), on_2026(f.multiple("A0-90")), on_2026(f.multiple("A0-107")),
                 on_2026(of_2023.middle()), on_2026(of_2023.high)};
       }},
      {"AX-02", [](Facts& f) { return growth(f.price("A0-109"), f.price("A1-07")); }},
      {"AX-03", [](Facts& f) { return growth(f.price("A0-109"), f.price("A1-08")); }},
      {"AX-04",
       [](Facts& f) -> Figure {
         return {growth(f.price("A0-110"), f.price("A1-07")), growth(f.price("A0-110"), f.price("A1-08"))};
       }},
  };
}
