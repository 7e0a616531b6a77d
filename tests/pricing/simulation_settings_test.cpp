#include <fairvalue/pricing/simulation_settings.hpp>

#include <string>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace simulation_settings_test {
using namespace fairvalue;

TEST_SUITE("pricing/simulation_settings") {
  TEST_CASE("settings left out: a million paths and no target and whatever control is best") {
    const SimulationSettings settings;
    CHECK(settings.paths == 1048576);
    CHECK_FALSE(settings.target_error.has_value());
    CHECK(settings.control == ControlVariate::automatic);
    CHECK(settings.measure == Measure::share);
    CHECK(settings.seed == 0);
  }

  TEST_CASE("settings that cannot be are refused by name") {
    const auto refusal = [](const SimulationSettings& settings) {
      try {
        require_settings(settings);
      } catch (const DomainError& error) {
        return std::string{error.what()};
      }
      return std::string{"accepted"};
    };
    CHECK(refusal({}) == "accepted");
    CHECK(refusal({.paths = std::uint64_t{1} << 33}) == "accepted");
    CHECK(refusal({.paths = 0}) == "settings.paths: must be in [1, 8589934592], got 0");
    CHECK(refusal({.target_error = 0.0}) == "settings.target_error: must be > 0, got 0");
    CHECK(refusal({.each_tranche = true}) ==
          "settings.target_error: must be given for each_tranche, got none");
    CHECK(refusal({.measure = static_cast<Measure>(9)}).starts_with("settings.measure: must be"));
    CHECK(refusal({.control = static_cast<ControlVariate>(99)}).starts_with("settings.control: must be"));
    CHECK(refusal({.run = {.threads = -1}}) == "settings.run.threads: must be >= 0, got -1");
  }
}

}  // namespace simulation_settings_test
