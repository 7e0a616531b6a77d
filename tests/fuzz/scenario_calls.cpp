#include <fairvalue/model/operating_model.hpp>
#include <fairvalue/scenario/break_even.hpp>
#include <fairvalue/scenario/grid.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>
#include <fairvalue/scenario/sample_distribution.hpp>
#include <fairvalue/scenario/scenario_tree.hpp>
#include <fairvalue/scenario/scenarios.hpp>
#include <fairvalue/scenario/shapley_effects.hpp>
#include <fairvalue/scenario/sobol_indices.hpp>
#include <fairvalue/scenario/spider.hpp>
#include <fairvalue/scenario/tornado.hpp>
#include <fairvalue/scenario/weights.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<ScenarioValue> = 3;
template <>
inline constexpr int field_count<WeightedSummary> = 3;
template <>
inline constexpr int field_count<Downside> = 4;
template <>
inline constexpr int field_count<ImpliedWeights> = 3;
template <>
inline constexpr int field_count<BreakEvenPoint> = 3;
template <>
inline constexpr int field_count<Estimated> = 3;

namespace {

/// scale x (a + b / a): a pole at 0, and outputs as large as the scale.
CallableModel model_of(double scale, double a, double b) {
  return {.inputs = {{"a", "", a}, {"b", "", b}},
          .outputs = {{"y", ""}},
          .run = [scale](std::span<const double> values, std::span<std::optional<double>> results) {
            results[0] = scale * (values[0] + values[1] / values[0]);
          }};
}
const UncertainInputs uncertain{.inputs = {{"a", Uniform{0.5, 1.5}}, {"b", Normal{1.0, 0.5}}}};

std::vector<BreakEvenPoint> break_evens(double scale, double level, const Interval<double>& range,
                                        int parts) {
  return break_even(model_of(scale, 1.0, 1.0),
                    {.input = "a", .output = "y", .level = level, .range = range, .parts = parts % 16})
      .points;
}
std::vector<Estimated> sobol(double scale) {
  const auto found =
      sobol_indices(model_of(scale, 1.0, 1.0), uncertain, "y", {.samples = 64, .run = {.threads = 1}});
  std::vector<Estimated> numbers;
  if (found.variance) numbers.push_back(*found.variance);
  for (const auto& index : found.indices) numbers.insert(numbers.end(), {index.first_order, index.total});
  return numbers;
}
std::vector<Estimated> shapley(double scale) {
  const auto found =
      shapley_effects(model_of(scale, 1.0, 1.0), uncertain, "y", {.samples = 64, .run = {.threads = 1}});
  std::vector<Estimated> numbers;
  if (found.variance) numbers.push_back(*found.variance);
  for (const auto& effect : found.effects) numbers.push_back(effect.share);
  return numbers;
}
std::vector<Estimated> sampled(double scale, double level, int seed) {
  const auto found = monte_carlo(model_of(scale, 1.0, 1.0), uncertain,
                                 {.sampling = static_cast<Sampling>(static_cast<unsigned>(seed) % 3U),
                                  .samples = 128,
                                  .replicates = 32,
                                  .seed = static_cast<std::uint64_t>(seed),
                                  .levels = {level},
                                  .run = {.threads = 1}});
  std::vector<Estimated> numbers;
  for (const auto& number : {found.outputs[0].mean, found.outputs[0].deviation}) {
    if (number) numbers.push_back(*number);
  }
  for (const auto& percentile : found.outputs[0].percentiles) numbers.push_back(percentile.value);
  for (const auto& above : found.outputs[0].above) numbers.push_back(above.probability);
  return numbers;
}
std::vector<std::optional<double>> swings(double scale, const Interval<double>& a,
                                          const Interval<double>& b) {
  const auto found = tornado(model_of(scale, 1.0, 1.0), {{"a", a.low, a.high}, {"b", b.low, b.high}}, "y");
  std::vector<std::optional<double>> numbers{found.interaction_at_low, found.interaction_at_high};
  for (const auto& bar : found.bars) numbers.push_back(bar.swing());
  return numbers;
}
std::vector<double> spider_values(double scale, const Interval<double>& a, int points) {
  std::vector<double> numbers;
  const auto series = spider(model_of(scale, 1.0, 1.0), {{"a", a.low, a.high}}, "y", points % 64);
  for (const auto& point : series[0].points) {
    numbers.push_back(point.value);
    if (point.output.has_value()) numbers.push_back(point.output.value());
  }
  return numbers;
}
std::vector<BreakEvenPoint> break_even_points(double scale, double level, const Interval<double>& range,
                                              const std::vector<double>& others) {
  std::vector<BreakEvenPoint> points;
  for (const BreakEvenAt& one : break_even_curve(
           model_of(scale, 1.0, 1.0),
           {.input = "a", .output = "y", .level = level, .range = range, .parts = 4}, "b", others))
    points.insert(points.end(), one.first.points.begin(), one.first.points.end());
  return points;
}
Table grid_of(double scale, const std::vector<double>& a, const std::vector<double>& b) {
  return table(grid(model_of(scale, 1.0, 1.0), {{"a", a}, {"b", b}}, "y"));
}
std::vector<Outcome<double>> folded(double scale, double a, double b, double probability) {
  const FoldedTree tree = fold(model_of(scale, 1.0, 1.0),
                               {{.outcome = "up",
                                 .probability = probability,
                                 .overrides = {{.name = "a", .value = a, .reason = "fuzz"}}},
                                {.outcome = "down",
                                 .probability = 1.0 - probability,
                                 .overrides = {{.name = "b", .value = b, .reason = "fuzz"}}}},
                               "y");
  std::vector<Outcome<double>> numbers{tree.expected};
  for (const auto& branch : tree.branches) numbers.push_back(branch.value);
  return numbers;
}
std::vector<Estimated> distribution_of(const std::vector<double>& samples, double level) {
  const double percentiles[] = {0.05, 0.5, 0.95};
  const auto found = sample_distribution("y", "", samples, percentiles, std::span{&level, 1});
  std::vector<Estimated> numbers;
  for (const auto& number : {found.mean, found.deviation}) {
    if (number) numbers.push_back(*number);
  }
  for (const auto& percentile : found.percentiles) numbers.push_back(percentile.value);
  for (const auto& above : found.above) numbers.push_back(above.probability);
  return numbers;
}
template <class T>
Sourced<T> assumed(T value) {
  return {value, Standing::assumed, {}};
}

std::vector<double> base_years(double eps, double shares, double revenue, double eps_growth,
                               double revenue_growth) {
  const Date end{std::chrono::year{2026}, std::chrono::December, std::chrono::day{31}};
  const OperatingModel model{
      .years = {fiscal_year_ending(2026, end), fiscal_year_ending(2027, add_months(end, 12))},
      .consensus_eps = {assumed(PerShare{eps})},
      .eps_growth = assumed(0.1),
      .diluted_shares = assumed(Shares{shares}),
      .revenue = assumed(Money{revenue}),
      .revenue_growth = assumed(0.1),
      .ai_mix = assumed(0.5),
      .tax_rate = assumed(0.2)};
  std::vector<double> numbers;
  for (const auto& year : base_path(model, eps_growth, revenue_growth)) {
    numbers.insert(numbers.end(),
                   {year.eps.value, year.net_income.value, year.revenue.value, year.ai_revenue.value});
  }
  return numbers;
}

}  // namespace

std::span<const Call> scenario_calls() {
  using Numbers = std::span<const double>;
  static constexpr Call calls[] = {
      FUZZ_CALL_AS(double (*)(const ScenarioValue&, double, Date), present_value),
      FUZZ_CALL(expected_value),
      FUZZ_CALL_AS(double (*)(Numbers, Numbers), standard_deviation),
      FUZZ_CALL(two_point_probability),
      FUZZ_CALL(present_values),
      FUZZ_CALL(summary),
      FUZZ_CALL(downside),
      FUZZ_CALL(implied_weights),
      FUZZ_CALL(break_evens),
      FUZZ_CALL(sobol),
      FUZZ_CALL(shapley),
      FUZZ_CALL(sampled),
      FUZZ_CALL(swings),
      FUZZ_CALL(spider_values),
      FUZZ_CALL(break_even_points),
      FUZZ_CALL(grid_of),
      FUZZ_CALL(folded),
      FUZZ_CALL(distribution_of),
      FUZZ_CALL(base_years)};
  return calls;
}

}  // namespace fuzz
