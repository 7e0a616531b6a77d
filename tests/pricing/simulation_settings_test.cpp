#include <fairvalue/pricing/simulation_settings.hpp>

#include <doctest/doctest.h>

namespace simulation_settings_test {
using namespace fairvalue;

TEST_SUITE("pricing/simulation_settings") {
  TEST_CASE("settings left out: a million paths and no target and whatever control is best") {
    const SimulationSettings settings;
    CHECK(settings.paths == 1048576);
    CHECK_FALSE(settings.target_error.has_value());
    CHECK(settings.control == ControlVariate::automatic);
    CHECK(settings.kind == ValueKind::economic);
    CHECK(settings.exercise == ExercisePolicy::hold_to_expiry);
  }
}

}  // namespace simulation_settings_test
