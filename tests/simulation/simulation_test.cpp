#include <fairvalue/simulation/simulation.hpp>

#include <doctest/doctest.h>

#include "engine_samples.hpp"

namespace simulation_test {
using namespace fairvalue;
using namespace samples;

TEST_SUITE("simulation/simulation") {
  TEST_CASE("a simulation left as it is counts every condition under the share measure") {
    const Simulation simulation{.model = model(100, day(2025, 10, 6), 0.5), .positions = {}};
    CHECK(simulation.measure == Measure::share);
    CHECK(simulation.seed == 0);
    CHECK_FALSE(simulation.close.has_value());
    CHECK(simulation.conditions == ConditionsCounted::all);
  }
}

}  // namespace simulation_test
