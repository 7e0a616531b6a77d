#include <fairvalue/model/deal_worth.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/model/calibration.hpp>

#include "core/detail/plain_number.hpp"
#include "detail/deal_path.hpp"
#include "detail/scenarios_of.hpp"

namespace fairvalue {
namespace {

constexpr double most_of_it = 0.8;

FlowValue scaled(const FlowValue& one, double weight) {
  return {one.committed * weight, one.optional * weight, one.follow_on * weight, one.consideration * weight};
}

FlowValue sum(const FlowValue& a, const FlowValue& b) {
  return {a.committed + b.committed, a.optional + b.optional, a.follow_on + b.follow_on,
          a.consideration + b.consideration};
}

Money warrants_of(std::span<const Money> warrants, std::size_t scenario) {
  const Money one = warrants[warrants.size() == 1 ? 0 : scenario];
  return require_non_negative("warrants", one);
}

void add_weighted(DealWorth& worth, const ScenarioWorth& one, double share) {
  worth.expected_value += share * one.parts.value;
  worth.path_view += share * one.parts.net_worth();
  worth.flows = sum(worth.flows, scaled(one.parts.flows, share));
  worth.warrants += share * one.warrants;
}

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
        warnings.push_back(
            fmt::format("{}: the consensus grows {:.0f} %, and the deals' income would be {:.0f} % of the "
                        "year before: if "
                        "the consensus or the multiple of {:g} has it already, it counts twice",
                        label(company.years[i]), 100 * grows, 100 * brought, base.multiple.value.value));
      }
    }
    before = eps;
  }
}

}  // namespace

Effect effect(const Case& value, const Settings& base, const Settings& scenario, const PartsValue& parts) {
  Settings set = base;
  const PerShare start = base_value(value, set);
  set.eps_growth = scenario.eps_growth;
  set.revenue_growth = scenario.revenue_growth;
  const PerShare grown = base_value(value, set);
  set.multiple = scenario.multiple;
  const PerShare revalued = base_value(value, set);
  const PerShare shared = parts.base + parts.flows.total() / parts.shares;
  return {.growth = grown - start,
          .multiple = revalued - grown,
          .required_return = parts.base - revalued,
          .flows = shared - parts.base,
          .dilution = parts.value - shared};
}

DealWorth deal_worth(const Case& given, std::span<const Money> warrants) {
  const Case value = with_calibration(given);
  const auto inputs = named_inputs(value);
  const auto scenarios = detail::scenarios_of(value);
  require(warrants.size() == 1 || warrants.size() == scenarios.size(), "warrants",
          fmt::format("1 or {}, one for each scenario", scenarios.size()),
          static_cast<double>(warrants.size()));
  const Settings base = base_settings(value);
  DealWorth worth{.base = base_value(value, base),
                  .scenarios = {},
                  .expected_value = PerShare{0.0},
                  .path_view = Money{0.0},
                  .flows = {Money{0.0}, Money{0.0}, Money{0.0}, Money{0.0}},
                  .warrants = Money{0.0},
                  .market_view = Money{0.0}};
  double weights = 0.0;
  for (const Scenario& scenario : scenarios) weights += scenario.weight;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const Settings set = detail::settings_of(value, inputs, scenarios[i]);
    const PartsValue parts = value_by_parts(value, set);
    worth.scenarios.push_back({.name = scenarios[i].name,
                               .weight = scenarios[i].weight,
                               .parts = parts,
                               .effect = effect(value, base, set, parts),
                               .warrants = warrants_of(warrants, i)});
    add_weighted(worth, worth.scenarios.back(), scenarios[i].weight / weights);
  }
  worth.market_view = worth.flows.total() - worth.warrants;
  return worth;
}

std::vector<std::string> valuation_warnings(const Case& given) {
  const Case value = with_calibration(given);
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
