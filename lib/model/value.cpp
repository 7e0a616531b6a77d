#include <fairvalue/model/value.hpp>

#include <algorithm>
#include <span>
#include <utility>

#include "detail/calibrated_case.hpp"
#include "detail/prepared_case.hpp"
#include "detail/scenarios_of.hpp"

namespace fairvalue {
namespace {

/// What the scenarios of a case have in common.
struct CaseRun {
  const detail::PreparedCase& prepared;
  const std::vector<NamedInput>& inputs;
  const Settings& base;
  PerShare base_value;
};

ScenarioResult run(const CaseRun& common, const Scenario& scenario) {
  const Settings set = detail::settings_of(common.prepared.value, common.inputs, scenario);
  const auto years = detail::base_path_in(common.prepared, set);
  const std::span<const BaseYear> path{years.data(), years.size()};
  PartsValue parts = detail::parts_value(common.prepared, set, path);
  EarningsValue earnings = detail::earnings_value(common.prepared, set, path);
  const Reconciliation lines = reconciliation(earnings, parts);
  const Effect split = detail::effect_of(common.prepared, common.base, set, parts, common.base_value);
  return {.name = scenario.name,
          .label = scenario.label,
          .weight = scenario.weight,
          .by_parts = std::move(parts),
          .by_earnings = std::move(earnings),
          .reconciliation = lines,
          .effect = split};
}

template <class F>
std::vector<double> each(const std::vector<ScenarioResult>& scenarios, F number) {
  std::vector<double> numbers;
  for (const ScenarioResult& scenario : scenarios) numbers.push_back(number(scenario));
  return numbers;
}

std::optional<double> implied(PerShare price, const std::vector<double>& present_values) {
  const auto [low, high] = std::minmax_element(present_values.begin(), present_values.end());
  if (!(*low < *high)) return std::nullopt;
  return two_point_probability(price.value, *low, *high);
}

WeightedValue weighted(const Spot& spot, const std::vector<double>& weights,
                       const std::vector<double>& present) {
  return {.expected = PerShare{expected_value(weights, present)},
          .deviation = PerShare{standard_deviation(weights, present)},
          .implied_probability = implied(spot.price, present)};
}

Table by_scenario(const CaseResult& result, const char* unit, double (*number)(const DealYear&)) {
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  for (const ScenarioResult& scenario : result.scenarios) rows.push_back(scenario.name);
  for (const DealYear& year : result.scenarios.front().by_earnings.years)
    columns.push_back(label(year.period));
  Table table{rows, columns, unit};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      table.set(i, j, number(result.scenarios[i].by_earnings.years[j]));
    }
  }
  return table;
}

}  // namespace

CaseResult value(const Case& given) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  const detail::PreparedCase prepared{value};
  const auto inputs = named_inputs(value);
  const Settings base = detail::settings_of(value, inputs);
  const auto years = detail::base_path_in(prepared, base);
  const PerShare alone = detail::base_value_in(prepared, base);
  const CaseRun common{prepared, inputs, base, alone};
  std::vector<ScenarioResult> results;
  const auto scenarios = detail::scenarios_of(value);
  results.reserve(scenarios.size());
  for (const Scenario& scenario : scenarios) results.push_back(run(common, scenario));
  const auto weights = each(results, [](const auto& s) { return s.weight; });
  const auto prices = each(results, [](const auto& s) { return s.by_earnings.price.value; });
  const auto parts = each(results, [](const auto& s) { return s.by_parts.value.value; });
  const auto earnings = each(results, [](const auto& s) { return s.by_earnings.present_value.value; });
  const auto worth = each(results, [](const auto& s) { return s.by_parts.net_worth().value; });
  return {.spot = value.spot.value,
          .base = {years.begin(), years.end()},
          .base_value = alone,
          .scenarios = std::move(results),
          .by_parts = weighted(value.spot.value, weights, parts),
          .by_earnings = weighted(value.spot.value, weights, earnings),
          .net_worth = Money{expected_value(weights, worth)},
          .expected_price = PerShare{expected_value(weights, prices)}};
}

Table price_table(const CaseResult& result) {
  return by_scenario(result, "currency/share", [](const DealYear& year) { return year.price.value; });
}

Table vested_table(const CaseResult& result) {
  return by_scenario(result, "million shares",
                     [](const DealYear& year) { return year.vested_to_date.value / 1e6; });
}

}  // namespace fairvalue
