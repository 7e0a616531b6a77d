#include "simulation/run/path_run.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "../engine_samples.hpp"
#include "simulation/run/price_ratio.hpp"

namespace path_run_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

const Date today = day(2025, 10, 6);

Asked simulation() {
  Asked one = Simulation{.model = model(200, today, 0.6), .positions = {}, .seed = 12};
  one.positions = {position(warrant(today, add_days(today, 87),  // 60 closes
                                    {tranche("close", {price_gate(230, on_any_close())}),
                                     tranche("moment", {price_gate(230, continuously())}),
                                     tranche("both", {price_gate(230, continuously()), deployed(1)})}))};
  one.positions[0].outlook.milestones = {outlook_of(1, Pert{0.0, 0.1, 0.3})};
  for (int d = 0; d <= 60; ++d) one.price_days.push_back(d);
  one.crossings = {{PerShare{230}, 60}, {PerShare{230}, 30}, {PerShare{260}, 60}};
  return one;
}

SimulationPlan plan_of(const Asked& asked) {
  return simulation_plan(resolved(asked), asked.measure, asked.seed, asked);
}

TEST_SUITE("simulation/run/path_run") {
  TEST_CASE("prices are e to the power of their logarithms") {
    for (double x = -79.0; x < 79.5; x += 0.37) {
      // To 2e-7: six terms of the series and a few roundings of floats.
      CHECK(static_cast<double>(price_ratio(static_cast<float>(x))) ==
            doctest::Approx(std::exp(static_cast<double>(static_cast<float>(x)))).epsilon(4e-7));
    }
    CHECK(price_ratio(0.0F) == 1.0F);
    CHECK(price_ratio(-1e30F) == price_ratio(-80.0F));
    CHECK(price_ratio(1e30F) == price_ratio(80.0F));
  }

  TEST_CASE("a batch again after another is the same batch") {
    const SimulationPlan plan = plan_of(simulation());
    PathRun run{plan};
    const auto vested = [&](std::uint64_t first) {
      const auto& column = run.run(first, 64).vested[1];
      return std::vector<std::int32_t>{column.begin(), column.end()};
    };
    const auto first = vested(0);
    CHECK(vested(64) != first);
    CHECK(vested(0) == first);
  }

  TEST_CASE("fewer paths are the first of the batch") {
    const SimulationPlan plan = plan_of(simulation());
    PathRun run{plan};
    PathRun other{plan};
    const PathFacts& all = run.run(128, 64);
    const PathFacts& few = other.run(128, 5);
    CHECK(few.paths == 5);
    CHECK(few.first_path == 128);
    CHECK(few.vested[0].size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(few.vested[0][i] == all.vested[0][i]);
      CHECK(few.price[60][i] == all.price[60][i]);
      CHECK(few.crossing[2][i] == all.crossing[2][i]);
    }
    CHECK(other.run(128, 64).vested[0].size() == 64);
  }

  TEST_CASE("where a touch was the last thing missing the price is the hurdle and else the close") {
    const SimulationPlan plan = plan_of(simulation());
    PathRun run{plan};
    int touched = 0;
    int later = 0;
    for (std::uint64_t first = 0; first < 1280; first += 64) {
      const PathFacts& facts = run.run(first, 64);
      for (std::size_t path = 0; path < 64; ++path) {
        for (const std::size_t piece : {1U, 2U}) {
          const auto vested = facts.vested[piece][path];
          if (vested == no_day) continue;
          const float close = facts.price[static_cast<std::size_t>(vested)][path];
          const bool waited = piece == 2 && facts.milestone[0][path] == vested;
          CHECK(facts.price_met[piece][path] <= vested);
          CHECK(facts.price_when_exercisable[piece][path] == (waited ? close : 1.15F));
          touched += waited ? 0 : 1;
          later += waited ? 1 : 0;
        }
      }
    }
    CHECK(touched > 20);
    CHECK(later > 20);
  }

  TEST_CASE("crossings are in the order of the asking and certain where a close is above") {
    const SimulationPlan plan = plan_of(simulation());
    PathRun run{plan};
    const PathFacts& facts = run.run(0, 64);
    REQUIRE(facts.crossing.size() == 3);
    for (std::size_t path = 0; path < 64; ++path) {
      CHECK(facts.crossing[0][path] >= facts.crossing[1][path]);
      CHECK(facts.crossing[0][path] >= facts.crossing[2][path]);
      if (facts.vested[0][path] != no_day) CHECK(facts.crossing[0][path] == 1.0F);
      if (facts.vested[0][path] == no_day) CHECK(facts.crossing[0][path] < 1.0F);
    }
  }

  TEST_CASE("streaks are in the order of the asking: the highest price and what closes in a row held") {
    Asked asked = simulation();
    asked.streaks = {{1, 1, 60}, {2, 3, 60}, {60, 1, 60}};
    const SimulationPlan plan = plan_of(asked);
    PathRun run{plan};
    const PathFacts& facts = run.run(0, 50);
    REQUIRE(facts.streak.size() == 3);
    for (std::size_t path = 0; path < 50; ++path) {
      float highest = 0.0F;
      float held = 0.0F;
      for (std::size_t d = 1; d <= 60; ++d) highest = std::max(highest, facts.price[d][path]);
      for (std::size_t d = 6; d <= 60; d += 2) {
        held = std::max(held,
                        std::min({facts.price[d - 4][path], facts.price[d - 2][path], facts.price[d][path]}));
      }
      CHECK(facts.streak[0][path] ==
            doctest::Approx(highest).epsilon(1e-6));  // e^x rounds up and down by 1e-7
      CHECK(facts.streak[1][path] == doctest::Approx(held).epsilon(1e-6));
      CHECK(facts.streak[2][path] == facts.price[60][path]);
    }
  }

  TEST_CASE("jumps are added up for the progress that must do without them") {
    Asked one = simulation();
    one.model.jumps = Jumps{.intensity = 30, .mean = 0.05, .deviation = 0.1};
    one.positions[0].warrant.tranches.pop_back();
    one.positions[0].warrant.tranches.back() = tranche("only", {deployed(1)});
    one.positions[0].warrant.shares = Shares{200};
    one.crossings.clear();
    one.positions[0].deployment =
        DeploymentModel{.plan = {VolumeMeasure::deployed, today, {{1, add_days(today, 40)}}},
                        .delay = LogNormal{0.02, 1.0},
                        .correlation = 1.0};
    const SimulationPlan jumping = plan_of(one);
    one.model.jumps.reset();
    const SimulationPlan calm = plan_of(one);
    PathRun with{jumping};
    PathRun without{calm};
    const PathFacts& a = with.run(0, 64);
    const PathFacts& b = without.run(0, 64);
    for (std::size_t path = 0; path < 64; ++path) CHECK(a.milestone[0][path] == b.milestone[0][path]);
    CHECK(a.price[60][0] != b.price[60][0]);
  }
}

}  // namespace path_run_test
