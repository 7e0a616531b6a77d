#include <fairvalue/casefile/case_needs.hpp>

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue {
namespace {

/// Refuses what the file does not hold, by the key that would hold it.
template <class T>
const T& needed(const CaseFile& file, const std::optional<T>& part, std::string_view key,
                std::string_view by) {
  if (part) return *part;
  throw Error{fmt::format("{}: {} is missing; {} needs it", file.name, key, by)};
}

/// The terms without the relative gates that are taken as met.
Warrant without_gates(Warrant terms, const std::vector<std::string>& benchmarks) {
  const auto is_met = [&](const Gate& gate) {
    const auto* relative = std::get_if<RelativeGate>(&gate);
    return relative != nullptr &&
           std::find(benchmarks.begin(), benchmarks.end(), relative->benchmark) != benchmarks.end();
  };
  for (Tranche& tranche : terms.tranches) std::erase_if(tranche.gates, is_met);
  return terms;
}

WarrantPosition position_of(const std::string& name, const Warrant& warrant, const PositionFacts& facts) {
  const DealHistory none;
  ConditionOutlook outlook = facts.outlook;
  for (const VolumePace& pace : facts.paces)
    outlook = with_pace(outlook, pace, warrant, facts.history ? *facts.history : none);
  return {.name = name,
          .warrant = without_gates(warrant, facts.taken_as_met),
          .outlook = std::move(outlook),
          .deployment = facts.deployment,
          .history = facts.history};
}

Stepped<Rate> rate_for(const CaseFile& file, const CaseMarket& market, Years term) {
  if (market.risk_free_rate) return market.risk_free_rate->value;
  if (market.curve) return {zero_rate(market.curve->value, term)};
  if (file.data.curve) return {zero_rate(*file.data.curve, term)};
  throw Error{fmt::format(
      "{}: market.risk_free_rate is missing, and there is no curve; a warrant's value needs one of them",
      file.name)};
}

}  // namespace

Case model_case(const CaseFile& file) {
  constexpr std::string_view by = "a valuation";
  const CaseMarket& market = needed(file, file.market, "table market", by);
  const OperatingModel& company = needed(file, file.operating_model, "table operating_model", by);
  const CaseValuation& valuation = needed(file, file.valuation, "table valuation", by);
  Case whole{.name = file.name,
             .ticker = file.company.ticker,
             .spot = market.spot,
             .company = company,
             .multiple = valuation.multiple,
             .deal_discount = valuation.deal_discount,
             .required_return = valuation.required_return,
             .targets = file.price_targets,
             .deals = {},
             .scenarios = file.scenarios,
             .calibrate = valuation.calibrate};
  whole.targets.insert(whole.targets.end(), file.data.price_targets.begin(), file.data.price_targets.end());
  for (const CaseDeal& deal : file.deals) whole.deals.push_back(deal.terms);
  return whole;
}

std::vector<WarrantPosition> warrant_positions(const CaseFile& file) {
  std::vector<WarrantPosition> positions;
  for (const CaseDeal& deal : file.deals) {
    if (!deal.terms.warrant) continue;
    positions.push_back(position_of(deal.terms.name, deal.terms.warrant->value, deal.facts));
  }
  for (const Award& award : file.awards) {
    positions.push_back(position_of(award.name, award.warrant.value, award.facts));
  }
  return positions;
}

EquityMarket equity_market(const CaseFile& file, Years term) {
  constexpr std::string_view by = "a warrant's value";
  const CaseMarket& market = needed(file, file.market, "table market", by);
  const auto& volatility = needed(file, market.volatility, "market.volatility", by);
  return {.spot = market.spot.value,
          .risk_free_rate = rate_for(file, market, term),
          .dividend_yield = market.dividend_yield.value,
          .volatility = volatility.value,
          .volatility_source = volatility.source};
}

EquityMarket grant_market(const CaseFile& file, const PositionFacts& facts, Years term) {
  EquityMarket market = equity_market(file, term);
  market.spot = needed(file, facts.grant, "table grant", "a grant-date value").value;
  return market;
}

std::vector<Estimate> all_estimates(const CaseFile& file) {
  std::vector<Estimate> all = file.estimates;
  all.insert(all.end(), file.data.estimates.begin(), file.data.estimates.end());
  return all;
}

std::vector<Peer> all_peers(const CaseFile& file) {
  std::vector<Peer> all = peers_of(file.peers);
  const std::vector<Peer> more = peers_of(file.data.peers);
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace fairvalue
