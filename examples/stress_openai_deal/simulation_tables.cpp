#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/report/text_chart.hpp>
#include <fairvalue/scenario/scenario_tree.hpp>

#include "tables.hpp"

namespace stress_openai_deal {
namespace {

using namespace fairvalue;

std::vector<Cell> estimated_row(std::string what, const Estimated& estimated,
                                Cell (*format)(std::optional<double>)) {
  return {text_cell(std::move(what)), format(estimated.value), format(estimated.standard_error)};
}

Cell price(std::optional<double> x) { return number_cell(x, 2); }
Cell probability(std::optional<double> x) { return percent_cell(x, 2); }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " / ") + word;
  return text;
}

/// "PERT", "log-normal": the first word of the description.
std::string kind_of(const Distribution& distribution) {
  const std::string text = describe(distribution);
  return text.substr(0, text.find(','));
}

/// The outputs of the kept samples that have one.
std::vector<double> kept_values(const Study& study, const MonteCarloResult& result) {
  std::vector<double> values;
  if (!result.kept) return values;
  for (const auto& one : result.kept->outputs[output_slot(study.model, value)]) {
    if (one) values.push_back(*one);
  }
  return values;
}

struct Histogram {
  double width;  ///< the first bin begins at 0
  std::vector<int> counts;
  int beyond;
};

/// Bins of a round width that hold all but the highest hundredth.
Histogram histogram(const std::vector<double>& values, double last) {
  Histogram result{.width = last > 500 ? 50.0 : 25.0, .counts = {}, .beyond = 0};
  result.counts.resize(static_cast<std::size_t>(last / result.width) + 1);
  for (const double x : values) {
    const auto bin = static_cast<std::size_t>(std::max(x, 0.0) / result.width);
    if (bin < result.counts.size()) ++result.counts[bin];
    if (bin >= result.counts.size()) ++result.beyond;
  }
  return result;
}

}  // namespace

TextTable tree_table(const Study& study) {
  const FoldedTree tree = fold(study.model, examples::deal_tree(), value);
  TextTable table{.title = "8. Scenario tree: three years, each on time, late or the last 情境樹",
                  .columns = {"path", "weight", "value today"},
                  .rows = {}};
  for (const TreePath& path : tree.paths) {
    table.rows.push_back({text_cell(joined(path.outcomes)), percent_cell(path.weight, 1),
                          price(path.value.has_value() ? std::optional{path.value.value()} : std::nullopt)});
  }
  table.rows.push_back(
      {text_cell("expected value"), percent_cell(tree.valued, 1),
       price(tree.expected.has_value() ? std::optional{tree.expected.value()} : std::nullopt)});
  for (const FoldedBranch& branch : tree.branches) {
    if (branch.depth > 0 || !branch.value.has_value()) continue;
    table.rows.push_back({text_cell("  first year " + branch.outcome), percent_cell(branch.weight, 1),
                          price(branch.value.value())});
  }
  table.notes.push_back(
      "Assumed: 60 % on time, 30 % late by half a year, 10 % the last year (at the multiple of June 2025).");
  return table;
}

TextTable input_table(const Study& study, const MonteCarloResult& result) {
  const UncertainInputs uncertain = examples::uncertain_inputs();
  TextTable table{
      .title = "9. Distributions of the inputs 輸入分布",
      .columns = {"input", "distribution", "median", "5–95 %, low", "5–95 %, high", "mean", "reason"},
      .rows = {}};
  for (const UncertainInput& one : uncertain.inputs) {
    const auto cell = [&](double x) { return input_cell(study, one.name, x); };
    const auto below = [&](double p) { return cell(quantile(one.distribution, p)); };
    table.rows.push_back({text_cell(short_name(one.name)), text_cell(kind_of(one.distribution)), below(0.50),
                          below(0.05), below(0.95), cell(mean(one.distribution)), text_cell(one.reason)});
    if (is_discrete(one.distribution)) {
      table.notes.push_back(short_name(one.name) + ": " + describe(one.distribution) + ".");
    }
  }
  for (const RankCorrelation& pair : uncertain.correlations) {
    const auto place = [&](const std::string& name) {
      const auto same = [&](const UncertainInput& one) { return one.name == name; };
      return static_cast<std::size_t>(std::ranges::find_if(uncertain.inputs, same) -
                                      uncertain.inputs.begin());
    };
    table.notes.push_back(fmt::format("Rank correlation of {} and {}: {:+.2f}, in the samples {:+.2f}.",
                                      short_name(pair.first), short_name(pair.second), pair.rho,
                                      result.rank_correlations.at(place(pair.first), place(pair.second))));
  }
  table.notes.push_back("All assumed.");
  return table;
}

