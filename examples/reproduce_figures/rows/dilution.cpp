#include <fairvalue/core/growth.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// Share counts, stakes, and what new shares do to price and EPS.
std::vector<figures::Row> figures::dilution_rows() {
  return {
      {"A1-21", [](Facts& f) { return implied_shares(f.money("A1-20"), f.price("A1-19")); }},
      {"A1-22", [](Facts& f) { return f.shares("X-03") * f.price("A1-19"); }},
      {"A1-23", [](Facts& f) { return (f.shares("X-03") + f.shares("A1-14")) * f.price("A1-19"); }},
      {"A1-24", [](Facts& f) { return stake_before_issue(f.shares("A1-14"), f.shares("A1-21")); }},
      {"A1-25", [](Facts& f) { return stake_after_issue(f.shares("A1-14"), f.shares("A1-21")); }},
      {"A1-26", [](Facts& f) { return stake_before_issue(f.shares("A1-14"), f.shares("X-03")); }},
      {"A1-27", [](Facts& f) { return stake_after_issue(f.shares("A1-14"), f.shares("X-03")); }},
      {"A1-28",
       [](Facts& f) -> Figure {
         return {outstanding_for_stake_before(f.shares("A1-14"), f.ratio("A1-17")),
                 outstanding_for_stake_after(f.shares("A1-14"), f.ratio("A1-17"))};
       }},
      {"A1-44", [](Facts& f) { return eps_dilution(f.shares("X-03"), f.shares("A1-43")); }},
      {"A1-56",
       [](Facts& f) {
         const Shares before = f.shares("A1-21");
         return growth(before * f.price("A1-07"), (before + f.shares("A1-14")) * f.price("A1-08"));
       }},
      {"A1-57",
       [](Facts& f) {
         return diluted_price(f.price("A1-08"), f.shares("A1-21"), f.shares("A1-14"), PerShare{0});
       }},
      {"A1-58", [](Facts& f) { return growth(f.price("A1-07"), f.price("A1-57")); }},
      {"A1-59", [](Facts& f) { return dilution_break_even(f.shares("A1-14"), f.shares("A1-21")); }},
  };
}
