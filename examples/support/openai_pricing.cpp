#include "support/openai_pricing.hpp"

#include <algorithm>
#include <cmath>

namespace examples {
namespace {

using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double a_gigawatt_comes = 0.95;
constexpr double conditions_are_met = 0.95;

/// The second market condition is public only by name; no formula can hold what is not known.
Warrant without_relative_gates(Warrant terms) {
  for (Tranche& tranche : terms.tranches) {
    std::erase_if(tranche.gates, [](const Gate& gate) { return std::holds_alternative<RelativeGate>(gate); });
  }
  return terms;
}

/// From a tenth faster than planned to three tenths slower, each gigawatt given the one before.
ConditionOutlook outlook(const Deal& deal, Date today) {
  ConditionOutlook believed{.named = {{"technical and commercial conditions", conditions_are_met}}};
  for (const Tranche& tranche : deal.warrant->value.tranches) {
    const auto gate = volume_gate(tranche);
    const auto planned = planned_date(deal.plan.value, gate->volume);
    const double years = year_fraction(today, *planned).value;
    believed.milestones.push_back(
        {.measure = gate->measure,
         .volume = gate->volume,
         .timing = {.years = Pert{.low = 0.9 * years, .mode = years, .high = 1.3 * years},
                    .never = 1.0 - std::pow(a_gigawatt_comes, gate->volume)}});
  }
  return believed;
}

DeploymentModel deployment(const DeploymentPlan& plan) {
  return {.plan = quickened(plan, 0.85),
          .delay = Pert{.low = 0.0, .mode = 0.1, .high = 0.45},
          .never = 1.0 - a_gigawatt_comes};
}

}  // namespace

OpenAiPricing openai_pricing(const Case& openai) {
  const Deal& deal = openai.deals.front();
  const Date announced = openai.spot.value.as_of;
  return {.terms = {without_relative_gates(deal.warrant->value), Standing::assumed,
                    "the \"stock performance thresholds\" beside the hurdles are not public: taken as met"},
          .volatility = {0.50, Standing::assumed, "between AMD's realised and implied of 2025"},
          .risk_free_rate = {Rate{0.037}, Standing::assumed, "about the five-year Treasury of October 2025"},
          .dividend_yield = {Rate{0.0}, Standing::stated, "AMD pays none"},
          .grant_day = 2025y / 10 / 3,
          .grant_price = {PerShare{164.67}, Standing::stated, "public record, last close before the terms"},
          .announced = announced,
          .outlook = {outlook(deal, announced), Standing::assumed,
                      "each GW 10 % faster to 30 % slower than planned (PERT), and 5 % never, given the one "
                      "before; exercise conditions met with 95 %"},
          .deployment = {
              deployment(deal.plan.value), Standing::assumed,
              "intervals at best 15 % shorter than planned, each a delay of 0 to 0.45 years (PERT, likeliest "
              "0.1), and 5 % never, given the one before"}};
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
