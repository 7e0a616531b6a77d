#include <fairvalue/industry/share_split.hpp>

#include <fairvalue/industry/mix_ramp.hpp>

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

double position(figures::Facts& f, RampSpan span) {
  const Money quarters[] = {f.money("X-23"), f.money("X-24"), f.money("X-25"), f.money("X-26")};
  return revenue_weighted_position(quarters, span);
}

/// Where inference must have begun for this mean and end.
double start(figures::Facts& f, double position) {
  return ramp_to_end(f.ratio("A4-64"), f.ratio("A4-61"), position).start;
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
      {"A4-65", [](Facts& f) { return start(f, even_position); }},
      {"A4-66",
       [](Facts& f) -> Figure {
         return {position(f, RampSpan::first_to_last_period), position(f, RampSpan::start_to_end)};
       }},
      {"A4-67",
       [](Facts& f) -> Figure {
         const auto positions = f.all_ratios("A4-66");
         const double month_later = 1.08;  // years after the start of the year, as the ledger rounds it
         return {start(f, positions[0]), start(f, positions[1]), start(f, positions[1] / month_later)};
       }},
      {"A4-68",
       [](Facts& f) { return ramp_from_start(f.ratio("A4-64"), 0.0, f.all_ratios("A4-66")[1]).end; }},
      {"AX-16",
       [](Facts& f) -> Figure {
         return {f.gigawatts("A1-03") / (f.gigawatts("A1-02") + f.gigawatts("A1-03")), f.ratio("A3-52")};
       }},
      {"AX-17", [](Facts& f) { return f.ratio("A3-52") * f.count("A3-45") / f.count("A3-58"); }},
  };
}
