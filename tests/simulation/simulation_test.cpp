#include <fairvalue/simulation/simulation.hpp>

#include <doctest/doctest.h>

#include "engine_samples.hpp"

using namespace fairvalue;
using namespace samples;

TEST_SUITE("simulation/simulation") {
  TEST_CASE("a simulation left as it is draws under the share measure and asks for no prices") {
    const Simulation simulation{.model = model(100, day(2025, 10, 6), 0.5), .deals = {}};
    CHECK(simulation.measure == Measure::share);
    CHECK(simulation.seed == 0);
    CHECK_FALSE(simulation.calendar.has_value());
    CHECK(simulation.price_days.empty());
    CHECK(simulation.crossings.empty());
    CHECK(simulation.streaks.empty());
  }
}
