#include <fairvalue/model/compared_deals.hpp>

#include <algorithm>
#include <vector>

#include <fairvalue/core/require.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/give_away.hpp>
#include <fairvalue/model/value_by_parts.hpp>

namespace fairvalue {
namespace {

/// The case with nothing but the deal: no other deals, and no scenarios, which may set these.
Case deal_alone(const Case& value, std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
  Case alone = with_calibration(value);
  alone.deals = {alone.deals[deal]};
  alone.scenarios.clear();
  alone.calibrate.reset();
  return require_case(alone), alone;
}

/// Equity and loans at their cost to the seller, as far as all gigawatts are delivered.
Money consideration_cost(const Deal& deal) {
  Money cost{0.0};
  for (const auto& one : deal.equity) cost += cost_to_seller(one.value);
  for (const auto& one : deal.loans) cost += cost_to_seller(one.value);
  return cost;
}

std::optional<PerShare> lowest_give_away(const Case& alone, const Settings& base) {
  std::optional<PerShare> lowest;
  for (const TrancheGiveAway& one : give_away_prices(alone, base, 0)) {
    if (!one.on_delivery) continue;
    lowest = lowest ? std::min(*lowest, *one.on_delivery) : *one.on_delivery;
  }
  return lowest;
}

}  // namespace

ComparedDeal compared_deal(const Case& value, std::size_t deal, std::optional<Money> warrant) {
  const Case alone = deal_alone(value, deal);
  const Deal& terms = alone.deals.front();
  const Settings base = base_settings(alone);
  const PartsValue parts = value_by_parts(alone, base);
  const Gigawatts planned{terms.plan.value.milestones.back().volume};
  const auto committed = terms.committed ? std::optional{terms.committed->value} : std::nullopt;
  const bool is_economic = warrant.has_value() && terms.warrant.has_value();
  if (warrant) require_non_negative("warrant", *warrant);
  const Money given = is_economic ? *warrant : parts.given_to_holders();
  const Money revenue = planned * terms.revenue_per_gigawatt.value;
  const Money flows = parts.flows.total();
  const Money net_value = flows - given;
  return {.company = value.ticker.empty() ? value.name : value.ticker,
          .deal = terms.name,
          .planned = planned,
          .committed = committed,
          .binding_share = committed ? std::optional{*committed / planned} : std::nullopt,
          .revenue_per_gigawatt = terms.revenue_per_gigawatt.value,
          .flow_per_gigawatt = flow_per_gigawatt(gigawatt_economics(base, 0)),
          .revenue = revenue,
          .flows = flows,
          .given = given,
          .is_economic = is_economic,
          .net_value = net_value,
          .net_value_a_share = net_value / parts.shares,
          .rebate = require_result("compared_deal.rebate", (given + consideration_cost(terms)) / revenue),
          .give_away_price = lowest_give_away(alone, base)};
}

Table payment_table(std::span<const Commitment> commitments) {
  require_not_empty("commitments", commitments.size());
  Date first = commitments.front().plan.start;
  Date last = first;
  for (const Commitment& one : commitments) {
    require_plan("commitments.plan", one.plan);
    first = std::min(first, one.plan.start);
    last = std::max(last, one.plan.milestones.back().date);
  }
  std::vector<CustomerYear> years;
  std::vector<std::string> columns;
  for (int year = static_cast<int>(first.year()); year <= static_cast<int>(last.year()); ++year) {
    // The customer's own revenue and funds do not enter what is due.
    years.push_back({.period = calendar_year(year), .revenue = Money{1.0}, .own_funds = Money{0.0}});
    columns.push_back(std::to_string(year));
  }
  std::vector<std::string> rows;
  for (const Commitment& one : commitments) rows.push_back(one.seller);
  rows.push_back("all");
  Table table{rows, columns, "currency"};
  const auto due = commitments_by_year(commitments, years);
  for (std::size_t year = 0; year < due.size(); ++year) {
    for (std::size_t i = 0; i < commitments.size(); ++i) table.set(i, year, due[year].due[i].value);
    table.set(commitments.size(), year, due[year].total.value);
  }
  return table;
}

}  // namespace fairvalue
