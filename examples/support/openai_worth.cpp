#include "support/openai_worth.hpp"

#include <fairvalue/model/warrant_values.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

namespace examples {
namespace {

using namespace fairvalue;

constexpr double believed_gigawatts[] = {3, 6, 12, 24, 48};

/// Simulated: the assumed average of closes has no closed form.
SimulatedValue warrant_value(const Case& openai, const Scenario& scenario, const OpenAiPricing& pricing,
                             const EquityMarket& market) {
  const auto inputs = named_inputs(openai);
  const Settings set = settings(openai, resolved_values(inputs, resolve(inputs, scenario.overrides)));
  const WarrantPosition position{
      .warrant = pricing.terms.value,
      .outlook = {.milestones = scenario_milestones(openai, set, 0), .named = pricing.outlook.value.named}};
  return value_by_simulation(position, {.market = market}, {},
                             {.paths = simulated_paths, .seed = simulation_seed});
}

}  // namespace

OpenAiWorth openai_worth(const Case& openai, const OpenAiPricing& pricing, const OpenAiFacts& facts) {
  const EquityMarket market = amd_market(pricing, facts.close.value, pricing.announced);
  const Announcement announcement{.before = facts.close_before.value, .after = facts.close.value};
  std::vector<std::string> warnings = valuation_warnings(openai);
  std::vector<Money> warrants;
  double sum = 0.0;
  double error = 0.0;
  for (const Scenario& scenario : openai.scenarios) {
    const SimulatedValue value = warrant_value(openai, scenario, pricing, market);
    warrants.push_back(Money{value.total.mean});
    sum += scenario.weight * value.total.mean;
    error += scenario.weight * value.total.standard_error;
    if (!value.doubt.empty()) warnings.push_back(scenario.name + ": unreliable, " + value.doubt);
  }
  const Settings base = base_settings(openai);
  const std::string deal = openai.deals.front().name;
  const ReverseQuestion question{.announcement = announcement, .deal = deal, .warrants = warrants};
  const Case renewed = with_assumed_follow_on(openai, deal);
  return {.warrants = warrants,
          .warrants_error = error / sum,
          .worth = deal_worth(openai, warrants),
          .announcement = announcement,
          .jump = explain_jump(openai, announcement, warrants),
          .renewal = renewed.deals.front().follow_on->value,
          .believed = reverse_solve(renewed, question),
          .pairs = reverse_curve(openai, question, BelievedInput::gigawatts, believed_gigawatts,
                                 BelievedInput::revenue_per_gigawatt),
          .give_away = give_away_prices(openai, base, 0),
          .steps = gigawatt_steps(openai, base, 0),
          .warnings = warnings};
}

}  // namespace examples
