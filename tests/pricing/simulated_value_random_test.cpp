// Random contracts against the closed forms. Fixed seeds: a case may be off by five standard errors, and all
// together by what chi-squared allows.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "random_claims.hpp"
#include "simulation_samples.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

struct RandomContract {
  EquityMarket market;
  SimulatedDeal deal;
  ExercisePolicy exercise;
};

Distribution random_years(random_claims::Draw& draw, double life) {
  if (draw.chance(0.3)) return Fixed{draw.uniform(0.1, 0.9) * life};
  return LogNormal{draw.uniform(0.2, 0.8) * life, draw.uniform(0.2, 1)};
}

/// A hurdle that some paths meet and others do not, watched at every moment.
double random_hurdle(random_claims::Draw& draw, const EquityMarket& market, double life) {
  const double deviation = market.volatility.value * std::sqrt(life);
  return market.spot.price.value * std::exp(draw.uniform(-0.05, 1.2) * deviation);
}

double random_strike(random_claims::Draw& draw, double spot) {
  return draw.chance(0.4) ? 0.01 : draw.uniform(0.2, 1) * spot;
}

RandomContract random_contract(random_claims::Draw& draw) {
  const FlatMarket flat = random_claims::ordinary_market(draw);
  EquityMarket market = market_on(granted, flat.spot.value, flat.volatility);
  market.risk_free_rate = {flat.risk_free_rate};
  market.dividend_yield = {flat.dividend_yield};
  const int days = static_cast<int>(draw.uniform(60, 1500));
  const double life = days / 365.0;
  const bool waits = draw.chance(0.35);
  std::vector<Gate> gates{price_at(random_hurdle(draw, market, life), continuously(),
                                   waits ? GateTiming::after_other_gates : GateTiming::latched)};
  ConditionOutlook outlook;
  if (waits || draw.chance(0.5)) {
    gates.push_back(purchased(1));
    outlook.milestones.push_back(reached(1, random_years(draw, life), draw.uniform(0, 0.3)));
  }
  Warrant warrant = single(std::move(gates), random_strike(draw, flat.spot.value));
  warrant.expiry = add_days(granted, days);
  const auto exercise = draw.chance(0.5) ? ExercisePolicy::hold_to_expiry : ExercisePolicy::on_vesting;
  return {std::move(market), deal_of(std::move(warrant), std::move(outlook)), exercise};
}

ClaimValue closed_form(const RandomContract& contract) {
  const ValuationTerms terms{.methods = {.exercise = contract.exercise}};
  const auto value = economic_value(contract.deal.warrant, contract.market, contract.deal.outlook, terms);
  return first(value).claim;
}

bool is_latched(const RandomContract& contract) {
  return price_gate(contract.deal.warrant.tranches.front())->timing == GateTiming::latched;
}

/// In standard errors; what is certain must be right to the rounding of floats.
double distance(const Sampled& sampled, double exact) {
  const double rounding = 1e-6 * std::abs(exact) + 1e-12;
  return (sampled.mean - exact) / std::hypot(sampled.standard_error, rounding);
}

}  // namespace

TEST_SUITE("pricing/simulated_value_random") {
  TEST_CASE("300 random contracts watched at every moment agree with the closed forms") {
    random_claims::Draw draw{20251006};
    double chi_squared = 0.0;
    for (int i = 0; i < 300; ++i) {
      const RandomContract contract = random_contract(draw);
      const ClaimValue exact = closed_form(contract);
      const Simulation simulation =
          simulation_of(contract.market, contract.deal, static_cast<std::uint64_t>(1000 + i));
      const SimulatedTranche simulated =
          simulated_value(simulation, {.paths = 4096, .exercise = contract.exercise}).tranches.front();
      CAPTURE(i);
      CAPTURE(to_string(contract.exercise));
      CAPTURE(exact.value.value);
      CAPTURE(simulated.value.mean);
      CAPTURE(simulated.value.standard_error);
      const double z = distance(simulated.value, exact.value.value);
      CHECK(std::abs(z) < 5);
      if (is_latched(contract)) {  // else the closed form's hits count from today, not from the milestone
        CHECK(std::abs(distance(simulated.hit_risk_neutral, exact.hit_risk_neutral)) < 5);
        CHECK(std::abs(distance(simulated.hit_share, exact.hit_share)) < 5);
      }
      CHECK(std::abs(distance(simulated.vesting_probability, exact.vesting_probability)) < 5);
      CHECK(std::abs(distance(simulated.exercise_probability, exact.exercise_probability)) < 5);
      chi_squared += z * z;
    }
    // The 0.1 and 99.9 % quantiles for 300 degrees of freedom.
    CHECK(chi_squared > 229.96);
    CHECK(chi_squared < 381.43);
  }
}
