#include <fairvalue/industry/yield.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

double quotient(double a, double b) { return a / b; }

/// What is built costs `factor` as much with that probability, else as much as now.
double expected_factor(double probability, double factor) {
  return probability * factor + (1.0 - probability);
}

}  // namespace

/// What defects cost.
std::vector<figures::Row> figures::yield_rows() {
  return {
      {"A3-40", [](Facts& f) { return at_corners(cost_factor_of_fall, f.ratios("A3-39")); }},
      {"A3-43",
       [](Facts& f) -> Figure {
         // probability and fall independent, and the two ways to pair their ends
         const auto probability = f.ratios("A3-41");
         const auto factor = at_corners(cost_factor_of_fall, f.ratios("A3-39"));
         const auto mean = [](double one, double other) { return (one + other) / 2; };
         return {expected_factor(probability.middle(), factor.middle()),
                 mean(expected_factor(probability.low, factor.high),
                      expected_factor(probability.high, factor.low)),
                 mean(expected_factor(probability.low, factor.low),
                      expected_factor(probability.high, factor.high))};
       }},
      {"A4-73", [](Facts& f) { return at_corners(quotient, f.ratios("A4-71"), f.ratio("A4-72")); }},
      {"A4-74",
       [](Facts& f) { return at_corners(relative_cost_per_good_unit, f.ratios("A4-71"), f.ratio("A4-72")); }},
      {"A4-75",
       [](Facts& f) {
         return at_corners([](double ours, double theirs) { return theirs - ours; }, f.ratios("A4-71"),
                           f.ratio("A4-72"));
       }},
      {"A4-76",
       [](Facts& f) -> Figure {
         const int layers = 8;  // assumed
         const auto ours = f.ratios("A4-71");
         return {layer_yield(ours.low, layers), layer_yield(ours.high, layers),
                 layer_yield(f.ratio("A4-72"), layers)};
       }},
  };
}
