#include <fairvalue/industry/market_share.hpp>

#include <fairvalue/industry/revenue_mix.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// What a share of a market brings, and how shares move.
std::vector<figures::Row> figures::market_share_rows() {
  return {
      {"A0-06",
       [](Facts& f) {
         const Years passed(f.year_of("A0-05") - f.year("A0-02"));
         return share_gain_per_year(f.ratio("A0-04"), f.ratio("A0-05"), passed);
       }},
      {"A0-54", [](Facts& f) { return share_revenue(0.01, f.money("A0-42")); }},
      {"A0-127", [](Facts& f) { return small_share_factor(0.0, f.ratio("A0-126")); }},
      {"A0-128", [](Facts& f) { return f.ratio("A0-126"); }},  // a share is held at the growth of the others
      {"A0-132", [](Facts& f) { return at_corners(share_revenue, f.ratios("A0-131"), f.money("A0-42")); }},
      {"A1-80", [](Facts& f) { return at_corners(share_revenue, f.ratios("A1-78"), f.money("A0-42")); }},
      {"A1-81", [](Facts& f) { return f.money("X-12") / f.money("X-11"); }},
      {"A1-82",
       [](Facts& f) {
         return at_corners([](double mix) { return revenue_for_mix(Money{1}, mix).value; },
                           f.ratios("A1-78"));
       }},
      {"A1-83",
       [](Facts& f) {
         return at_corners(revenue_for_mix, f.money("X-11") - f.money("X-12"), f.ratios("A1-78"));
       }},
      {"AX-12",
       [](Facts& f) -> Figure {
         const Money market = f.money("A0-46");
         return {share_of(f.money("A0-26"), market), share_of(f.money("A0-25"), market),
                 share_of(f.money("X-12"), market)};
       }},
      {"AX-19",
       [](Facts& f) { return share_revenue(f.ratios("A0-131").high, f.money("A0-47")) / f.count("A3-59"); }},
      {"AX-34",
       [](Facts& f) {
         const Money spend = f.money("A0-30") / f.gigawatts("X-09") * f.gigawatts("A1-03");
         return share_of(spend / 5.0, f.money("A0-42"));  // spread over five years
       }},
      {"AX-38", [](Facts& f) { return share_after_growth(f.ratios("A0-131").high, 0.0, f.ratio("A0-126")); }},
  };
}
