#include <fairvalue/model/give_away.hpp>

#include <algorithm>
#include <utility>

#include <fairvalue/core/require.hpp>
#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/deal/give_away_price.hpp>

#include "detail/deal_path.hpp"

namespace fairvalue {
namespace {

void require_deal_of(const Case& value, std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
}

/// A tranche and the stretch of volume that it rewards.
struct Rewarded {
  const Tranche* tranche;
  double from;
  double to;
};

std::vector<Rewarded> rewarded(const Warrant& warrant) {
  std::vector<Rewarded> all;
  for (const Tranche& tranche : warrant.tranches) {
    if (tranche.linear) {
      all.push_back({&tranche, tranche.linear->from, tranche.linear->to});
    } else if (const auto gate = volume_gate(tranche)) {
      all.push_back({&tranche, 0.0, gate->volume});
    }
  }
  std::ranges::stable_sort(all, {}, &Rewarded::to);
  double before = 0.0;
  for (Rewarded& one : all) {
    if (!one.tranche->linear) one.from = std::exchange(before, one.to);
  }
  return all;
}

std::optional<PerShare> price_for(Money profit, Shares shares, PerShare strike) {
  if (!(profit.value > 0.0)) return std::nullopt;
  return give_away_price(profit, shares, strike);
}

/// What the gigawatts from one volume to another are worth today; none where they are not all delivered.
std::optional<Money> present_value(const std::vector<Delivery>& delivered, const Rewarded& one,
                                   const GigawattEconomics& economics, double rate) {
  const auto until = split_at(delivered, Gigawatts{one.to}).first;
  Gigawatts reached{0.0};
  for (const Delivery& part : until) reached += part.amount;
  if (reached.value < one.to * (1.0 - 1e-12)) return std::nullopt;
  return value_after(flows_of(split_at(until, Gigawatts{one.from}).rest, economics), rate, Years{0.0});
}

}  // namespace

std::vector<TrancheGiveAway> give_away_prices(const Case& value, const Settings& settings, std::size_t deal) {
  require_deal_of(value, deal);
  if (!value.deals[deal].warrant) return {};
  const Date today = value.spot.value.as_of;
  const Warrant& warrant = value.deals[deal].warrant->value;
  const double factor = split_factor(warrant.adjustments, warrant.granted, today);
  const PerShare strike = split_adjusted(warrant.strike, factor);
  const GigawattEconomics economics = gigawatt_economics(settings, deal);
  const auto delivered = detail::deal_paths(value, settings)[deal].deliveries_from(today);
  std::vector<TrancheGiveAway> prices;
  for (const Rewarded& one : rewarded(warrant)) {
    const Gigawatts gigawatts{one.to - one.from};
    const Shares shares = split_adjusted(one.tranche->shares, factor);
    const Money profit = gigawatts * flow_per_gigawatt(economics);
    const auto today_value = present_value(delivered, one, economics, settings.deals[deal].rate);
    prices.push_back({.tranche = one.tranche->name,
                      .gigawatts = gigawatts,
                      .shares = shares,
                      .profit = profit,
                      .on_delivery = price_for(profit, shares, strike),
                      .present_value = today_value,
                      .today = today_value ? price_for(*today_value, shares, strike) : std::nullopt});
  }
  return prices;
}

std::vector<GigawattStep> gigawatt_steps(const Case& value, const Settings& settings, std::size_t deal) {
  require_deal_of(value, deal);
  Settings set = settings;
  set.deals[deal].gigawatts = 0.0;
  PartsValue before = value_by_parts(value, set);
  std::vector<GigawattStep> steps{{.gigawatts = Gigawatts{0.0},
                                   .value = before.value,
                                   .added_flows = Money{0.0},
                                   .added_shares = Shares{0.0},
                                   .lowers_value = false}};
  for (const double volume : detail::deal_paths(value, settings)[deal].milestones()) {
    set.deals[deal].gigawatts = volume;
    PartsValue parts = value_by_parts(value, set);
    const Money flows = parts.flows.total() - before.flows.total();
    const Shares shares = parts.net_new_shares - before.net_new_shares;
    steps.push_back({.gigawatts = Gigawatts{volume},
                     .value = parts.value,
                     .added_flows = flows,
                     .added_shares = shares,
                     .lowers_value = flows < parts.value * shares});
    before = std::move(parts);
  }
  return steps;
}

}  // namespace fairvalue
