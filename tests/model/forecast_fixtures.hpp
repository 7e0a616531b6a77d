/// A forecast of the small case: its terms and a warrant that asks for 2 GW alone.
#pragma once
#include <optional>
#include <utility>

#include <fairvalue/model/forecast_terms.hpp>

#include "case_fixtures.hpp"

namespace fairvalue::forecast_fixtures {

using namespace case_fixtures;

inline constexpr double drift = 0.10;
inline constexpr double volatility = 0.5;

inline PriceModel walk() {
  return {.market = {.spot = case_without_deals().spot.value,
                     .risk_free_rate = {.value = Rate{0.03}, .later = {}},
                     .volatility = {.value = volatility, .later = {}}}};
}

inline ForecastTerms terms(Distribution delay, double never = 0.0) {
  return {.deployment = stated(DeploymentModel{.plan = plan(), .delay = std::move(delay), .never = never}),
          .model = stated(walk()),
          .expected_return = stated(Rate{drift})};
}

inline ForecastTerms by_multiple(Distribution delay) {
  ForecastTerms all = terms(std::move(delay));
  all.price = ForecastPrice::earnings_multiple;
  all.expected_return = std::nullopt;
  return all;
}

inline Case of_two_gigawatts(double strike = 0) {
  return case_with(warrant_of(strike, {tranche("2 GW", 100, {volume_of(2)})}));
}

}  // namespace fairvalue::forecast_fixtures
