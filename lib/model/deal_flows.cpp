#include <fairvalue/model/deal_flows.hpp>

#include "detail/flow_formula.hpp"

namespace fairvalue {
namespace {

constexpr Years today{0.0};

std::vector<Money> equity_costs(const Deal& deal) {
  std::vector<Money> costs;
  for (const auto& one : deal.equity) costs.push_back(cost_to_seller(one.value));
  return costs;
}

std::vector<Money> loan_costs(const Deal& deal) {
  std::vector<Money> costs;
  for (const auto& one : deal.loans) costs.push_back(cost_to_seller(one.value));
  return costs;
}

detail::FlowNumbers<PerGigawatt, double, Money> numbers_of(const Deal& deal, const DealSettings& settings,
                                                           double tax_rate) {
  return {.revenue = settings.revenue_per_gigawatt,
          .margin = settings.margin,
          .tax_rate = tax_rate,
          .incremental = settings.incremental,
          .capital_spending = settings.capital_spending,
          .follow_on_consideration = deal.follow_on ? deal.follow_on->value.consideration : PerGigawatt{0.0},
          .haircut = settings.haircut,
          .rate = settings.rate,
          .equity_costs = equity_costs(deal),
          .loan_costs = loan_costs(deal)};
}

}  // namespace

std::vector<DealFlows> deal_flows(const Case& value, const Settings& settings) {
  const auto volumes = detail::deal_paths(value, settings);
  return detail::deal_flows_on({volumes.data(), volumes.size()}, value, settings);
}

std::vector<DealFlows> detail::deal_flows_on(std::span<const DealPath> volumes, const Case& value,
                                             const SettingsView& settings) {
  std::vector<DealFlows> flows;
  flows.reserve(volumes.size());
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    flows.push_back(flows_of_deal(value.deals[i], settings.deals[i], volumes[i], value.spot.value.as_of,
                                  numbers_of(value.deals[i], settings.deals[i], settings.tax_rate)));
  }
  return flows;
}

FlowValue flows_to_come(std::span<const DealFlows> deals, Years on) {
  return detail::sum_of_deals(deals,
                              [on](const auto& flows, double rate) { return value_after(flows, rate, on); });
}

FlowValue present_value_until(std::span<const DealFlows> deals, Years until) {
  return detail::sum_of_deals(deals, [until](const auto& flows, double rate) {
    return value_between(flows, rate, today, until, today);
  });
}

Money flows_collected(std::span<const DealFlows> deals, Years until, double required_return) {
  return detail::sum_of_deals(deals,
                              [&](const auto& flows, double) {
                                return value_between(flows, required_return, today, until, until);
                              })
      .total();
}

}  // namespace fairvalue
