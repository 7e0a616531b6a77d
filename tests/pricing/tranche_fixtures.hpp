/// The market of the reference warrant (docs/reference/reference-values.md) and tranches in it.
#pragma once
#include <optional>

#include <fairvalue/pricing/tranche_claim.hpp>

namespace fairvalue::fixtures {

/// AMD's close before the announcement, a volatility of 50 %.
inline FlatMarket reference_market(double spot = 164.67, double volatility = 0.5, double yield = 0.0) {
  return {.spot = PerShare{spot},
          .risk_free_rate = Rate{0.037},
          .dividend_yield = Rate{yield},
          .volatility = volatility};
}

inline HurdleCondition hurdle_at(double hurdle, GateTiming timing = GateTiming::latched) {
  return {.hurdle = PerShare{hurdle}, .rule = continuously(), .timing = timing};
}

inline HurdleCondition on_closes(double hurdle, const MonitoringRule& rule, int closes = 1260) {
  return {.hurdle = PerShare{hurdle}, .rule = rule, .closes = closes};
}

inline MilestoneCondition milestone(Distribution years, double never = 0.0, double by = 5.0) {
  return {.timing = {.years = std::move(years), .never = never}, .by = Years{by}};
}

/// Five years, a hurdle of 600 watched at every moment, one share for nothing.
inline TrancheClaim reference_claim(std::optional<MilestoneCondition> milestone = std::nullopt,
                                    GateTiming timing = GateTiming::latched, double strike = 0.0) {
  return {.strike = PerShare{strike},
          .expiry = Years{5},
          .hurdle = hurdle_at(600, timing),
          .milestone = std::move(milestone)};
}

inline constexpr ClaimMethods vesting_now{.exercise = ExercisePolicy::on_vesting};
inline constexpr ClaimMethods by_shift{.closes = ClosesMethod::shifted_hurdle};

inline double worth(const FlatMarket& market, const TrancheClaim& claim, const ClaimMethods& methods = {}) {
  return claim_value(market, claim, methods).value.value;
}

}  // namespace fairvalue::fixtures
