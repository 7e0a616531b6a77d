// Bounds that theory sets, against closed forms and convolution.
#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/pricing/closes_probability.hpp>
#include <fairvalue/pricing/first_passage.hpp>

#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/expected_conditions.hpp"
#include "pricing/sampling/tranche_bounds.hpp"

namespace tranche_bounds_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

double normal(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

TrancheBounds bounds_of(const Simulation& simulation,
                        ExercisePolicy exercise = ExercisePolicy::hold_to_expiry,
                        std::uint64_t paths = 4096) {
  const PathEngine engine{simulation};
  const auto pieces = pieces_of(engine, simulation);
  return tranche_bounds(
      simulation.model, pieces.front(), simulated_claims(simulation, engine.open_warrants()).front(),
      simulation.positions[0].history.has_value(), payment_terms(simulation, exercise, engine.grid()), paths);
}

Simulation one_year(std::vector<Gate> gates, double strike = 0.0, double volatility = 0.5) {
  Warrant warrant = single(std::move(gates), strike);
  warrant.expiry = add_days(granted, 365);
  return simulation_of(market_on(granted, 164.67, volatility), position_of(std::move(warrant)));
}

TEST_SUITE("pricing/sampling/tranche_bounds") {
  TEST_CASE("nothing is missed where the hurdle is met and the strike is zero") {
    const TrancheBounds bounds = bounds_of(one_year({price_at(100)}));
    CHECK(bounds.missed == 0.0);
    CHECK(bounds.conditions == 1.0);
    CHECK(bounds.low == doctest::Approx(164.67));
    CHECK(bounds.high == doctest::Approx(164.67));
  }

  TEST_CASE("a strike is missed as often as the price ends below it: N((ln(K/S) - (r + s^2/2)) / s)") {
    const TrancheBounds bounds = bounds_of(one_year({price_at(100)}, 80));
    const double below = normal((std::log(80 / 164.67) - 0.037 - 0.125) / 0.5);
    CHECK(bounds.missed == doctest::Approx(164.67 * below).epsilon(1e-12));
    CHECK(bounds.low == doctest::Approx(164.67 - 80 * std::exp(-0.037)).epsilon(1e-12));
  }

  TEST_CASE("a hurdle ahead is missed as often as it is not touched and paid at most as often as it is") {
    const TrancheBounds bounds = bounds_of(one_year({price_at(300)}));
    const FlatMarket market = flat_market(market_on(granted));
    const double touched = hit_probability(market, PerShare{300}, Years{1}, Measure::share);
    CHECK(bounds.paid == doctest::Approx(164.67 * touched).epsilon(1e-12));
    CHECK(bounds.missed == doctest::Approx(164.67 * (1 - touched)).epsilon(1e-9));
    CHECK(bounds.low == 0.0);
  }

  TEST_CASE("closes miss at most what the bound says and the convolution where it decides") {
    // 2 % below the spot at 10 %: the first close is below it in the tails only.
    for (const int n : {1, 3, 10}) {
      const Simulation simulation = one_year({price_at(161.3, on_consecutive(n))}, 0, 0.1);
      const ClosesHurdle hurdle{
          .hurdle = PerShare{161.3}, .horizon = Years{1}, .closes = 252, .consecutive = n};
      const FlatMarket market = flat_market(market_on(granted, 164.67, 0.1));
      const double missed = 1 - hit_probability(market, hurdle, Measure::share).probability;
      const TrancheBounds bounds = bounds_of(simulation);
      CAPTURE(n);
      CHECK(bounds.missed >= 164.67 * missed - 1e-7);
      CHECK(bounds.missed < 164.67 * (missed + 0.02));
    }
  }

  TEST_CASE("other conditions are told apart and none are known without a claim") {
    Simulation simulation = one_year({price_at(100), NamedGate{"a"}});
    simulation.positions[0].outlook.named = {{"a", 0.4}};
    CHECK(bounds_of(simulation).conditions == doctest::Approx(0.4));
    CHECK(bounds_of(simulation).missed == 0.0);
    simulation = one_year({price_at(100, on_any_close())});
    simulation.model.jumps = some_jumps;
    CHECK(bounds_of(simulation).missed == TrancheBounds::unknown);
    CHECK(bounds_of(simulation).paid == TrancheBounds::unknown);
    CHECK(bounds_of(simulation).high == doctest::Approx(164.67));
  }

  TEST_CASE("fewer closes than the rule needs pay nothing") {
    Simulation simulation = one_year({price_at(100, on_consecutive(300))});
    CHECK(bounds_of(simulation).paid == 0.0);
  }

  TEST_CASE("on vesting the strike must lie below the price then") {
    using enum ExercisePolicy;
    CHECK(bounds_of(one_year({price_at(100)}, 80), on_vesting).missed == 0.0);
    CHECK(bounds_of(one_year({price_at(100)}, 200), on_vesting).missed == doctest::Approx(164.67));
    const double held = bounds_of(one_year({price_at(300)})).missed;
    CHECK(bounds_of(one_year({price_at(300)}, 200), on_vesting).missed == doctest::Approx(held));
    CHECK(bounds_of(one_year({price_at(300)}, 301), on_vesting).missed == doctest::Approx(164.67));
  }
}

}  // namespace tranche_bounds_test
