#include <doctest/doctest.h>

#include <optional>

#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/expected_conditions.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

namespace {

std::optional<double> conditions(const Simulation& simulation,
                                 ExercisePolicy exercise = ExercisePolicy::hold_to_expiry) {
  const PathEngine engine{simulation};
  return expected_conditions(simulated_claims(simulation, engine.open_warrants()).front(),
                             pieces_of(engine, simulation).front(), exercise);
}

/// A hurdle, 1 GW in time with probability (1 - 0.2) / 2, "a" with 0.9 and for exercise "b" with 0.5.
Simulation conditional(GateTiming timing = GateTiming::latched) {
  Warrant warrant = single({price_at(300, on_average_of(20), timing), purchased(1), NamedGate{"a"}});
  warrant.exercise_gates = {NamedGate{"b"}};
  Simulation simulation = reference_simulation(std::move(warrant));
  simulation.deals[0].outlook = {.milestones = {reached(1, LogNormal{5, 0.4}, 0.2)},
                                 .named = {{"a", 0.9}, {"b", 0.5}}};
  return simulation;
}

}  // namespace

TEST_SUITE("pricing/sampling/expected_conditions") {
  TEST_CASE("independent conditions multiply: 0.4 x 0.9 x 0.5 = 0.18") {
    CHECK(conditions(conditional()).value() == doctest::Approx(0.18).epsilon(1e-12));
  }

  TEST_CASE("a milestone by a date of its own counts until then") {
    Simulation simulation = reference_simulation(single({purchased(1, add_days(granted, 730))}));
    simulation.deals[0].outlook.milestones = {reached(1, LogNormal{2, 0.4})};
    CHECK(conditions(simulation).value() == doctest::Approx(0.5).epsilon(1e-12));
  }

  TEST_CASE("prices alone are no condition of another kind") {
    CHECK_FALSE(conditions(reference_simulation(single({price_at(300)}))).has_value());
  }

  TEST_CASE("none where the day matters or the conditions are not independent") {
    CHECK_FALSE(conditions(conditional(), ExercisePolicy::on_vesting).has_value());
    CHECK_FALSE(conditions(conditional(GateTiming::after_other_gates)).has_value());
    Simulation deployed = conditional();
    deployed.deals[0].deployment = {.plan = {.measure = VolumeMeasure::purchased,
                                             .start = granted,
                                             .milestones = {{1, add_days(granted, 900)}}},
                                    .delay = LogNormal{1, 0.5},
                                    .correlation = 0.5};
    CHECK_FALSE(conditions(deployed).has_value());
    Simulation linear = reference_simulation(single({}));
    linear.deals[0].warrant.tranches[0].linear = {.measure = VolumeMeasure::purchased, .from = 0, .to = 2};
    linear.deals[0].outlook.milestones = {reached(1, Fixed{1}, 0.5)};
    CHECK_FALSE(conditions(linear).has_value());
  }
}