TextTable distribution_table(const Study& study, const MonteCarloResult& result) {
  TextTable table{.title = "10. Distribution of the value today 模擬分布",
                  .columns = {"", "value", "standard error"},
                  .rows = {}};
  const OutputDistribution& one = today(study, result);
  if (one.mean) table.rows.push_back(estimated_row("mean", *one.mean, price));
  if (one.deviation) table.rows.push_back(estimated_row("deviation", *one.deviation, price));
  for (const Percentile& percentile : one.percentiles) {
    table.rows.push_back(
        estimated_row(fmt::format("percentile {:g}", 100 * percentile.p), percentile.value, price));
  }
  for (const ProbabilityAbove& above : one.above) {
    table.rows.push_back(
        estimated_row(fmt::format("above {:g}", above.level), above.probability, probability));
  }
  table.notes.push_back(fmt::format("{} samples ({} sampling, {} replicates), seed {}; {} without a value.",
                                    result.samples, to_string(result.sampling), result.replicates,
                                    result.seed, result.failures.total()));
  for (const Failure& failure : result.failures.kinds()) {
    table.notes.push_back(fmt::format("{} times: {}", failure.count, failure.reason));
  }
  table.notes.push_back(
      "The distribution follows from the inputs of table 9. It is not a forecast of the market price.");
  return table;
}

TextTable histogram_table(const Study& study, const MonteCarloResult& result) {
  TextTable table{
      .title = "11. Histogram of the value today", .columns = {"value today", "share", ""}, .rows = {}};
  const std::vector<double> values = kept_values(study, result);
  if (values.empty()) return table;
  const Histogram bins = histogram(values, today(study, result).percentiles.back().value.value * 1.25);
  const int most = *std::max_element(bins.counts.begin(), bins.counts.end());
  const auto share = [&](int count) { return count / static_cast<double>(values.size()); };
  const auto first =
      std::find_if(bins.counts.begin(), bins.counts.end(), [](int count) { return count > 0; });
  for (auto i = static_cast<std::size_t>(first - bins.counts.begin()); i < bins.counts.size(); ++i) {
    const double low = bins.width * static_cast<double>(i);
    const bool holds_close = low <= study.close() && study.close() < low + bins.width;
    table.rows.push_back({text_cell(fmt::format("{:.0f} to {:.0f}", low, low + bins.width)),
                          percent_cell(share(bins.counts[i]), 1),
                          text_cell(bar(bins.counts[i] / static_cast<double>(most), 50) +
                                    (holds_close ? " < the close" : ""))});
  }
  table.rows.push_back({text_cell("beyond"), percent_cell(share(bins.beyond), 1), text_cell("")});
  return table;
}

TextTable variance_table(const ShapleyEffects& effects) {
  TextTable table{.title = "12. Variance of the value today by input (Shapley effects) 變異數貢獻",
                  .columns = {"input", "share", "standard error", ""},
                  .rows = {}};
  std::vector<ShapleyEffect> sorted = effects.effects;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.share.value > b.share.value; });
  for (const ShapleyEffect& effect : sorted) {
    table.rows.push_back({text_cell(short_name(effect.input)), percent_cell(effect.share.value, 1),
                          percent_cell(effect.share.standard_error, 1),
                          text_cell(bar(std::clamp(effect.share.value, 0.0, 1.0), 40))});
  }
  table.notes = {
      fmt::format(
          "{} rows. The inputs of table 9 are correlated, so first-order and total Sobol indices would not",
          effects.rows),
      "add up. Shapley effects add up to 100 %."};
  return table;
}

TextTable assumption_table(const Study& study) {
  TextTable table{.title = "13. Lows and highs, all assumed 假設",
                  .columns = {"input", "base case", "range, low", "range, high", "reason"},
                  .rows = {}};
  for (const auto& stressed : examples::stressed_inputs()) {
    const std::string& input = stressed.range.input;
    table.rows.push_back({text_cell(short_name(input)), input_cell(study, input, stated_value(study, input)),
                          input_cell(study, input, stressed.range.low),
                          input_cell(study, input, stressed.range.high), text_cell(stressed.reason)});
  }
  table.notes = {"For the assumptions of the case itself see value_openai_warrant, table 23."};
  return table;
}

}  // namespace stress_openai_deal
