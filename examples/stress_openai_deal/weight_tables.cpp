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
  if (!result.implied_probability) return percent_cell(std::nullopt);
  if (today == range.high) return percent_cell(*result.implied_probability, 1);
  if (today == range.low) return percent_cell(1.0 - *result.implied_probability, 1);
  return text_cell("");
}

std::string market_note(const std::optional<ImpliedWeights>& implied, double close, Interval<double> range) {
  if (!implied) {
    return fmt::format(
        "No weights make the mean the close of {:.2f}: all endings lie between {:.2f} and {:.2f}.", close,
        range.low, range.high);
  }
  return fmt::format(
      "The market's: those nearest the user's (KL divergence {:.4f} nats) whose mean today is the close.",
      implied->divergence);
}

}  // namespace

TextTable weight_table(const Study& study) {
  const CaseResult& result = study.result;
  const auto weights = each(result, [](const auto& s) { return s.weight; });
  const auto today = each(result, [](const auto& s) { return s.present_value.value; });
  const auto implied = implied_weights(weights, today, study.close);
  const WeightedSummary user = summary(weights, today);
  const Downside below = downside(weights, today, study.close);
  TextTable table{.title = "1. What the weights say 權重",
                  .columns = {"ending", "price", "on", "today", "the user's", "the market's", "two-point"},
                  .rows = {}};
  for (std::size_t i = 0; i < result.scenarios.size(); ++i) {
    const ScenarioResult& s = result.scenarios[i];
    table.rows.push_back({text_cell(s.name + " " + s.label), price_cell(s.price),
                          text_cell(to_string(s.holds_on)), price_cell(s.present_value),
                          percent_cell(s.weight, 1),
                          percent_cell(implied ? std::optional{implied->weights[i]} : std::nullopt, 1),
                          two_point_cell(result, today[i], user.range)});
  }
  const std::optional<double> market_mean =
      implied ? std::optional{expected_value(implied->weights, today)} : std::nullopt;
  table.rows.push_back(
      {text_cell("mean today"), text_cell(""), text_cell(""), text_cell(""), number_cell(user.expected, 2),
       number_cell(market_mean, 2),
       number_cell(result.implied_probability ? std::optional{study.close} : std::nullopt, 2)});
  table.notes = {
      market_note(implied, study.close, user.range),
      fmt::format("The user's: assumed; {:.2f} to {:.2f}, deviation {:.2f}; below the close with {:.0f} %, "
                  "then {:.2f}",
                  user.range.low, user.range.high, user.deviation, 100 * below.probability,
                  below.mean_below.value_or(study.close)),
      fmt::format("on average, so that {:.2f} a share is what falling short of the close costs in the mean.",
                  below.shortfall)};
  return table;
}

}  // namespace stress_openai_deal
