#include "support/openai_pricing.hpp"

#include <algorithm>
#include <cmath>

namespace examples {
namespace {

using namespace fairvalue;

/// The second market condition is public only by name; no formula can hold what is not known.
Warrant without_relative_gates(Warrant terms) {
  for (Tranche& tranche : terms.tranches) {
    std::erase_if(tranche.gates, [](const Gate& gate) { return std::holds_alternative<RelativeGate>(gate); });
  }
  return terms;
}

/// The planned day is the likeliest; each gigawatt given the one before.
ConditionOutlook outlook(const CaseDeal& deal, const OpenAiDeal2025& beside, Date today) {
  const auto& [least, most] = beside.milestone_time.value;
  ConditionOutlook believed{.named = deal.facts.outlook.named};
  for (const Tranche& tranche : deal.terms.warrant->value.tranches) {
    const auto gate = volume_gate(tranche);
    const auto planned = planned_date(deal.terms.plan.value, gate->volume);
    const double years = year_fraction(today, *planned).value;
    believed.milestones.push_back(
        {.measure = gate->measure,
         .volume = gate->volume,
         .timing = {.years = Pert{.low = least * years, .mode = years, .high = most * years},
                    .never = 1.0 - std::pow(1.0 - beside.gigawatt_never.value, gate->volume)}});
  }
  return believed;
}

DeploymentModel deployment(const DeploymentPlan& plan, const OpenAiDeal2025& beside) {
  return {.plan = quickened(plan, beside.quickest_plan.value),
          .delay = beside.delay.value,
          .never = beside.gigawatt_never.value};
}

/// A level that stays, as openai_case_file asks for.
template <class T>
Sourced<T> level(const Sourced<Stepped<T>>& levels) {
  return {levels.value.value, levels.standing, levels.source};
}

}  // namespace

OpenAiPricing openai_pricing(const Case& openai, const CaseFile& file, const OpenAiDeal2025& beside) {
  const CaseDeal& deal = file.deals.front();
  const CaseMarket& market = *file.market;
  const Sourced<GrantMarket>& grant = *deal.facts.grant;
  const Date announced = openai.spot.value.as_of;
  // Before the braces: g++ 12 destroys members twice where a later one throws.
  ConditionOutlook believed = outlook(deal, beside, announced);
  DeploymentModel delayed = deployment(deal.terms.plan.value, beside);
  return {.terms = {without_relative_gates(deal.terms.warrant->value), Standing::assumed,
                    "the \"stock performance thresholds\" beside the hurdles are not public: taken as met"},
          .volatility = level(*market.volatility),
          .risk_free_rate = level(*market.risk_free_rate),
          .dividend_yield = level(market.dividend_yield),
          .grant_day = grant.value.spot.as_of,
          .grant_price = {grant.value.spot.price, grant.standing, grant.source},
          .announced = announced,
          .outlook = {std::move(believed), beside.milestone_time.standing, beside.milestone_time.source},
          .deployment = {std::move(delayed), beside.quickest_plan.standing, beside.quickest_plan.source}};
}

ConditionOutlook certain(const ConditionOutlook& outlook) {
  ConditionOutlook sure = outlook;
  for (MilestoneOutlook& milestone : sure.milestones) milestone.timing = {.years = Fixed{0.0}};
  for (NamedOutlook& named : sure.named) named.probability = 1.0;
  return sure;
}

EquityMarket amd_market(const OpenAiPricing& pricing, PerShare price, Date day) {
  return {.spot = {.price = price, .as_of = day, .currency = Currency{"USD"}},
          .risk_free_rate = {pricing.risk_free_rate.value},
          .dividend_yield = {pricing.dividend_yield.value},
          .volatility = {pricing.volatility.value},
          .volatility_source = pricing.volatility.source};
}

Warrant with_hurdles(const Warrant& terms, const std::vector<double>& hurdles) {
  Warrant changed = terms;
  for (std::size_t i = 0; i < changed.tranches.size(); ++i) {
    for (Gate& gate : changed.tranches[i].gates) {
      if (auto* price = std::get_if<PriceGate>(&gate)) price->hurdle = PerShare{hurdles.at(i)};
    }
  }
  return changed;
}

}  // namespace examples
