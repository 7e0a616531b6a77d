#include <fairvalue/model/value.hpp>

#include <algorithm>
#include <utility>

#include <fairvalue/model/calibration.hpp>

#include "detail/scenario_run.hpp"

namespace fairvalue {
namespace {

ScenarioResult run(const Case& value, const std::vector<NamedInput>& inputs, const Scenario& scenario) {
  const auto overrides = resolve(inputs, scenario.overrides);
  const Settings set = settings(value, resolved_values(inputs, overrides));
  detail::ScenarioRun run = detail::run_scenario(value, set, scenario.name);
  const PerShare price = run.years.back().price;
  const Date holds_on = run.years.back().period.end;
  return {.name = scenario.name,
          .label = scenario.label,
          .weight = scenario.weight,
          .years = std::move(run.years),
          .price = price,
          .holds_on = holds_on,
          .price_without_deals = run.price_without_deals,
          .present_value = run.present_value};
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

Table by_scenario(const CaseResult& result, const char* unit, double (*number)(const DealYear&)) {
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  for (const ScenarioResult& scenario : result.scenarios) rows.push_back(scenario.name);
  for (const DealYear& year : result.scenarios.front().years) columns.push_back(label(year.period));
  Table table{rows, columns, unit};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      table.set(i, j, number(result.scenarios[i].years[j]));
    }
  }
  return table;
}

}  // namespace

CaseResult value(const Case& given) {
  const Case value = with_calibration(given);
  const auto inputs = named_inputs(value);
  const std::vector<Scenario> as_stated{{.name = "as stated", .label = "", .weight = 1.0, .overrides = {}}};
  std::vector<ScenarioResult> results;
  for (const Scenario& scenario : value.scenarios.empty() ? as_stated : value.scenarios) {
    results.push_back(run(value, inputs, scenario));
  }
  const auto weights = each(results, [](const auto& s) { return s.weight; });
  const auto prices = each(results, [](const auto& s) { return s.price.value; });
  const auto present = each(results, [](const auto& s) { return s.present_value.value; });
  return {.spot = value.spot.value,
          .base = base_path(value.company, value.company.eps_growth.value, value.company.revenue_growth.value,
                            value.multiple.value),
          .scenarios = std::move(results),
          .expected_price = PerShare{expected_value(weights, prices)},
          .expected_present_value = PerShare{expected_value(weights, present)},
          .deviation = PerShare{standard_deviation(weights, present)},
          .implied_probability = implied(value.spot.value.price, present)};
}

Table price_table(const CaseResult& result) {
  return by_scenario(result, "currency/share", [](const DealYear& year) { return year.price.value; });
}

Table vested_table(const CaseResult& result) {
  return by_scenario(result, "million shares",
                     [](const DealYear& year) { return year.vested_to_date.value / 1e6; });
}

}  // namespace fairvalue
