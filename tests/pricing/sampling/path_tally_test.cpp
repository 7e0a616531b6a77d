// Tallies of an engine's paths against loops over every path.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/path_tally.hpp"

namespace path_tally_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

/// A hurdle on closes and a certain tranche of 50 shares, at a strike of 100, in 40 days.
Simulation two_tranches() {
  Warrant warrant = warrant_of(
      {tranche("hurdle", {price_at(180, on_any_close())}), tranche("sure", {NamedGate{"met"}}, 50)}, 100);
  warrant.expiry = add_days(granted, 40);
  Simulation simulation = reference_simulation(std::move(warrant));
  simulation.positions[0].outlook.named = {{"met", 1.0}};
  return simulation;
}

/// Of 40 / 365 x 252 = 27.6 closes.
PathEngine engine_of(const Simulation& simulation) {
  return PathEngine{simulation, {.price_days = {28}, .crossings = {{PerShare{185}, 28}}}};
}

TallyTask task_of(const Simulation& simulation, const PathEngine& engine) {
  TallyTask task{.terms = payment_terms(simulation, ExercisePolicy::hold_to_expiry, engine.grid()),
                 .tranches = pieces_of(engine, simulation),
                 .bounds = std::vector<TrancheBounds>(2),
                 .pieces = engine.pieces(),
                 .plan = {},
                 .grid = engine.grid()};
  task.plan.tranches.resize(2);
  task.plan.tranches[0] = {.kind = ControlVariate::crossing,
                           .terms = {{.control = CrossingControl{0}, .mean = 10, .coefficient = 0.5}}};
  return task;
}

PathTally tally_of(const TallyTask& task, const PathEngine& engine, std::vector<std::uint64_t> blocks,
                   std::uint64_t paths) {
  PathTally tally{task};
  for (const std::uint64_t block : blocks) {
    BlockTally part{task};
    engine.visit(
        block, [&](const PathFacts& facts) { part.add(facts); }, paths);
    tally.merge(part);
  }
  return tally;
}

struct Sums {
  RunningStatistics value{}, total{}, met{}, vested{};
  double hits = 0.0;
  double weighted_hits = 0.0;
};

/// Under the share measure, written out for the reference market.
Sums sums_of(const PathEngine& engine, std::vector<std::uint64_t> blocks, std::uint64_t paths) {
  Sums sums;
  const double years = 40 / 365.0;
  for (const std::uint64_t block : blocks) {
    const auto add = [&](const PathFacts& facts) {
      for (std::size_t i = 0; i < static_cast<std::size_t>(facts.paths); ++i) {
        const double price = facts.price[0][i];
        const double end = 164.67 * std::max(1 - 100 / 164.67 / price, 0.0);
        const bool hit = facts.vested[0][i] != no_day;
        const double weight = std::exp(0.037 * years) / price;
        const double value = (hit ? end : 0.0) - 0.5 * (facts.crossing[0][i] * end - 10);
        sums.value.add(value);
        sums.total.add(100 * value + 50 * end);
        sums.met.add(hit ? 1.0 : 0.0);
        sums.vested.add(hit ? weight : 0.0);
        sums.hits += hit ? 1.0 : 0.0;
        sums.weighted_hits += hit ? weight : 0.0;
      }
    };
    engine.visit(block, add, paths);
  }
  return sums;
}

void check_near(double squares, double mean, const RunningStatistics& expected) {
  CHECK(mean == doctest::Approx(expected.mean).epsilon(1e-11));
  CHECK(squares == doctest::Approx(expected.squares).epsilon(1e-9));
}

TEST_SUITE("pricing/sampling/path_tally") {
  TEST_CASE("what is counted is what a loop over the paths counts") {
    const Simulation simulation = two_tranches();
    const PathEngine engine = engine_of(simulation);
    REQUIRE(engine.grid().closes == 28);
    const TallyTask task = task_of(simulation, engine);
    for (const std::uint64_t paths : {1, 63, 64, 65, 1000}) {
      const PathTally tally = tally_of(task, engine, {0, 1}, paths);
      const Sums sums = sums_of(engine, {0, 1}, paths);
      const PathStatistics& counted = tally.statistics;
      const TrancheTally& first = counted.tranches[0];
      CAPTURE(paths);
      CHECK(counted.plain.count == 2 * paths);
      check_near(first.value.strata()[0].squares, first.value.strata()[0].mean, sums.value);
      check_near(counted.total.strata()[0].squares, counted.total.strata()[0].mean, sums.total);
      check_near(first.met.squares, first.met.mean, sums.met);
      check_near(first.vested.xx, first.vested.mean_x, sums.vested);
      check_near(first.met_other.xx, first.met_other.mean_x, sums.vested);
      double hits = 0.0;
      double weighted = 0.0;
      for (const auto& day : tally.days[0].paths) {
        hits += day.own;
        weighted += day.other;
      }
      CHECK(hits == sums.hits);
      CHECK(weighted == doctest::Approx(sums.weighted_hits).epsilon(1e-6));  // floats
      CHECK(counted.tranches[1].met.mean == 1.0);
      CHECK(tally.days[1].paths[0].own == static_cast<double>(2 * paths));
    }
  }

  TEST_CASE("vested shares are those of all pieces together") {
    const Simulation simulation = two_tranches();
    const PathEngine engine = engine_of(simulation);
    const TallyTask task = task_of(simulation, engine);
    const auto entries = tally_of(task, engine, {3}, 4096).statistics.vested.entries();
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].shares == 50);
    CHECK(entries[1].shares == 150);
    CHECK(entries[1].weights == doctest::Approx(sums_of(engine, {3}, 4096).weighted_hits).epsilon(1e-9));
  }

  TEST_CASE("strata hold the paths whose price ends in them") {
    const Simulation simulation = two_tranches();
    const PathEngine engine = engine_of(simulation);
    TallyTask task = task_of(simulation, engine);
    task.plan.strata = price_strata(engine.law(), 8);
    const PathTally tally = tally_of(task, engine, {0}, 4096);
    for (const MomentStatistics& one : tally.statistics.total.strata()) {
      // 512 expected of 4,096: five deviations of sqrt(4096 x 1/8 x 7/8) = 21.
      CHECK(std::abs(static_cast<double>(one.count) - 512) < 106);
    }
  }
}

}  // namespace path_tally_test
