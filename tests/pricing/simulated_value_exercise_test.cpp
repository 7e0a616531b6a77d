// Gates of exercise that have a day of their own: paid for on the later of that day and the vesting.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "simulation_samples.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

constexpr Date today{std::chrono::year{2026}, std::chrono::January, std::chrono::day{5}};

struct Terms {
  std::vector<Gate> exercise;
  double strike = 10;
  double yield = 0.02;
};

/// Two years at 40 % from 50, a hurdle of 60 on any close.
Simulation exercised_by(const Terms& terms) {
  Warrant warrant = single({price_at(60, on_any_close())}, terms.strike);
  warrant.granted = today;
  warrant.expiry = Date{std::chrono::year{2028}, std::chrono::January, std::chrono::day{5}};
  warrant.exercise_gates = terms.exercise;
  EquityMarket market = market_on(today, 50, 0.4);
  market.risk_free_rate = {Rate{0.05}};
  market.dividend_yield = {Rate{terms.yield}};
  ConditionOutlook outlook{.milestones = {reached(1, LogNormal{1, 0.4}, 0.1)}, .service = 0.9};
  return simulation_of(std::move(market), deal_of(std::move(warrant), std::move(outlook)));
}

Sampled simulated(Simulation simulation, Measure measure, ExercisePolicy exercise, std::uint64_t paths) {
  simulation.measure = measure;
  simulation.seed += measure == Measure::share ? 0 : 7;
  simulation.seed += exercise == ExercisePolicy::on_vesting ? 0 : 70;
  return simulated_value(simulation, {.paths = paths, .exercise = exercise}).tranches.front().value;
}

void check_alike(const Sampled& a, const Sampled& b) {
  CHECK(a.standard_error > 0.0);
  CHECK(std::abs(a.mean - b.mean) < 5.0 * std::hypot(a.standard_error, b.standard_error));
}

const Gate service = ServiceGate{Date{std::chrono::year{2027}, std::chrono::July, std::chrono::day{5}}};

const std::vector<std::vector<Gate>>& gates_of_exercise() {
  static const std::vector<std::vector<Gate>> all{
      {price_at(80, on_any_close())},
      {price_at(80)},
      {price_at(55, on_average_of(5), GateTiming::after_other_gates)},
      {purchased(1)},
      {service},
      {purchased(1), price_at(70), service}};
  return all;
}

}  // namespace

TEST_SUITE("pricing/simulated_value_exercise") {
  TEST_CASE("numbers of a numpy loop over days: 22.66 for a price of 80 and 30.05 for service until July") {
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      CAPTURE(to_string(measure));
      const auto on_vesting = ExercisePolicy::on_vesting;
      const Sampled price =
          simulated(exercised_by({{price_at(80, on_any_close())}}), measure, on_vesting, 1 << 16);
      CHECK(std::abs(price.mean - 22.66) < 4.0 * std::hypot(price.standard_error, 0.03));
      const Sampled served = simulated(exercised_by({{service}}), measure, on_vesting, 1 << 16);
      CHECK(std::abs(served.mean - 30.05) < 4.0 * std::hypot(served.standard_error, 0.04));
    }
  }

  TEST_CASE("both measures agree whatever the gate of exercise") {
    for (const auto& gates : gates_of_exercise()) {
      CAPTURE(describe(gates.front()));
      const Simulation simulation = exercised_by({gates});
      check_alike(simulated(simulation, Measure::share, ExercisePolicy::on_vesting, 1 << 14),
                  simulated(simulation, Measure::risk_neutral, ExercisePolicy::on_vesting, 1 << 14));
    }
  }

  TEST_CASE("for nothing and without dividends it does not matter when a share is taken") {
    // The discounted price is a martingale: taken on any day known when it comes, it is worth the same.
    for (const auto& gates : gates_of_exercise()) {
      CAPTURE(describe(gates.front()));
      const Simulation simulation = exercised_by({gates, 0, 0});
      const Sampled held = simulated(simulation, Measure::share, ExercisePolicy::hold_to_expiry, 1 << 14);
      for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
        check_alike(simulated(simulation, measure, ExercisePolicy::on_vesting, 1 << 14), held);
      }
    }
  }
}
