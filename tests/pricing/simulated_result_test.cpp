#include <fairvalue/pricing/simulated_result.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include "simulation_samples.hpp"

namespace simulated_result_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("pricing/simulated_result") {
  TEST_CASE("vested shares have a distribution whose mean is the sum over the tranches") {
    const Simulation simulation = reference_simulation(warrant_of(
        {tranche("near", {price_at(200, on_any_close())}), tranche("far", {price_at(400, on_any_close())})}));
    const SimulatedValue result = simulated_value(simulation, {.paths = 16384});
    double probability = 0.0;
    double shares = 0.0;
    for (const VestedShares& one : result.vested) {
      probability += one.probability.mean;
      shares += one.shares.value * one.probability.mean;
    }
    double expected = 0.0;
    double error = 0.0;
    for (const SimulatedTranche& one : result.tranches) {
      expected += one.shares.value * one.vesting_probability.mean;
      error += one.shares.value * one.vesting_probability.standard_error;
    }
    CHECK(probability == doctest::Approx(1).epsilon(1e-12));
    CHECK(std::abs(shares - expected) < 5 * error);  // both estimate it from the same paths
    CHECK(error > 0.0);
  }
}

}  // namespace simulated_result_test
