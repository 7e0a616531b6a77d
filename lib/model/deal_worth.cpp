#include <fairvalue/model/deal_worth.hpp>

#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/equity/price_target.hpp>
#include <fairvalue/model/calibration.hpp>

#include "core/detail/plain_number.hpp"
#include "detail/calibrated_case.hpp"
#include "detail/market_view.hpp"
#include "detail/prepared_case.hpp"
#include "detail/price_without_deals.hpp"
#include "detail/scenarios_of.hpp"

namespace fairvalue {
namespace {

constexpr double most_of_it = 0.8;

void warn_of_follow_on(std::vector<std::string>& warnings, const Case& value, const Scenario& scenario,
                       const Settings& set) {
  const Multiple own = value.multiple.value.value;
  for (std::size_t i = 0; i < set.deals.size(); ++i) {
    if (!(set.multiple.value > own) || !(set.deals[i].follow_on_share > 0.0)) continue;
    warnings.push_back(
        fmt::format("{}: the multiple rises from {:g} to {:g} and {} has follow-on: what comes after the "
                    "plan may count twice",
                    scenario.name, own.value, set.multiple.value.value, value.deals[i].name));
  }
}

void warn_of_late_value(std::vector<std::string>& warnings, const std::string& scenario,
                        const PartsValue& parts) {
  const double all = parts.flows.total().value;
  if (!(all > 0.0)) return;
  const double follow_on = parts.flows.follow_on.value / all;
  const double after = 1.0 - parts.flows_until_horizon.total().value / all;
  const auto percent = [](double part) { return fmt::format("{:.0f} %", 100 * part); };
  if (follow_on > most_of_it) {
    warnings.push_back(scenario + ": " + percent(follow_on) +
                       " of the deals' present value is follow-on, which nobody has promised");
  }
  if (after > most_of_it) {
    warnings.push_back(scenario + ": " + percent(after) +
                       " of the deals' present value comes after the horizon");
  }
}

void warn_of_open_shares(std::vector<std::string>& warnings, const std::string& scenario,
                         const PartsValue& parts) {
  const double after = (parts.flows.total() - parts.flows_until_horizon.total()).value;
  if (!(parts.open_after_horizon.value > 0.0) || !(after > 0.0)) return;
  warnings.push_back(fmt::format(
      "{}: {} shares may still vest after the horizon; the flows after it count, these shares do not",
      scenario, detail::plain_amount(parts.open_after_horizon.value)));
}

/// The deals' income of a year in the base case, by their plans.
Money income_in(const Case& value, const Settings& base, const FiscalPeriod& year) {
  const auto paths = detail::deal_paths(value, base);
  Money sum{0.0};
  for (std::size_t i = 0; i < paths.size(); ++i) {
    sum += paths[i].delivered_in(year) * income_per_gigawatt(gigawatt_economics(base, i));
  }
  return sum;
}

/// A consensus that grows in a year at least as fast as the deals' income would make it may hold it already.
void warn_of_consensus(std::vector<std::string>& warnings, const Case& value, const Settings& base) {
  const OperatingModel& company = value.company;
  std::optional<PerShare> before;
  if (company.year_before) before = company.year_before->value.eps;
  for (std::size_t i = 0; i < company.consensus_eps.size() && i < company.years.size(); ++i) {
    const PerShare eps = company.consensus_eps[i].value;
    if (before && before->value > 0.0) {
      const double grows = growth(*before, eps);
      const double brought =
          income_in(value, base, company.years[i]) / (*before * company.diluted_shares.value);
      if (brought > 0.0 && grows >= brought) {
        warnings.push_back(fmt::format(
            "the consensus of {} grows {:.0f} %, the deals would add {:.0f} %: if they are in it or "
            "in the multiple already, they count twice",
            label(company.years[i]), 100 * grows, 100 * brought));
      }
    }
    before = eps;
  }
}

}  // namespace

Effect effect(const Case& value, const Settings& base, const Settings& scenario, const PartsValue& parts) {
  const detail::PreparedCase prepared{value};
  return detail::effect_of(prepared, base, scenario, parts, base_value(value, base));
}

Effect detail::effect_of(const PreparedCase& prepared, const SettingsView& base, const SettingsView& scenario,
                         const PartsValue& parts, PerShare start) {
  SettingsView set = base;
  const auto moved = [&](bool same, PerShare before) { return same ? before : base_value_in(prepared, set); };
  set.eps_growth = scenario.eps_growth;
  set.revenue_growth = scenario.revenue_growth;
  const PerShare grown = moved(base.eps_growth == scenario.eps_growth, start);  // revenue has no price
  set.multiple = scenario.multiple;
  const PerShare revalued = moved(base.multiple.value == scenario.multiple.value, grown);
  return effect_formula(start, grown, revalued, parts.base, parts.flows.total(), parts.shares, parts.value);
}

DealWorth deal_worth(const Case& given, std::span<const Money> warrants) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  const auto inputs = named_inputs(value);
  const auto scenarios = detail::scenarios_of(value);
  detail::require_warrants(warrants, scenarios.size());
  const detail::PreparedCase prepared{value};
  const Settings base = detail::settings_of(value, inputs);
  const PerShare start = detail::base_value_in(prepared, base);
  const double weights = detail::sum_of_weights(scenarios);
  detail::MarketView view;
  PerShare expected{0.0};
  Money path_view{0.0};
  std::vector<ScenarioWorth> worths;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const Settings set = detail::settings_of(value, inputs, scenarios[i]);
    const auto path = detail::base_path_in(prepared, set);
    const PartsValue parts = detail::parts_value(prepared, set, {path.data(), path.size()});
    const double share = scenarios[i].weight / weights;
    worths.push_back({.name = scenarios[i].name,
                      .weight = scenarios[i].weight,
                      .parts = parts,
                      .effect = detail::effect_of(prepared, base, set, parts, start),
                      .warrants = detail::warrants_in(warrants, i)});
    expected += share * parts.value;
    path_view += share * parts.net_worth();
    view.add(share, parts.flows, worths.back().warrants);
  }
  return {.base = start,
          .scenarios = std::move(worths),
          .expected_value = expected,
          .path_view = path_view,
          .flows = view.flows,
          .warrants = view.warrants,
          .market_view = view.net()};
}

std::vector<std::string> valuation_warnings(const Case& given) {
  const detail::CalibratedCase calibrated{given};
  const Case& value = calibrated.value();
  const auto inputs = named_inputs(value);
  std::vector<std::string> warnings;
  warn_of_consensus(warnings, value, base_settings(value));
  for (const Scenario& scenario : detail::scenarios_of(value)) {
    const Settings set = detail::settings_of(value, inputs, scenario);
    const PartsValue parts = value_by_parts(value, set);
    warn_of_follow_on(warnings, value, scenario, set);
    warn_of_late_value(warnings, scenario.name, parts);
    warn_of_open_shares(warnings, scenario.name, parts);
  }
  return warnings;
}

}  // namespace fairvalue
