#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/pricing/value_by_simulation.hpp>

#include "support/tables.hpp"
#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;
using examples::amd_market;
using examples::OpenAiPricing;

/// On the day of the announcement, at its close.
PriceModel model_of(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  return {.market = amd_market(pricing, facts.close.value, pricing.announced)};
}

SimulatedValue simulated(const WarrantPosition& position, const PriceModel& model) {
  return value_by_simulation(position, model, {},
                             {.paths = examples::simulated_paths, .seed = examples::simulation_seed});
}

/// The error of a / b - 1, were the two independent: as they share their paths it is less. None against
/// itself, nor against nothing.
Cell change_error_cell(const Sampled& a, const Sampled& b, int decimals) {
  if (!(b.mean > 0.0) || (a.mean == b.mean && a.standard_error == b.standard_error)) return text_cell("");
  return percent_cell(std::hypot(a.standard_error, b.standard_error * a.mean / b.mean) / b.mean, decimals);
}

/// a / b - 1; no answer (NM) against nothing.
Cell change_cell(const Sampled& a, const Sampled& b, int decimals) {
  return signed_percent_cell(b.mean > 0.0 ? std::optional{a.mean / b.mean - 1.0} : std::nullopt, decimals);
}

struct RuleValue {
  MonitoringRule rule;
  SimulatedValue value;
};

std::vector<Cell> rule_row(const RuleValue& rule, const Sampled& continuous, const Warrant& warrant) {
  const Sampled& total = rule.value.total;
  return {text_cell(describe(rule.rule)),
          price_cell(Money{total.mean} / warrant.shares),
          number_cell(total.standard_error / warrant.shares.value, 3),
          billions_cell(Money{total.mean}),
          change_cell(total, continuous, 2),
          change_error_cell(total, continuous, 2)};
}

/// One line where a simulated error is not to be trusted.
void note_doubt(TextTable& table, const std::string& name, const std::string& doubt) {
  if (doubt.empty()) return;
  table.notes.push_back(fmt::format("Unreliable, {}: {}.", name, doubt));
}

Sampled vested_on_average(const SimulatedValue& value) {
  Sampled mean{0, 0};
  for (const VestedShares& outcome : value.vested)
    mean.mean += outcome.shares.value * outcome.probability.mean;
  return mean;
}

/// Vested shares and that none does, both risk-neutral.
std::vector<Cell> correlation_row(double correlation, const SimulatedValue& value, const Sampled& independent,
                                  const Warrant& warrant) {
  return {
      number_cell(correlation, 1),
      price_cell(Money{value.total.mean} / warrant.shares),
      number_cell(value.total.standard_error / warrant.shares.value, 3),
      change_cell(value.total, independent, 1),
      change_error_cell(value.total, independent, 1),
      number_cell(vested_on_average(value).mean / 1e6, 1),
      percent_cell(value.vested.front().shares.value > 0 ? 0.0 : value.vested.front().probability.mean, 1)};
}

}  // namespace

TextTable monitoring_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const Warrant& terms = pricing.terms.value;
  std::vector<RuleValue> rules;
  for (const auto& rule :
       {continuously(), on_any_close(), on_average_of(20), on_consecutive(20), on_some_of(20, 30)}) {
    const WarrantPosition watched{.warrant = with_monitoring(terms, rule), .outlook = pricing.outlook.value};
    rules.push_back({rule, simulated(watched, model_of(pricing, facts))});
  }
  TextTable table{.title = "21. What each monitoring rule costs 股價條件的計算方式",
                  .columns = {"hurdle watched", "a share", "+-", "total", "lost", "+-"},
                  .rows = {}};
  const Sampled& continuous = rules.front().value.total;
  for (const RuleValue& rule : rules) table.rows.push_back(rule_row(rule, continuous, terms));
  table.notes = {fmt::format("Economic values, simulated: {} paths, the same for every "
                             "rule. AMD's rule is not public; "
                             "the case assumes {}.",
                             examples::simulated_paths, describe(price_gate(terms.tranches.front())->rule)),
                 "+- of what is lost: at most, as all rules are held against the same paths."};
  for (const RuleValue& rule : rules) examples::add_warnings(table, rule.value.warnings);
  for (const RuleValue& rule : rules) note_doubt(table, describe(rule.rule), rule.value.doubt);
  return table;
}

TextTable correlation_table(const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const Warrant& terms = pricing.terms.value;
  WarrantPosition slipping{.warrant = terms,
                           .outlook = {.named = pricing.outlook.value.named},
                           .deployment = pricing.deployment.value};
  const auto valued = [&](double correlation) {
    slipping.deployment->correlation = correlation;
    return simulated(slipping, model_of(pricing, facts));
  };
  const std::array correlations{-0.5, 0.0, 0.5, 0.9};
  std::vector<SimulatedValue> values;
  for (const double correlation : correlations) values.push_back(valued(correlation));
  const Sampled independent = values[1].total;
  TextTable table{.title = "22. What it is worth that deployments slip with the price 部署與股價的相關性",
                  .columns = {"correlation", "a share", "+-", "against 0", "+-", "vested m", "none vests"},
                  .rows = {}};
  std::vector<std::string> warnings;
  for (std::size_t i = 0; i < values.size(); ++i) {
    table.rows.push_back(correlation_row(correlations[i], values[i], independent, terms));
    warnings.insert(warnings.end(), values[i].warnings.begin(), values[i].warnings.end());
  }
  table.notes = {fmt::format("Assumed: {}.", pricing.deployment.source),
                 "Table 21 has milestones of another belief (table 23), each drawn on its own: hence another "
                 "value at 0.",
                 "Vested m: expected shares, risk-neutral. A delay depends on prices up to the day the "
                 "milestone was due, "
                 "never on later ones."};
  examples::add_warnings(table, warnings);
  for (std::size_t i = 0; i < values.size(); ++i) {
    note_doubt(table, fmt::format("correlation {:g}", correlations[i]), values[i].doubt);
  }
  return table;
}

}  // namespace value_openai_warrant
