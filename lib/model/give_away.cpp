#include <fairvalue/model/give_away.hpp>

#include <algorithm>
#include <variant>

#include <fairvalue/core/error.hpp>
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

/// A cliff rewards what comes after the last volume that another tranche ends at.
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
  for (Rewarded& one : all) {
    if (one.tranche->linear) continue;
    for (const Rewarded& other : all) {
      if (other.to < one.to) one.from = std::max(one.from, other.to);
    }
  }
  return all;
}

/// Of the gigawatts of its stretch, the part that is a tranche's by its shares: tranches of one stretch share
/// them.
double part_of(const Rewarded& one, const std::vector<Rewarded>& all) {
  Shares sum{0.0};
  for (const Rewarded& other : all) {
    if (other.to <= one.from || one.to <= other.from) continue;
    require(other.from == one.from && other.to == one.to, "deal.warrant.tranches",
            "for the same gigawatts or for others, not for some of them", other.tranche->name);
    sum += other.tranche->shares;
  }
  return one.tranche->shares / sum;
}

/// Its own or the warrant's, on the shares of the spot's day.
PerShare strike_of(const Warrant& warrant, const Tranche& tranche, double factor) {
  if (!tranche.own.strike) return split_adjusted(warrant.strike, factor);
  const auto* stated = std::get_if<PerShare>(&*tranche.own.strike);
  if (stated == nullptr) {
    throw DomainError("deal.warrant.tranches", "with a stated strike for a give-away price", tranche.name);
  }
  return split_adjusted(*stated, factor);
}

std::optional<PerShare> price_for(Money profit, Shares shares, PerShare strike) {
  if (!(profit.value > 0.0)) return std::nullopt;
  return give_away_price(profit, shares, strike);
}

/// What the gigawatts from one volume to another are worth today; none where they are not all delivered, or
/// some of them before today.
std::optional<Money> present_value(const std::vector<Delivery>& delivered, const Rewarded& one,
                                   const GigawattEconomics& economics, double rate) {
  const auto until = split_at(delivered, Gigawatts{one.to}).first;
  Gigawatts reached{0.0};
  for (const Delivery& part : until) reached += part.amount;
  if (reached.value < one.to * (1.0 - 1e-12)) return std::nullopt;
  const auto stretch = split_at(until, Gigawatts{one.from}).rest;
  for (const Delivery& part : stretch) {
    if (part.from.value < 0.0) return std::nullopt;
  }
  return value_after(flows_of(stretch, economics), rate, Years{0.0});
}

}  // namespace

std::vector<TrancheGiveAway> give_away_prices(const Case& value, const Settings& settings, std::size_t deal) {
  require_deal_of(value, deal);
  if (!value.deals[deal].warrant) return {};
  const Date today = value.spot.value.as_of;
  const Warrant& warrant = value.deals[deal].warrant->value;
  const double factor = split_factor(warrant.adjustments, warrant.granted, today);
  const GigawattEconomics economics = gigawatt_economics(settings, deal);
  const auto delivered = detail::deal_paths(value, settings)[deal].deliveries_from(today);
  std::vector<TrancheGiveAway> prices;
  const auto all = rewarded(warrant);
  const double kept = 1.0 - settings.deals[deal].haircut;
  for (const Rewarded& one : all) {
    const double part = part_of(one, all);
    const PerShare strike = strike_of(warrant, *one.tranche, factor);
    const Gigawatts gigawatts{part * (one.to - one.from)};
    const Shares shares = split_adjusted(one.tranche->shares, factor);
    const Money profit = gigawatts * flow_per_gigawatt(economics);
    auto today_value = present_value(delivered, one, economics, settings.deals[deal].rate);
    if (today_value) today_value = *today_value * (part * kept);
    prices.push_back({.tranche = one.tranche->name,
                      .gigawatts = gigawatts,
                      .shares = shares,
                      .strike = strike,
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
