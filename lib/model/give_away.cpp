#include <fairvalue/model/give_away.hpp>

#include <fairvalue/core/require.hpp>
#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/deal/give_away_price.hpp>

#include "detail/deal_path.hpp"
#include "detail/reward.hpp"

namespace fairvalue {
namespace {

void require_deal_of(const Case& value, std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
}

std::optional<PerShare> price_for(Money profit, Shares shares, PerShare strike) {
  if (!(profit.value > 0.0)) return std::nullopt;
  return give_away_price(profit, shares, strike);
}

}  // namespace

std::vector<TrancheGiveAway> give_away_prices(const Case& value, const Settings& settings, std::size_t deal) {
  std::vector<TrancheGiveAway> prices;
  for (const detail::Reward& one : detail::rewards(value, settings, deal)) {
    const GigawattEconomics economics = gigawatt_economics(settings, deal);
    const DealSettings& own = settings.deals[deal];
    const Money profit = require_result("profit", one.gigawatts * flow_per_gigawatt(economics));
    std::optional<Money> today;
    if (one.delivered) {
      const Money value_now = value_after(flows_of(*one.delivered, economics), own.rate, Years{0.0});
      today = require_result("present_value", value_now * (one.part * (1.0 - own.haircut)));
    }
    prices.push_back({.tranche = one.tranche->name,
                      .gigawatts = one.gigawatts,
                      .shares = one.shares,
                      .strike = one.strike,
                      .profit = profit,
                      .on_delivery = price_for(profit, one.shares, one.strike),
                      .present_value = today,
                      .today = today ? price_for(*today, one.shares, one.strike) : std::nullopt});
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
