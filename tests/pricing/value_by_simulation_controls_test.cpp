// No control variate changes what is estimated: many short runs, whose z scores must be as spread as chance
// spreads them.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include <fairvalue/pricing/closes_probability.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "simulation_samples.hpp"

namespace value_by_simulation_controls_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr ControlVariate every_control[] = {ControlVariate::none,
                                            ControlVariate::martingale,
                                            ControlVariate::crossing,
                                            ControlVariate::crossing_and_streaks,
                                            ControlVariate::post_stratified,
                                            ControlVariate::automatic};

struct Contract {
  std::string name;
  Simulation simulation;
  double value;  ///< a share, exactly
};

FlatMarket flat() { return flat_market(market_on(granted)); }

/// The 20 closes' run of the references, by convolution.
Contract run_of_closes() {
  const ClosesHurdle hurdle{.hurdle = PerShare{400}, .horizon = Years{5}, .closes = 1260, .consecutive = 20};
  return {"run of closes", reference_simulation(single({price_at(400, on_consecutive(20))})),
          164.67 * hit_probability(flat(), hurdle, Measure::share).probability};
}

Contract touched_call() {
  const HurdleClaim claim{
      .payoff = HurdlePayoff::call, .hurdle = PerShare{300}, .expiry = Years{5}, .strike = PerShare{150}};
  return {"touched call", reference_simulation(single({price_at(300)}, 150)),
          hurdle_claim_value(flat(), claim)};
}

/// The same with a milestone that comes in time with probability 0.7 x 1/2.
Contract with_milestone() {
  Contract contract = touched_call();
  contract.name = "with a milestone";
  contract.simulation.positions[0].warrant.tranches[0].gates.push_back(purchased(1));
  contract.simulation.positions[0].outlook.milestones = {reached(1, LogNormal{5, 0.4}, 0.3)};
  contract.value *= 0.35;
  return contract;
}

/// Black and Scholes on the accumulated rate, yield and variance of the stepped market:
/// r: 1.5 x 2 % + 3.5 x 5 %; q: 2.75 x 3 %; variance: 0.36 + 2 x 0.16 + 2 x 0.25.
Contract stepped_call() {
  const double r = 0.205;
  const double q = 0.0825;
  const double s = std::sqrt(1.18);
  const double d1 = (std::log(164.67 / 180) + r - q) / s + 0.5 * s;
  const auto cdf = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
  Simulation simulation = simulation_of(stepped_market(), position_of(single({NamedGate{"met"}}, 180)));
  simulation.positions[0].outlook.named = {{"met", 1.0}};
  return {"stepped call", simulation, 164.67 * std::exp(-q) * cdf(d1) - 180 * std::exp(-r) * cdf(d1 - s)};
}

bool is_flat(const Simulation& simulation) { return simulation.model.market.volatility.later.empty(); }

