/// \file lib/model/detail/flow_formula.hpp
/// The calculation of a deal's flows and of their value, on numbers of any kind that calculate like doubles:
/// doubles with units for the value, traced numbers for its derivation.
#pragma once
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/model/case.hpp>

#include "deal_path.hpp"

namespace fairvalue::detail {

/// What one deal's flows are made from. Price is a PerGigawatt, Ratio a double, Amount a Money, or each a
/// Traced.
template <class Price, class Ratio, class Amount>
struct FlowNumbers {
  Price revenue;
  Ratio margin;
  Ratio tax_rate;
  Ratio incremental;
  Price capital_spending;
  Price follow_on_consideration;
  Ratio haircut;
  Ratio rate;
  std::vector<Amount> equity_costs;  ///< in the order of the deal's
  std::vector<Amount> loan_costs;
};

template <class Amount, class Ratio>
void scale_flows(std::vector<EvenFlowOf<Amount>>& flows, const Ratio& factor) {
  for (auto& flow : flows) flow.amount = flow.amount * factor;
}

template <class Amount>
std::vector<EvenFlowOf<Amount>> consideration_flows(const Deal& deal, std::span<const Delivery> delivered,
                                                    Date day, const std::vector<Amount>& equity_costs,
                                                    const std::vector<Amount>& loan_costs) {
  std::vector<EvenFlowOf<Amount>> flows;
  const Gigawatts planned{deal.plan.value.milestones.back().volume};
  for (std::size_t i = 0; i < deal.equity.size(); ++i) {
    const Amount cost = equity_costs[i];
    if (deal.equity[i].value.paid_on) {
      const Years paid = year_fraction(day, *deal.equity[i].value.paid_on);
      flows.push_back({paid, paid, -cost});
      continue;
    }
    for (const Delivery& one : delivered) flows.push_back({one.from, one.to, -cost * (one.amount / planned)});
  }
  for (std::size_t i = 0; i < deal.loans.size(); ++i) {
    const Years drawn = year_fraction(day, deal.loans[i].value.drawn);
    flows.push_back({drawn, drawn, -loan_costs[i]});
  }
  return flows;
}

template <class Price, class Ratio, class Amount, class VolumeOf = std::identity>
DealFlowsOf<Amount, Ratio> flows_of_deal(const Deal& deal, const DealSettings& settings, const DealPath& path,
                                         Date day, const FlowNumbers<Price, Ratio, Amount>& of,
                                         VolumeOf volume_of = {}) {
  const auto delivered = path.deliveries_from(day);
  const auto parts = deal.committed ? split_at(delivered, deal.committed->value)
                                    : SplitDeliveries{.first = delivered, .rest = {}};
  const Price flow =
      flow_of_gigawatt(of.revenue, of.margin, of.tax_rate, of.incremental, of.capital_spending);
  const Price received = of.incremental * of.revenue;
  const Price paid = received - flow;
  const Years lag{settings.receipt_lag_days / 365.0};
  DealFlowsOf<Amount, Ratio> flows{
      .committed = flows_of_cash(parts.first, received, paid, lag, volume_of),
      .optional = flows_of_cash(parts.rest, received, paid, lag, volume_of),
      .follow_on = {},
      .consideration = consideration_flows(deal, delivered, day, of.equity_costs, of.loan_costs),
      .rate = of.rate};
  if (deal.follow_on && settings.follow_on_share > 0.0) {
    FollowOn terms = deal.follow_on->value;
    terms.share = settings.follow_on_share;
    const Price with_cost = paid + of.follow_on_consideration;
    flows.follow_on = flows_of_cash(renewals(delivered, terms, day), received, with_cost, lag, volume_of);
  }
  if (is_nothing(of.haircut)) return flows;
  const Ratio kept = 1.0 - of.haircut;
  for (auto* part : {&flows.committed, &flows.optional, &flows.follow_on}) scale_flows(*part, kept);
  return flows;
}

/// The sum over the deals of what `value_of(flows, rate)` makes of each part.
template <class Amount, class Ratio, class F>
FlowValueOf<Amount> sum_of_deals(std::span<const DealFlowsOf<Amount, Ratio>> deals, F value_of) {
  FlowValueOf<Amount> sum{Amount{0.0}, Amount{0.0}, Amount{0.0}, Amount{0.0}};
  for (const auto& deal : deals) {
    sum.committed = sum.committed + value_of(deal.committed, deal.rate);
    sum.optional = sum.optional + value_of(deal.optional, deal.rate);
    sum.follow_on = sum.follow_on + value_of(deal.follow_on, deal.rate);
    sum.consideration = sum.consideration + value_of(deal.consideration, deal.rate);
  }
  return sum;
}

}  // namespace fairvalue::detail
