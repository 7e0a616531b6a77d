#include <fairvalue/model/deal_flows.hpp>

#include <fairvalue/core/require.hpp>

#include "detail/deal_path.hpp"

namespace fairvalue {
namespace {

constexpr Years today{0.0};

void scale(std::vector<EvenFlow>& flows, double factor) {
  for (EvenFlow& flow : flows) flow.amount = flow.amount * factor;
}

/// What the seller's equity costs: on its day, or with the gigawatts as far as they are delivered.
void add_equity(std::vector<EvenFlow>& flows, const EquityPurchase& equity, Gigawatts planned,
                std::span<const Delivery> delivered, Date day) {
  const Money cost = cost_to_seller(equity);
  if (equity.paid_on) {
    const Years paid = year_fraction(day, *equity.paid_on);
    flows.push_back({paid, paid, -cost});
    return;
  }
  for (const Delivery& one : delivered) flows.push_back({one.from, one.to, -cost * (one.amount / planned)});
}

std::vector<EvenFlow> consideration(const Deal& deal, std::span<const Delivery> delivered, Date day) {
  std::vector<EvenFlow> flows;
  const Gigawatts planned{deal.plan.value.milestones.back().volume};
  for (const auto& equity : deal.equity) add_equity(flows, equity.value, planned, delivered, day);
  for (const auto& loan : deal.loans) {
    const Years drawn = year_fraction(day, loan.value.drawn);
    flows.push_back({drawn, drawn, -cost_to_seller(loan.value)});
  }
  return flows;
}

std::vector<EvenFlow> follow_on_flows(const Deal& deal, const DealSettings& settings,
                                      const GigawattEconomics& economics, std::span<const Delivery> delivered,
                                      Date day) {
  if (!deal.follow_on || settings.follow_on_share == 0.0) return {};
  FollowOn terms = deal.follow_on->value;
  terms.share = settings.follow_on_share;
  return flows_of(renewals(delivered, terms, day), economics, terms.consideration);
}

DealFlows flows_of_deal(const Deal& deal, const DealSettings& settings, const GigawattEconomics& economics,
                        const detail::DealPath& path, Date day) {
  const auto delivered = path.deliveries_from(day);
  const auto parts = deal.committed ? split_at(delivered, deal.committed->value)
                                    : SplitDeliveries{.first = delivered, .rest = {}};
  DealFlows flows{.committed = flows_of(parts.first, economics),
                  .optional = flows_of(parts.rest, economics),
                  .follow_on = follow_on_flows(deal, settings, economics, delivered, day),
                  .consideration = consideration(deal, delivered, day),
                  .rate = settings.rate};
  const double kept = 1.0 - deal.haircut.value;
  for (auto* part : {&flows.committed, &flows.optional, &flows.follow_on}) scale(*part, kept);
  return flows;
}

template <class F>
FlowValue sum_of(std::span<const DealFlows> deals, F value_of) {
  FlowValue sum{Money{0.0}, Money{0.0}, Money{0.0}, Money{0.0}};
  for (const DealFlows& deal : deals) {
    sum.committed += value_of(deal.committed, deal.rate);
    sum.optional += value_of(deal.optional, deal.rate);
    sum.follow_on += value_of(deal.follow_on, deal.rate);
    sum.consideration += value_of(deal.consideration, deal.rate);
  }
  return sum;
}

}  // namespace

std::vector<DealFlows> deal_flows(const Case& value, const Settings& settings) {
  require(settings.deals.size() == value.deals.size(), "settings.deals", "one for each deal of the case",
          static_cast<double>(settings.deals.size()));
  const auto paths = detail::deal_paths(value, settings);
  std::vector<DealFlows> flows;
  flows.reserve(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    flows.push_back(flows_of_deal(value.deals[i], settings.deals[i], gigawatt_economics(settings, i),
                                  paths[i], value.spot.value.as_of));
  }
  return flows;
}

FlowValue flows_to_come(std::span<const DealFlows> deals, Years on) {
  return sum_of(deals, [on](const auto& flows, double rate) { return value_after(flows, rate, on); });
}

FlowValue present_value_until(std::span<const DealFlows> deals, Years until) {
  return sum_of(deals, [until](const auto& flows, double rate) {
    return value_between(flows, rate, today, until, today);
  });
}

Money flows_collected(std::span<const DealFlows> deals, Years until, double required_return) {
  return sum_of(deals, [&](const auto& flows,
                           double) { return value_between(flows, required_return, today, until, until); })
      .total();
}

}  // namespace fairvalue
