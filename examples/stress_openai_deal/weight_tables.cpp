#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/scenario/weights.hpp>

#include "tables.hpp"

namespace stress_openai_deal {
namespace {

using namespace fairvalue;

template <class F>
std::vector<double> each(const CaseResult& result, F number) {
  std::vector<double> numbers;
  for (const ScenarioResult& scenario : result.scenarios) numbers.push_back(number(scenario));
  return numbers;
}

/// The two-point weight, where a scenario is the best or the worst of them.
Cell two_point_cell(const CaseResult& result, double today, Interval<double> range) {
  if (!result.by_parts.implied_probability) return percent_cell(std::nullopt);
  if (today == range.high) return percent_cell(*result.by_parts.implied_probability, 1);
  if (today == range.low) return percent_cell(1.0 - *result.by_parts.implied_probability, 1);
  return text_cell("");
}

/// The two sets of weights; the market's may not exist.
struct BothWeights {
  std::vector<double> today;
  std::vector<double> user;
  std::optional<ImpliedWeights> market;
};

BothWeights both_weights(const Study& study) {
  auto today = each(study.result, [](const auto& s) { return s.by_parts.value.value; });
  auto user = each(study.result, [](const auto& s) { return s.weight; });
  auto market = implied_weights(user, today, study.close());
  return {std::move(today), std::move(user), std::move(market)};
}

}  // namespace

TextTable weight_table(const Study& study) {
  const CaseResult& result = study.result;
  const BothWeights weights = both_weights(study);
  const Interval<double> range = summary(weights.user, weights.today).range;
  TextTable table{.title = "1. Weights of the scenarios 權重",
                  .columns = {"scenario", "today", "by earnings", "the user's", "the market's", "two-point"},
                  .rows = {}};
  for (std::size_t i = 0; i < result.scenarios.size(); ++i) {
    const ScenarioResult& s = result.scenarios[i];
    const auto market = weights.market ? std::optional{weights.market->weights[i]} : std::nullopt;
    table.rows.push_back({text_cell(s.name + " " + s.label), price_cell(s.by_parts.value),
                          price_cell(s.by_earnings.present_value), percent_cell(s.weight, 1),
                          percent_cell(market, 1), two_point_cell(result, weights.today[i], range)});
  }
  table.notes = {
      "The user's weights are assumed. The market's weights have the close as their mean and are nearest to "
      "the",
      "user's (least KL divergence). Two-point: best and worst scenario alone. Today: by parts; by earnings "
      "is the",
      "shortcut, which capitalises the last year's deliveries for ever."};
  return table;
}

TextTable summary_table(const Study& study) {
  const BothWeights weights = both_weights(study);
  TextTable table{.title = fmt::format("2. Weighted value today; the close is {:.2f}", study.close()),
                  .columns = {"", "the user's", "the market's"},
                  .rows = {}};
  const auto add = [&](const char* what, auto measure, auto cell) {
    const auto market = weights.market ? measure(weights.market->weights) : std::nullopt;
    table.rows.push_back({text_cell(what), cell(measure(weights.user)), cell(market)});
  };
  using Number = std::optional<double>;
  using Weights = const std::vector<double>&;
  const auto price = [](Number x) { return number_cell(x, 2); };
  const auto share = [](Number x) { return percent_cell(x, 1); };
  const auto all = [&](Weights w) { return summary(w, weights.today); };
  const auto below = [&](Weights w) { return downside(w, weights.today, study.close()); };
  add(
      "mean", [&](Weights w) { return Number{all(w).expected}; }, price);
  add(
      "deviation", [&](Weights w) { return Number{all(w).deviation}; }, price);
  add(
      "below the close", [&](Weights w) { return Number{below(w).probability}; }, share);
  add(
      "mean if below the close", [&](Weights w) { return below(w).mean_below; }, price);
  add(
      "shortfall", [&](Weights w) { return Number{below(w).shortfall}; }, price);
  const Interval<double> range = summary(weights.user, weights.today).range;
  table.notes = {
      fmt::format("The scenarios lie between {:.2f} and {:.2f}. Shortfall: mean distance below the close; a "
                  "value above it counts as 0.",
                  range.low, range.high)};
  if (weights.market) {
    table.notes.push_back(fmt::format("KL divergence of the market's weights from the user's: {:.4f} nats.",
                                      weights.market->divergence));
  } else {
    table.notes.push_back("The close lies outside the scenarios: no weights have it as their mean.");
  }
  return table;
}

}  // namespace stress_openai_deal
