#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// Consensus, growth of EPS, and the EPS that a price or a target needs.
std::vector<figures::Row> figures::earnings_rows() {
  return {
      {"A0-39", [](Facts& f) { return growth(f.eps("A0-37"), f.eps("A0-38")); }},
      {"A0-91", [](Facts& f) { return implied_eps(f.price("A0-89"), f.multiple("A0-90")); }},
      {"A0-92",
       [](Facts& f) { return growth(f.eps("A0-38"), implied_eps(f.price("A0-89"), f.multiple("A0-90"))); }},
      {"A0-103",
       [](Facts& f) {
         const double growths[] = {f.ratio("A0-96"), f.ratio("A0-98")};
         return 1.0 + chained(growths);
       }},
      {"A0-136", [](Facts& f) { return implied_eps(f.price("A0-134"), f.multiple("A0-135")); }},
      {"A0-137",
       [](Facts& f) { return growth(f.eps("A0-37"), implied_eps(f.price("A0-134"), f.multiple("A0-135"))); }},
      {"A0-148", [](Facts& f) { return implied_eps(f.price("A0-110"), f.multiple("A0-107")); }},
      {"AX-05",
       [](Facts& f) -> Figure {
         return {implied_eps(f.price("A1-08"), f.multiple("A0-107")),
                 implied_growth(f.price("A1-08"), f.multiple("A0-107"), f.eps("A0-38"))};
       }},
      {"AX-06", [](Facts& f) { return implied_eps(f.price("A1-19"), f.multiple("A0-107")); }},
      {"AX-07",
       [](Facts& f) {
         return cagr(f.eps("A0-38"), implied_eps(f.price("A1-19"), f.multiple("A0-107")),
                     Years{4});  // 2026 to 2030
       }},
      {"AX-08",
       [](Facts& f) -> Figure {
         const PerShare needed = implied_eps(f.price("A1-19"), f.multiple("A0-107"));
         return {needed * f.shares("A1-21"), needed * (f.shares("A1-21") + f.shares("A1-14"))};
       }},
      {"AX-09", [](Facts& f) { return f.eps("A0-38") * f.shares("A1-21"); }},
      {"AX-10",
       [](Facts& f) {
         const PerGigawatt revenue = f.money("A0-30") / f.gigawatts("X-09");
         const double net_margin = 0.25;  // the ledger's assumption
         return revenue * Gigawatts{1} * net_margin / (f.shares("A1-21") + f.shares("A1-14"));
       }},
  };
}
