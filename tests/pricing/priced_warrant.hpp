/// A warrant of five years to the day, and markets for it.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/pricing/value_by_formula.hpp>

namespace fairvalue::fixtures {

inline constexpr Date granted{std::chrono::year{2025}, std::chrono::October, std::chrono::day{5}};

/// On the shares of the grant: 1,825 days are five years.
inline Warrant warrant_of(std::vector<Tranche> tranches, double strike = 0.0) {
  Shares sum{0};
  for (const Tranche& tranche : tranches) sum += tranche.shares;
  return {.holder = "OpenAI",
          .shares = sum,
          .strike = PerShare{strike},
          .granted = granted,
          .expiry = add_days(granted, 1825),
          .tranches = std::move(tranches)};
}

inline Gate price_at(double hurdle, MonitoringRule rule = continuously(),
                     GateTiming timing = GateTiming::latched) {
  return PriceGate{.hurdle = PerShare{hurdle}, .rule = rule, .timing = timing};
}

inline Gate purchased(double volume, std::optional<Date> by = std::nullopt) {
  return VolumeGate{.measure = VolumeMeasure::purchased, .volume = volume, .by = by};
}

inline Tranche tranche(std::string name, std::vector<Gate> gates, double shares = 100) {
  return {.name = std::move(name), .shares = Shares{shares}, .gates = std::move(gates)};
}

/// One tranche named "only".
inline Warrant single(std::vector<Gate> gates, double strike = 0.0) {
  return warrant_of({tranche("only", std::move(gates))}, strike);
}

inline EquityMarket market_on(Date day, double price = 164.67, double volatility = 0.5) {
  return {.spot = {.price = PerShare{price}, .as_of = day, .currency = Currency{"USD"}},
          .risk_free_rate = {Rate{0.037}},
          .volatility = {volatility},
          .volatility_source = "assumed"};
}

inline MilestoneOutlook reached(double volume, Distribution years, double never = 0.0) {
  return {.measure = VolumeMeasure::purchased,
          .volume = volume,
          .timing = {.years = std::move(years), .never = never}};
}

inline const TrancheValue& first(const WarrantValue& value) { return value.tranches.front().outcome.value(); }

/// The claim of the only tranche, or the reason why there is none.
inline Outcome<TrancheClaim> claim_of(const WarrantPosition& position, const ValuationTerms& terms = {},
                                      const Spot& spot = market_on(granted).spot) {
  return tranche_claims(position, spot, terms).front();
}

}  // namespace fairvalue::fixtures
