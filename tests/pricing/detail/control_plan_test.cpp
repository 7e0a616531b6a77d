#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "../simulation_samples.hpp"
#include "pricing/detail/control_plan.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

namespace {

/// Two days: the logarithm has mean 0.3 and deviation 0.5.
const PriceLaw two_days{.drift = {0.1, 0.2}, .volatility = {0.3, 0.4}};

struct Planned {
  Simulation simulation;
  PathEngine engine;
  std::vector<TranchePieces> tranches;

  explicit Planned(Simulation asked)
      : simulation(std::move(asked)),
        engine(simulation),
        tranches(tranche_pieces(simulation, engine.pieces())) {
    simulation.price_days = {engine.grid().closes};
  }
  ControlPlan plan(ControlVariate control, std::uint64_t paths = 16384) const {
    return control_plan(simulation, engine, tranches, {.paths = paths, .control = control});
  }
};

Simulation two_hurdles() {
  return reference_simulation(warrant_of({tranche("near", {price_at(300, on_any_close())}),
                                          tranche("far", {price_at(600, on_average_of(20))})}));
}

}  // namespace

TEST_SUITE("pricing/detail/control_plan") {
  TEST_CASE("strata of the last price are quantiles of its law: four by hand") {
    const PriceStrata strata = price_strata(two_days, 4);
    REQUIRE(strata.bounds.size() == 3);
    // The quartiles of a normal lie 0.67449 deviations from its mean.
    CHECK(strata.bounds[0] == doctest::Approx(std::exp(0.3 - 0.5 * 0.67449)).epsilon(1e-5));
    CHECK(strata.bounds[1] == doctest::Approx(std::exp(0.3)).epsilon(1e-6));
    CHECK(strata.bounds[2] == doctest::Approx(std::exp(0.3 + 0.5 * 0.67449)).epsilon(1e-5));
    const std::array prices{0.1F, 1.2F, 1.5F, 5.0F, strata.bounds[0]};
    std::vector<std::uint8_t> stratum;
    strata.read(prices, stratum);
    CHECK(stratum == std::vector<std::uint8_t>{0, 1, 2, 3, 1});  // a bound belongs to the upper one
    CHECK(price_strata(two_days, 1).count() == 1);
  }

  TEST_CASE("a price that hardly moves has one stratum: floats could not tell more apart") {
    CHECK(price_strata({.drift = {0.1}, .volatility = {0.0009}}, 64).count() == 1);
    CHECK(price_strata({.drift = {0.1}, .volatility = {0.0011}}, 64).count() == 64);
  }

  TEST_CASE("controls that a model has") {
    using enum ControlVariate;
    PriceModel model{.market = market_on(granted)};
    CHECK(existing_controls(model) == std::vector{martingale, crossing, post_stratified});
    model.market = stepped_market();
    CHECK(existing_controls(model) == std::vector{martingale, post_stratified});
    model.jumps = some_jumps;
    CHECK(existing_controls(model) == std::vector{martingale});
  }

  TEST_CASE("a crossing is taken times the end's payment when held and alone on vesting") {
    const std::vector<float> crossing{0.0F, 0.5F, 1.0F};
    PathFacts facts{.first_path = 0, .paths = 3, .crossing = {{}, crossing}};
    TranchePaths paths;
    paths.payoff = {0, 0, 0};
    paths.at_end = {7, 8, 9};
    paths.other = {0.1, 0.2, 0.3};
    std::vector<double> values;
    const Control control{.crossing = 1, .mean = 0.5};
    read_control(control, ExercisePolicy::hold_to_expiry, facts, paths, values);
    CHECK(values == std::vector<double>{0, 4, 9});
    read_control(control, ExercisePolicy::on_vesting, facts, paths, values);
    CHECK(values == std::vector<double>{0, 0.5, 1});
    read_control(Control{}, ExercisePolicy::hold_to_expiry, facts, paths, values);
    CHECK(values == paths.other);
  }

  TEST_CASE("the plan asks for the levels it uses and for no others") {
    const ControlPlan plan = Planned{two_hurdles()}.plan(ControlVariate::automatic);
    REQUIRE(plan.tranches.size() == 2);
    std::vector<bool> used(plan.crossings.size());
    for (const TrancheControl& tranche : plan.tranches) {
      CHECK(tranche.kind == ControlVariate::crossing);
      for (const auto& [control, coefficient] : tranche.terms) {
        REQUIRE(control.crossing.has_value());
        used.at(*control.crossing) = true;
        CHECK(control.mean > 0.0);
        CHECK(std::abs(coefficient) < 3);
      }
    }
    CHECK(std::find(used.begin(), used.end(), false) == used.end());
    CHECK(plan.strata.count() == 1);
  }

  TEST_CASE("tranches of one hurdle share their levels") {
    Simulation simulation = reference_simulation(warrant_of(
        {tranche("a", {price_at(300, on_any_close())}), tranche("b", {price_at(300, on_any_close())})}));
    const ControlPlan plan = Planned{simulation}.plan(ControlVariate::crossing);
    REQUIRE(plan.tranches[0].terms.size() == plan.tranches[1].terms.size());
    CHECK(plan.crossings.size() == plan.tranches[0].terms.size());
  }

  TEST_CASE("a plan is a function of the seed and not of the threads") {
    Planned planned{two_hurdles()};
    const auto coefficient = [](const ControlPlan& plan) { return plan.tranches[0].terms[0].coefficient; };
    const SimulationSettings one{.paths = 16384, .run = {.threads = 1}};
    const SimulationSettings two{.paths = 16384, .run = {.threads = 2}};
    const double first = coefficient(control_plan(planned.simulation, planned.engine, planned.tranches, one));
    CHECK(first == coefficient(control_plan(planned.simulation, planned.engine, planned.tranches, two)));
    planned.simulation.seed = 99;
    CHECK(first != coefficient(control_plan(planned.simulation, planned.engine, planned.tranches, one)));
  }

  TEST_CASE("strata are as many as paths can fill") {
    const Planned planned{two_hurdles()};
    CHECK(planned.plan(ControlVariate::post_stratified, 1 << 20).strata.count() == 64);
    CHECK(planned.plan(ControlVariate::post_stratified, 640).strata.count() == 10);
    CHECK(planned.plan(ControlVariate::post_stratified, 1).strata.count() == 1);
    CHECK(planned.plan(ControlVariate::none).strata.count() == 1);
  }
}
