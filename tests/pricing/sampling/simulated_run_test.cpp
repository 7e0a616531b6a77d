#include "pricing/sampling/simulated_run.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "../simulation_samples.hpp"

namespace simulated_run_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("pricing/sampling/simulated_run") {
  // Values of the reference warrant: docs/reference/reference-values.md.
  TEST_CASE("a run has measure and seed of its simulation and the reference warrant's value") {
    Simulation simulation = reference_simulation(single({price_at(600)}), 17);
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      simulation.measure = measure;
      const SimulatedValue value =
          detail::simulated_run(simulation, ExercisePolicy::hold_to_expiry, {.paths = 1 << 15});
      CHECK(value.measure == measure);
      CHECK(value.seed == 17);
      CHECK(value.spot.value == 164.67);
      const Sampled& one = value.tranches[0].value;
      CHECK(std::abs(one.mean - 81.197) < 5 * one.standard_error + 0.0005);
    }
  }

  TEST_CASE("a tranche that is lost says why") {
    Simulation simulation = reference_simulation(single({purchased(1, add_days(granted, 30))}));
    simulation.model.market.spot.as_of = add_days(granted, 60);
    simulation.positions[0].outlook.milestones = {reached(1, Fixed{1})};
    const SimulatedValue value =
        detail::simulated_run(simulation, ExercisePolicy::hold_to_expiry, {.paths = 64});
    CHECK(value.tranches[0].value.mean == 0.0);
    CHECK_FALSE(value.tranches[0].lost.empty());
  }
}

}  // namespace simulated_run_test
