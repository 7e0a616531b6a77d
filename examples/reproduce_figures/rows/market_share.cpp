#include <fairvalue/industry/market_share.hpp>

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
  };
}
