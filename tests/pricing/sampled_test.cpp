#include <fairvalue/pricing/sampled.hpp>

#include <doctest/doctest.h>

#include "simulation_samples.hpp"

namespace sampled_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("pricing/sampled") {
  TEST_CASE("sixteen times the paths divide a standard error by four") {
    const Simulation simulation = reference_simulation(single({price_at(300, on_any_close())}));
    const auto error = [&](std::uint64_t paths) {
      const SimulationSettings settings{.paths = paths, .control = ControlVariate::none};
      return simulated_value(simulation, settings).total.standard_error;
    };
    // Known to about 1 / sqrt(2 x 4096), 1 %, for a payoff near a coin's.
    CHECK(error(4096) / error(65536) == doctest::Approx(4).epsilon(0.05));
  }
}

}  // namespace sampled_test
