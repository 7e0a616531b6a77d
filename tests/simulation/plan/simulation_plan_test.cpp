#include "simulation/plan/simulation_plan.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "../engine_samples.hpp"

namespace simulation_plan_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

const Date today = day(2025, 10, 6);

/// Of 5 closes.
Simulation simulation(std::vector<Gate> gates) {
  Simulation one{.model = model(200, today, 0.5), .positions = {}, .seed = 42};
  one.positions = {position(warrant(today, add_days(today, 7), {tranche("only", std::move(gates))}))};
  one.model.benchmarks = {{.name = "NDX", .volatility = 0.2, .correlation = 0.1},
                          {.name = "SOX", .volatility = 0.3, .correlation = -0.6}};
  return one;
}

SimulationPlan plan_of(const Simulation& one, const PathQuery& query = {}) {
  return simulation_plan(resolved(one), one.measure, one.seed, query);
}

TEST_SUITE("simulation/plan/simulation_plan") {
  TEST_CASE("days are padded to pairs with nothing") {
    const auto plan = plan_of(simulation({price_gate(250, on_any_close())}));
    CHECK(plan.grid.closes == 5);
    CHECK(plan.seed == 42);
    REQUIRE(plan.share.drift.size() == 6);
    REQUIRE(plan.share.volatility.size() == 6);
    CHECK(plan.share.volatility[4] == doctest::Approx(0.5 * std::sqrt(7.0 / 365 / 5)));
    CHECK(plan.share.volatility[5] == 0.0F);
    CHECK(plan.share.drift[5] == 0.0F);
    CHECK(!plan.jumps);
  }

  TEST_CASE("only what gates compare with is drawn") {
    CHECK(plan_of(simulation({price_gate(250, on_any_close())})).benchmarks.empty());
    const auto plan = plan_of(simulation({RelativeGate{.benchmark = "SOX", .excess = 0.1}}));
    REQUIRE(plan.benchmarks.size() == 1);
    CHECK(plan.benchmarks[0].index == 1);
    CHECK(plan.benchmarks[0].correlation == -0.6);
    CHECK(plan.benchmarks[0].law.volatility.size() == 6);
  }

  TEST_CASE("bridges are made ready where something asks for highs") {
    CHECK(plan_of(simulation({price_gate(250, on_any_close())})).bridges.variance.empty());
    CHECK(!plan_of(simulation({price_gate(250, continuously())})).bridges.variance.empty());
    const Simulation crossing = simulation({price_gate(250, on_any_close())});
    CHECK(!plan_of(crossing, {.crossings = {{PerShare{250}, 5}}}).bridges.variance.empty());
  }

  TEST_CASE("price days asked for and last days of pieces come once each") {
    const auto plan = plan_of(simulation({price_gate(250, on_any_close())}), {.price_days = {3, 1, 3}});
    CHECK(plan.price_days == std::vector<int>{1, 3, 5});
    CHECK(plan.asked_price_days == std::vector<int>{3, 1, 3});
  }

  TEST_CASE("crossings are gathered by the day they run through") {
    const auto plan = plan_of(simulation({price_gate(250, on_any_close())}),
                              {.crossings = {{PerShare{250}, 5}, {PerShare{300}, 3}, {PerShare{400}, 5}}});
    CHECK(plan.asked_crossings == 3);
    REQUIRE(plan.crossings.size() == 2);
    CHECK(plan.crossings[0].through == 5);
    CHECK(plan.crossings[0].asked == std::vector<std::size_t>{0, 2});
    CHECK(plan.crossings[0].level[1] == doctest::Approx(std::log(2.0)));
    CHECK(plan.crossings[1].asked == std::vector<std::size_t>{1});
  }

  TEST_CASE("streaks are those asked for with jumps or without") {
    Simulation one = simulation({price_gate(250, on_any_close())});
    one.model.jumps = Jumps{.intensity = 2, .mean = 0.1, .deviation = 0.2};
    const auto plan = plan_of(one, {.streaks = {{1, 2, 5}, {2, 1, 3}}});
    REQUIRE(plan.streaks.size() == 2);
    CHECK(plan.streaks[1].gap == 2);
    CHECK(plan.streaks[1].consecutive == 1);
    CHECK(plan.streaks[1].through == 3);
  }

  TEST_CASE("jumps are drawn as the measure has them") {
    Simulation one = simulation({price_gate(250, on_any_close())});
    one.model.jumps = Jumps{.intensity = 2, .mean = 0.1, .deviation = 0.2};
    one.measure = Measure::share;
    const auto plan = plan_of(one);
    REQUIRE(plan.jumps.has_value());
    CHECK(plan.jumps->mean == doctest::Approx(0.1 + 0.04));  // Esscher: m + s^2
  }

  TEST_CASE("one resolved simulation is planned for another measure and seed") {
    const ResolvedSimulation once = resolved(simulation({price_gate(250, on_any_close())}));
    const auto plan = simulation_plan(once, Measure::risk_neutral, 7, {});
    CHECK(plan.seed == 7);
    const double variance = 0.5 * 0.5 * 7.0 / 365 / 5;
    const auto share = simulation_plan(once, Measure::share, 7, {});
    CHECK(share.law.drift[0] - plan.law.drift[0] == doctest::Approx(variance).epsilon(1e-9));
  }
}

}  // namespace simulation_plan_test
