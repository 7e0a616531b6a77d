#include "scenario_run.hpp"

#include <utility>

#include <fairvalue/core/require.hpp>
#include <fairvalue/scenario/scenarios.hpp>

namespace fairvalue::detail {

PerShare price_without_deals(const Case& value, const Settings& settings) {
  const auto path = base_path(value.company, settings.eps_growth, settings.revenue_growth, settings.multiple);
  const PerShare eps = window_eps(path, value.company.years.size() - 1, settings.multiple.window);
  return require_positive("price without deals", settings.multiple.value * eps);
}

ScenarioRun run_scenario(const Case& value, const Settings& settings, const std::string& name) {
  auto years = deal_loop(value, settings);
  const ScenarioValue last{name, years.back().price.value, years.back().period.end};
  const double today = present_value(last, settings.required_return, value.spot.value.as_of);
  return {.years = std::move(years),
          .price_without_deals = price_without_deals(value, settings),
          .present_value = PerShare{today}};
}

}  // namespace fairvalue::detail
