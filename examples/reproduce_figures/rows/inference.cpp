#include <fairvalue/industry/inference_price.hpp>

#include <fairvalue/industry/roofline.hpp>
#include <fairvalue/industry/token_demand.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// 100 tokens for everyone, each second or, as the speaker first said, each minute.
double tokens(figures::Facts& f, double seconds) {
  return tokens_per_second(
      {.people = f.count("X-13"), .tokens_per_person = f.per_second("A2-45"), .seconds = seconds});
}

double flops(figures::Facts& f, double seconds) {
  return flops_for_tokens(tokens(f, seconds), f.count("A2-44"));
}

/// A quarter of the year's shipments.
double flops_shipped(figures::Facts& f) { return f.ratio("A2-43") * f.count("X-15"); }

double needed_of_peak(figures::Facts& f, double seconds) {
  return utilisation_needed(flops(f, seconds), flops_shipped(f), f.per_second("X-14"));
}

/// How many times cheaper the small model is when the stated gross margins are given up.
Interval<double> cheaper_without_margin(figures::Facts& f) {
  const auto at = [&](double margin) { return times_cheaper(f.ratio("A2-22"), margin, 0.0); };
  return at_corners(at, f.ratios("A2-18"));
}

constexpr double second = 1;
constexpr double minute = 60;

}  // namespace

/// What inference costs and sells for, and what it takes to serve everyone.
std::vector<figures::Row> figures::inference_rows() {
  return {
      {"A2-20",
       [](Facts& f) {
         const Money cost{1};
         return at_corners([&](double margin) { return price_at_margin(cost, margin) / cost; },
                           f.ratios("A2-18"));
       }},
      {"A2-24", [](Facts& f) { return cheaper_without_margin(f); }},
      {"A2-25", [](Facts& f) { return times_cheaper(f.ratio("A2-22"), f.ratios("A2-18").high, 0.0); }},
      {"A2-26", [](Facts& f) { return margin_given_up(f.ratio("A2-22"), f.ratio("A2-23")); }},
      {"A2-27", [](Facts& f) { return cost_elasticity(f.ratio("A2-22"), f.ratio("A2-21")); }},
      {"A2-28",
       [](Facts& f) -> Figure {
         return {-unit_cost_change(f.ratio("A2-22")), -unit_cost_change(f.ratio("A2-23")),
                 -unit_cost_change(f.ratio("A2-25"))};
       }},
      {"A2-46", [](Facts& f) { return tokens(f, second); }},
      {"A2-47", [](Facts& f) { return tokens(f, minute); }},
      {"A2-48", [](Facts& f) { return tokens(f, second); }},  // the unit is a day's
      {"A2-49", [](Facts& f) { return flops(f, second); }},
      {"A2-50", [](Facts& f) { return accelerators_needed(flops(f, second), f.per_second("X-14"), 1.0); }},
      {"A2-51", [](Facts& f) { return accelerators_needed(flops(f, minute), f.per_second("X-14"), 1.0); }},
      {"A2-52",
       [](Facts& f) -> Figure {
         return {tokens(f, second) / flops_shipped(f), tokens(f, minute) / flops_shipped(f)};
       }},
      {"A2-53",
       [](Facts& f) -> Figure {
         return {needed_of_peak(f, second), needed_of_peak(f, minute)};
       }},
      {"AX-43",
       [](Facts& f) -> Figure {
         const double weights = 2.0 * f.count("A2-44");  // FP16
         const double alone = memory_passes_per_second(weights, f.bandwidth("A0-70"));
         return {alone, tokens(f, minute) / flops_shipped(f) / alone};
       }},
  };
}
