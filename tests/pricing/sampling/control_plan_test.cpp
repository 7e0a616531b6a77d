#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <variant>
#include <vector>

#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/control_plan.hpp"

namespace control_plan_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

struct Planned {
  Simulation simulation;
  PathEngine engine;
  std::vector<TranchePieces> tranches;

  explicit Planned(Simulation asked)
      : simulation(std::move(asked)), engine(simulation), tranches(pieces_of(engine, simulation)) {}
  ControlPlan plan(ControlVariate control, std::uint64_t paths = 16384) const {
    return plan_by({.paths = paths, .control = control});
  }
  ControlPlan plan_by(const SimulationSettings& settings) const {
    return control_plan(simulation, engine, tranches, ExercisePolicy::hold_to_expiry, settings);
  }
};

Simulation two_hurdles() {
  return reference_simulation(warrant_of({tranche("near", {price_at(300, on_any_close())}),
                                          tranche("far", {price_at(600, on_average_of(20))})}));
}

TEST_SUITE("pricing/sampling/control_plan") {
  TEST_CASE("controls that a model has") {
    using enum ControlVariate;
    PriceModel model{.market = market_on(granted)};
    CHECK(existing_controls(path_traits(model)) ==
          std::vector{martingale, crossing, crossing_and_streaks, post_stratified});
    model.market = stepped_market();
    CHECK(existing_controls(path_traits(model)) == std::vector{martingale, post_stratified});
    model.jumps = some_jumps;
    CHECK(existing_controls(path_traits(model)) == std::vector{martingale});
  }

  TEST_CASE("the plan asks for the levels it uses and for no others") {
    const ControlPlan plan = Planned{two_hurdles()}.plan(ControlVariate::automatic);
    REQUIRE(plan.tranches.size() == 2);
    std::vector<bool> used(plan.crossings.size());
    for (const ControlSet& tranche : plan.tranches) {
      CHECK(tranche.kind == ControlVariate::crossing);
      for (const auto& [control, mean, coefficient] : tranche.terms) {
        used.at(std::get<CrossingControl>(control).crossing) = true;
        CHECK(mean > 0.0);
        CHECK(std::abs(coefficient) < 3);
      }
    }
    CHECK(std::find(used.begin(), used.end(), false) == used.end());
    CHECK(plan.streaks.empty());
    CHECK(plan.strata.count() == 1);
  }

  TEST_CASE("streaks are shared by all hurdles and used where windows are long") {
    Simulation simulation =
        reference_simulation(warrant_of({tranche("close", {price_at(300, on_any_close())}),
                                         tranche("near", {price_at(300, on_average_of(20))}),
                                         tranche("far", {price_at(600, on_average_of(20))})}));
    const ControlPlan plan = Planned{simulation}.plan(ControlVariate::crossing_and_streaks);
    CHECK(plan.tranches[0].kind == ControlVariate::crossing);  // has none of its own
    std::vector<int> used(plan.streaks.size());
    for (const std::size_t tranche : {1, 2}) {
      CHECK(plan.tranches[tranche].kind == ControlVariate::crossing_and_streaks);
      for (const auto& [control, mean, coefficient] : plan.tranches[tranche].terms) {
        const auto* streak = std::get_if<StreakControl>(&control);
        if (streak == nullptr) continue;
        ++used.at(streak->streak);
        CHECK(mean > 0.0);
        CHECK(mean < 1.0);
      }
    }
    CHECK(used == std::vector<int>(plan.streaks.size(), 2));
    CHECK(plan.streaks.size() == 3);
  }

  TEST_CASE("streaks are chosen unasked only for a run that repays their convolutions") {
    const Planned planned{reference_simulation(single({price_at(600, on_average_of(20))}))};
    const auto kind = [&](std::uint64_t paths) {
      return planned.plan(ControlVariate::automatic, paths).tranches.front().kind;
    };
    CHECK(kind((1 << 16) - 1) == ControlVariate::crossing);
    CHECK(kind(1 << 16) == ControlVariate::crossing_and_streaks);
  }

  TEST_CASE("no control is fitted to a handful of hits even when asked for") {
    // Three times the price in 140 days at 50 %: a few of the pilot's 8,192 paths.
    Warrant rare = single({price_at(500, on_average_of(8))});
    rare.expiry = add_days(granted, 140);
    const Planned planned{reference_simulation(std::move(rare))};
    const auto kind = [&](ControlVariate asked) {
      return planned.plan(asked, 1 << 18).tranches.front().kind;
    };
    for (const ControlVariate asked :
         {ControlVariate::automatic, ControlVariate::crossing, ControlVariate::crossing_and_streaks}) {
      CHECK(kind(asked) == ControlVariate::none);
    }
  }

  TEST_CASE("a martingale needs likelihoods that tell") {
    // Five years at 50 %: 1,000 e^1.25 = 3,490 paths.
    Simulation call = reference_simulation(single({NamedGate{"met"}}, 180));
    call.positions[0].outlook.named = {{"met", 1.0}};
    const Planned planned{std::move(call)};
    CHECK(planned.plan(ControlVariate::martingale, 3480).tranches[0].kind == ControlVariate::none);
    CHECK(planned.plan(ControlVariate::martingale, 3500).tranches[0].kind == ControlVariate::martingale);
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
    const double first = coefficient(planned.plan_by(one));
    CHECK(first == coefficient(planned.plan_by(two)));
    planned.simulation.seed = 99;
    CHECK(first != coefficient(planned.plan_by(one)));
  }

  TEST_CASE("strata are as many as paths can fill") {
    const Planned planned{two_hurdles()};
    CHECK(planned.plan(ControlVariate::post_stratified, 1 << 20).strata.count() == 64);
    CHECK(planned.plan(ControlVariate::post_stratified, 640).strata.count() == 10);
    CHECK(planned.plan(ControlVariate::post_stratified, 1).strata.count() == 1);
    CHECK(planned.plan(ControlVariate::none).strata.count() == 1);
  }
}

}  // namespace control_plan_test
