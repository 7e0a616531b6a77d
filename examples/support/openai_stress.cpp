#include "openai_stress.hpp"

#include <fairvalue/math/percentile_pair.hpp>

#include "openai_deal.hpp"

namespace examples {
namespace {

using namespace fairvalue;

std::string of_deal(const char* input) { return std::string("deal.OpenAI 6 GW.") + input; }

constexpr double months_late = 6;
constexpr int tree_years = 3;

Override set(std::string name, double value, const char* reason) {
  return {.name = std::move(name), .value = value, .reason = reason};
}

/// Of the pessimistic scenario.
double low_multiple() { return multiple_of_june_2025().value.value; }

/// What may come in a year, after `late` late ones.
std::vector<TreeBranch> branches(int year, int late) {
  if (year > tree_years) return {};
  const Override delay = set(of_deal("delay_months"), months_late * late, "half a year for each late year");
  const Override later = set(of_deal("delay_months"), months_late * (late + 1), "half a year more");
  return {{.outcome = "on time", .probability = 0.6, .overrides = {delay}, .next = branches(year + 1, late)},
          {.outcome = "late", .probability = 0.3, .overrides = {later}, .next = branches(year + 1, late + 1)},
          {.outcome = "stopped",
           .probability = 0.1,
           .overrides = {delay, set(of_deal("gigawatts"), year, "a gigawatt for each year until then"),
                         set("multiple", low_multiple(), "the multiple of June 2025 again (A1-95)")}}};
}

}  // namespace

std::vector<StressedInput> stressed_inputs() {
  std::vector<StressedInput> inputs;
  const auto add = [&](std::string name, Interval<double> range, Interval<double> searched,
                       const char* reason) {
    inputs.push_back({{std::move(name), range.low, range.high}, searched, {}, reason});
  };
  add("multiple", {low_multiple(), 43}, {5, 80}, "of the pessimistic and the optimistic scenario");
  add("eps_growth", {0.06, 0.25}, {-0.2, 0.6}, "of the pessimistic and the optimistic scenario");
  add("required_return", {0.08, 0.12}, {0, 0.4}, "2 points about a round cost of equity");
  add("deal_discount", {0, 0.5}, {0, 1}, "none, and that of the pessimistic scenario; by earnings only");
  add(of_deal("haircut"), {0, 0.5}, {0, 1}, "none, and that of the pessimistic scenario; by parts only");
  add("tax_rate", {0.13, 0.15}, {0, 0.6}, "AMD's guidance, and the global minimum tax");
  add(of_deal("delay_months"), {0, 18}, {0, 48}, "none, and that of the pessimistic scenario");
  inputs.back().step = 1.0;
  add(of_deal("gigawatts"), {1, 6}, {0, 6}, "the first gigawatt alone, and all");
  add(of_deal("interval_factor"), {0.97, 1.3}, {0.5, 2}, "of the optimistic and the neutral scenario");
  add(of_deal("revenue_per_gigawatt"), {10e9, 20e9}, {1e9, 100e9},
      "20 bn is the high end of Bernstein's 15 to 20, 10 as far below");
  add(of_deal("margin"), {0.20, 0.35}, {-0.5, 1}, "a discount to win the deal; the best of chip makers");
  return inputs;
}

UncertainInputs uncertain_inputs() {
  return {
      .inputs = {{"multiple", log_normal_between({low_multiple(), 43}),
                  "pessimistic and optimistic scenario at 5 and 95 %"},
                 {"eps_growth", Pert{0.00, 0.12, 0.30},
                  "about the case's 12 %, seldom above the optimistic 25 %"},
                 {of_deal("delay_months"), Discrete{{0, 6, 12, 18}, {0.4, 0.3, 0.2, 0.1}},
                  "data centres run late: on time in two of five"},
                 {of_deal("gigawatts"), Discrete{{1, 2, 3, 4, 5, 6}, {0.1, 0.1, 0.15, 0.25, 0.1, 0.3}},
                  "all six, the neutral four, or a stop on the way"},
                 {of_deal("revenue_per_gigawatt"), Triangular{10e9, 15e9, 20e9}, "about the case's 15 bn"},
                 {of_deal("margin"), Pert{0.20, 0.28, 0.35}, "about the case's 28 %"}},
      .correlations = {{"multiple", "eps_growth", 0.5},
                       {of_deal("delay_months"), of_deal("gigawatts"), -0.5}}};
}

std::vector<TreeBranch> deal_tree() { return branches(1, 0); }

}  // namespace examples