TEST_SUITE("pricing/value_by_simulation_controls") {
  TEST_CASE("no control variate has a bias under either measure") {
    double chi_squared = 0.0;
    int runs = 0;
    for (const Contract& contract : {run_of_closes(), touched_call(), with_milestone(), stepped_call()}) {
      for (const ControlVariate control : every_control) {
        const bool crosses =
            control == ControlVariate::crossing || control == ControlVariate::crossing_and_streaks;
        if (crosses && !is_flat(contract.simulation)) continue;
        for (int seed = 0; seed < 10; ++seed) {
          Simulation simulation = contract.simulation;
          simulation.seed = static_cast<std::uint64_t>(100 + seed);
          simulation.measure = seed % 2 == 0 ? Measure::share : Measure::risk_neutral;
          const SimulatedTranche tranche =
              simulated_value(simulation, {.paths = 4096, .control = control}).tranches.front();
          const double z = (tranche.value.mean - contract.value) / tranche.value.standard_error;
          CAPTURE(contract.name);
          CAPTURE(to_string(control));
          CAPTURE(to_string(simulation.measure));
          CAPTURE(seed);
          CHECK(std::abs(z) < 5);
          chi_squared += z * z;
          ++runs;
        }
      }
    }
    CHECK(runs == 220);
    // The 0.1 and 99.9 % quantiles for 220 degrees of freedom.
    CHECK(chi_squared > 160.8);
    CHECK(chi_squared < 290.6);
  }

  TEST_CASE("controls find the same value of a price that jumps and steps") {
    // Hurdles with jumps have no formula: the plain simulation is the oracle.
    Simulation simulation =
        simulation_of(stepped_market(), position_of(single({price_at(300, on_any_close())}, 50)));
    simulation.model.jumps = some_jumps;
    const auto of = [&](std::uint64_t seed, ControlVariate control, Measure measure) {
      simulation.seed = seed;
      simulation.measure = measure;
      return simulated_value(simulation, {.paths = 32768, .control = control}).total;
    };
    const Sampled plain = of(1, ControlVariate::none, Measure::risk_neutral);
    const auto check = [&](const Sampled& other) {
      CHECK(std::abs(plain.mean - other.mean) < 5 * std::hypot(plain.standard_error, other.standard_error));
    };
    check(of(2, ControlVariate::none, Measure::share));
    check(of(3, ControlVariate::martingale, Measure::share));
    check(of(4, ControlVariate::martingale, Measure::risk_neutral));
    check(of(5, ControlVariate::automatic, Measure::share));
  }

  TEST_CASE("controls bring what they are for") {
    struct Row {
      Contract contract;
      ControlVariate control;
      double ratio;  ///< at least, well below what was seen
    };
    for (const Row& row : {Row{run_of_closes(), ControlVariate::crossing, 10},
                           Row{run_of_closes(), ControlVariate::crossing_and_streaks, 25},
                           Row{touched_call(), ControlVariate::crossing, 100},
                           Row{with_milestone(), ControlVariate::crossing, 100},
                           Row{stepped_call(), ControlVariate::post_stratified, 500},
                           Row{stepped_call(), ControlVariate::martingale, 1.2}}) {
      const SimulatedTranche tranche =
          simulated_value(row.contract.simulation, {.paths = 16384, .control = row.control}).tranches.front();
      CAPTURE(row.contract.name);
      CAPTURE(tranche.variance_ratio);
      CHECK(tranche.control == row.control);
      CHECK(tranche.variance_ratio > row.ratio);
    }
  }

  TEST_CASE("averages and counts with streaks are the plain simulation's under either measure and policy") {
    const std::vector<Gate> rules{price_at(300, on_average_of(20)), price_at(400, on_some_of(10, 15)),
                                  price_at(260, on_average_of(60))};
    std::vector<Tranche> tranches;
    for (std::size_t i = 0; i < rules.size(); ++i) tranches.push_back(tranche(std::to_string(i), {rules[i]}));
    Simulation simulation = reference_simulation(warrant_of(std::move(tranches), 120));
    for (const ExercisePolicy exercise : {ExercisePolicy::hold_to_expiry, ExercisePolicy::on_vesting}) {
      for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
        simulation.measure = measure;
        const auto of = [&](std::uint64_t seed, ControlVariate control, std::uint64_t paths) {
          simulation.seed = seed;
          return simulated_value(simulation, {.paths = paths, .control = control}, {.exercise = exercise})
              .tranches;
        };
        const auto plain = of(1, ControlVariate::none, 1 << 16);
        const auto controlled = of(2, ControlVariate::crossing_and_streaks, 1 << 14);
        for (std::size_t i = 0; i < plain.size(); ++i) {
          const Sampled& a = plain[i].value;
          const Sampled& b = controlled[i].value;
          CAPTURE(i);
          CHECK(controlled[i].control == ControlVariate::crossing_and_streaks);
          CHECK(controlled[i].variance_ratio > 2);
          CHECK(std::abs(a.mean - b.mean) < 4.5 * std::hypot(a.standard_error, b.standard_error));
        }
      }
    }
  }

  TEST_CASE("the best control is chosen tranche by tranche and strata for all or none") {
    const auto chosen = [](const Simulation& simulation) {
      std::vector<ControlVariate> kinds;
      for (const auto& one : simulated_value(simulation, {.paths = 16384}).tranches)
        kinds.push_back(one.control);
      return kinds;
    };
    using enum ControlVariate;
    CHECK(chosen(touched_call().simulation) == std::vector{crossing});
    CHECK(chosen(run_of_closes().simulation) == std::vector{crossing});  // the run is too short for streaks
    CHECK(chosen(stepped_call().simulation) == std::vector{post_stratified});
    Simulation jumping = stepped_call().simulation;
    jumping.model.jumps = some_jumps;
    CHECK(chosen(jumping) == std::vector{martingale});
    Simulation two = reference_simulation(warrant_of(
        {tranche("far", {price_at(500, on_any_close())}), tranche("sure", {NamedGate{"met"}}, 1)}, 100));
    two.positions[0].outlook.named = {{"met", 1.0}};
    CHECK(chosen(two) == std::vector{crossing, martingale});
  }

  TEST_CASE("a tranche without a hurdle has no crossing and stays as it is") {
    Simulation simulation = reference_simulation(single({NamedGate{"met"}}, 100));
    simulation.positions[0].outlook.named = {{"met", 1.0}};
    const SimulatedTranche tranche =
        simulated_value(simulation, {.paths = 4096, .control = ControlVariate::crossing}).tranches.front();
    CHECK(tranche.control == ControlVariate::none);
    CHECK(tranche.variance_ratio == doctest::Approx(1).epsilon(1e-9));
  }
}

}  // namespace value_by_simulation_controls_test
