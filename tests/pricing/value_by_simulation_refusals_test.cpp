// What a simulated value refuses, by name.
#include <doctest/doctest.h>

#include <functional>
#include <limits>
#include <string>

#include <fairvalue/core/error.hpp>

#include "simulation_samples.hpp"

namespace value_by_simulation_refusals_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::string refusal(const Simulation& simulation, const SimulationSettings& settings,
                    const ValuationTerms& terms = {}) {
  try {
    simulated_value(simulation, settings, terms);
  } catch (const DomainError& error) {
    return error.what();
  }
  return "accepted";
}

Simulation sound() { return reference_simulation(single({price_at(300, on_any_close())})); }

Simulation jumping() {
  Simulation simulation = sound();
  simulation.model.jumps = some_jumps;
  return simulation;
}

Simulation stepped() { return simulation_of(stepped_market(), sound().positions.front()); }

TEST_SUITE("pricing/value_by_simulation_refusals") {
  TEST_CASE("settings that break their rules are named") {
    CHECK(refusal(sound(), {.paths = 0}) == "settings.paths: must be in [1, 8589934592], got 0");
    CHECK(refusal(sound(), {.paths = 8'589'934'593U}) ==
          "settings.paths: must be in [1, 8589934592], got 8589934593");
    CHECK(refusal(sound(), {.target_error = 0.0}) == "settings.target_error: must be > 0, got 0");
    CHECK(refusal(sound(), {.target_error = -1e-4}) == "settings.target_error: must be > 0, got -0.0001");
    CHECK(refusal(sound(), {.target_error = nan}) ==
          "settings.target_error: must be a finite number, got nan");
    CHECK(refusal(sound(), {.target_error = infinity}) ==
          "settings.target_error: must be a finite number, got inf");
    CHECK(refusal(sound(), {.paths = 64, .run = {.threads = -1}}) ==
          "settings.run.threads: must be >= 0, got -1");
  }

  TEST_CASE("a control that the model does not have is refused and those it has are told") {
    using enum ControlVariate;
    const auto with = [](const Simulation& simulation, ControlVariate control) {
      return refusal(simulation, {.paths = 64, .control = control});
    };
    CHECK(with(jumping(), crossing) ==
          "settings.control: must be one that the model has (martingale), got crossing");
    CHECK(with(jumping(), post_stratified) ==
          "settings.control: must be one that the model has (martingale), got post-stratified");
    CHECK(with(jumping(), crossing_and_streaks) ==
          "settings.control: must be one that the model has (martingale), got crossing and streaks");
    CHECK(with(stepped(), crossing) ==
          "settings.control: must be one that the model has (martingale, post-stratified), got crossing");
    for (const ControlVariate control :
         {automatic, none, martingale, crossing, crossing_and_streaks, post_stratified}) {
      CHECK(with(sound(), control) == "accepted");
    }
    for (const ControlVariate control : {automatic, none, martingale}) {
      CHECK(with(jumping(), control) == "accepted");
    }
    CHECK(with(stepped(), post_stratified) == "accepted");
  }

  TEST_CASE("a yield or a rate that steps leaves no crossing either") {
    const auto refused = [](const std::function<void(EquityMarket&)>& change) {
      Simulation simulation = sound();
      change(simulation.model.market);
      return refusal(simulation, {.paths = 64, .control = ControlVariate::crossing}) != "accepted";
    };
    CHECK(refused([](auto& market) { market.risk_free_rate.later = {{Years{1}, Rate{0.05}}}; }));
    CHECK(refused([](auto& market) { market.dividend_yield.later = {{Years{1}, Rate{0.05}}}; }));
    CHECK(refused([](auto& market) { market.volatility.later = {{Years{1}, 0.3}}; }));
    CHECK_FALSE(refused([](auto&) {}));
  }

  TEST_CASE("what the engine refuses is refused under its name") {
    Simulation none = sound();
    none.positions.clear();
    CHECK(refusal(none, {.paths = 64}) == "positions: must be at least one value, got none");
    Simulation bad = sound();
    bad.positions[0].warrant.strike = PerShare{nan};
    CHECK(refusal(bad, {.paths = 64}) == "positions[0].warrant.strike: must be a finite number, got nan");
    Simulation unknown = sound();
    unknown.positions[0].warrant.tranches[0].gates.push_back(purchased(1));
    CHECK(refusal(unknown, {.paths = 64}).find("positions[0].warrant.tranches[0].gates[1]: must be") == 0);
  }

  TEST_CASE("a grant-date value needs a price from about the grant and one grant") {
    const auto at_grant = [](const Simulation& simulation) {
      return refusal(simulation, {.paths = 64}, {.kind = ValueKind::grant_date});
    };
    Simulation simulation = sound();
    simulation.model.market.spot.as_of = add_days(granted, -31);
    CHECK(at_grant(simulation) == "accepted");
    simulation.model.market.spot.as_of = add_days(granted, -32);
    CHECK(at_grant(simulation) ==
          "model.market.spot.as_of: must be within the 31 days before the grant 2025-10-05, got 2025-09-03");
    simulation.model.market.spot.as_of = add_days(granted, 1);
    CHECK(at_grant(simulation) ==
          "model.market.spot.as_of: must be within the 31 days before the grant 2025-10-05, got 2025-10-06");
    Simulation two = sound();
    two.positions.push_back(two.positions.front());
    two.positions[1].name = "another";
    two.positions[1].warrant.granted = add_days(granted, 1);
    CHECK(at_grant(two) ==
          "positions[1].warrant.granted: must be 2025-10-05 as of the first position for a grant-date value, "
          "got "
          "2025-10-06");
  }
}

}  // namespace value_by_simulation_refusals_test
