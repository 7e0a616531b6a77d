#include <fairvalue/industry/share_split.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

double times(double a, double b) { return a * b; }

/// A share that is known.
Interval<double> known(double share) { return {share, share}; }

/// What a named share leaves to all others.
Interval<double> others(Interval<double> share) { return residual_share({&share, 1}); }

/// What Supermicro, Quanta and two makers of at most a tenth leave.
Interval<double> other_makers(figures::Facts& f) {
  const Interval<double> small{0.0, f.ratio("A3-33")};
  const Interval<double> named[] = {known(f.ratio("A3-31")), f.ratios("A3-32"), small, small};
  return residual_share(named);
}

}  // namespace

/// How a whole is split, and how a split moves.
std::vector<figures::Row> figures::share_rows() {
  return {
      {"A2-100",
       [](Facts& f) -> Figure {
         const double apple = f.ratio("A2-99");
         return {herfindahl_index({&apple, 1}), others(known(apple)).high};
       }},
      {"A2-142", [](Facts& f) { return others(f.ratios("A2-141")); }},
      {"A2-143",
       [](Facts& f) {
         return at_corners([](double share, double count) { return share / count; },
                           others(f.ratios("A2-141")), f.count("A2-93"));
       }},
      {"A3-16", [](Facts& f) { return at_corners(times, f.counts("A3-14"), f.ratios("A3-15")); }},
      {"A3-17", [](Facts& f) { return others(f.ratios("A3-15")); }},
      {"A3-18", [](Facts& f) { return at_corners(times, f.counts("A3-14"), others(f.ratios("A3-15"))); }},
      {"A3-35", [](Facts& f) { return other_makers(f); }},
      {"A3-36",
       [](Facts& f) {
         const auto two = [](double first, double second) {
           const double shares[] = {first, second};
           return concentration_ratio(shares, 2);
         };
         return at_corners(two, f.ratio("A3-31"), f.ratios("A3-32"));
       }},
      {"A3-37",
       [](Facts& f) -> Figure {
         const auto quanta = f.ratios("A3-32");
         const double two[] = {f.ratio("A3-31"), quanta.low};
         const double cap = f.ratio("A3-33");
         const double all[] = {f.ratio("A3-31"), quanta.high, cap, cap, other_makers(f).low};
         return {herfindahl_index(two), herfindahl_index(all)};
       }},
      {"A3-38", [](Facts& f) { return at_corners(times, f.ratio("A3-31"), f.counts("A3-14")); }},
      {"A3-42", [](Facts& f) { return at_corners([](double p) { return 1.0 - p; }, f.ratios("A3-41")); }},
  };
}
