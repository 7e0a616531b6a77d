// How a simulation runs: threads, rounds, stop rule, cancellation, and what its errors mean.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include <fairvalue/math/running_statistics.hpp>

#include "simulation_samples.hpp"

namespace value_by_simulation_run_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

/// Some 20 closes, so that paths cost little.
Simulation short_simulation(std::uint64_t seed = 1) {
  Warrant warrant = warrant_of({tranche("near", {price_at(170, on_any_close())}, 100),
                                tranche("far", {price_at(200, on_average_of(3)), purchased(1)}, 300)},
                               120);
  warrant.expiry = add_days(granted, 30);
  return simulation_of(
      market_on(granted),
      position_of(std::move(warrant), {.milestones = {reached(1, LogNormal{0.05, 0.5}, 0.2)}}), seed);
}

void check_same(const Sampled& a, const Sampled& b) {
  CHECK(a.mean == b.mean);
  CHECK(a.standard_error == b.standard_error);
}

void check_same(const SimulatedValue& a, const SimulatedValue& b) {
  check_same(a.total, b.total);
  CHECK(a.paths == b.paths);
  REQUIRE(a.vested.size() == b.vested.size());
  for (std::size_t i = 0; i < a.vested.size(); ++i)
    check_same(a.vested[i].probability, b.vested[i].probability);
  for (std::size_t i = 0; i < a.tranches.size(); ++i) {
    const SimulatedTranche& x = a.tranches[i];
    const SimulatedTranche& y = b.tranches[i];
    check_same(x.value, y.value);
    check_same(x.hit_risk_neutral, y.hit_risk_neutral);
    check_same(x.hit_share, y.hit_share);
    check_same(x.vesting_probability, y.vesting_probability);
    check_same(x.exercise_probability, y.exercise_probability);
    check_same(*x.value_given_vesting, *y.value_given_vesting);
    CHECK(*x.median_hit_risk_neutral == *y.median_hit_risk_neutral);
    CHECK(*x.median_hit_share == *y.median_hit_share);
    CHECK(x.variance_ratio == y.variance_ratio);
  }
}

constexpr std::uint64_t round_of_paths = blocks_per_round * PathEngine::paths_per_block;

TEST_SUITE("pricing/value_by_simulation_run") {
  TEST_CASE("one or two or seven threads give the same bits whatever the control") {
    for (const ControlVariate control :
         {ControlVariate::automatic, ControlVariate::none, ControlVariate::post_stratified}) {
      SimulationSettings settings{.paths = 16 * 4096, .control = control, .run = {.threads = 1}};
      const SimulatedValue one = simulated_value(short_simulation(), settings);
      for (const int threads : {2, 7}) {
        settings.run.threads = threads;
        check_same(one, simulated_value(short_simulation(), settings));
      }
    }
  }

  TEST_CASE("a total alone is that of the whole value and draws no paths of the other measure") {
    // 2,048 e^{-sigma^2 T} effective paths are below 1,000: sigma^2 T = 0.5^2 x 5 = 1.25 gives 587.
    Warrant warrant = warrant_of({tranche("near", {price_at(180, on_any_close())}, 100)});
    const Simulation simulation = reference_simulation(std::move(warrant));
    const SimulatedValue whole = simulated_value(simulation, {.paths = 2048});
    REQUIRE(whole.other_paths == 2048);
    const SimulatedValue total = simulated_value(simulation, {.paths = 2048, .total_alone = true});
    check_same(total.total, whole.total);
    CHECK(total.other_paths == 0);
    CHECK(total.paths == 2048);
    CHECK(total.tranches.empty());
    CHECK(total.vested.empty());
  }

  TEST_CASE("an interrupted run stands with the blocks that were done and at least one") {
    SimulationSettings settings{.paths = 64 * 4096, .run = {.interrupted = [] { return true; }}};
    const SimulatedValue stopped = simulated_value(short_simulation(), settings);
    CHECK(stopped.paths == 4096);
    CHECK(stopped.status == RunStatus::cancelled);
    // Another sample of the same payoff: the pilot and with it the controls depend on the paths asked for.
    const SimulatedValue whole = simulated_value(short_simulation(), {.paths = 64 * 4096});
    CHECK(std::abs(stopped.total.mean - whole.total.mean) < 5 * stopped.total.standard_error);
  }

  TEST_CASE("with streaks threads change no bits either") {
    Warrant warrant = warrant_of({tranche("near", {price_at(180, on_average_of(10))}, 100),
                                  tranche("far", {price_at(200, on_consecutive(8))}, 300)});
    warrant.expiry = add_days(granted, 90);
    const Simulation simulation = reference_simulation(std::move(warrant));
    SimulationSettings settings{
        .paths = 16 * 4096, .control = ControlVariate::crossing_and_streaks, .run = {.threads = 1}};
    const SimulatedValue one = simulated_value(simulation, settings);
    for (const SimulatedTranche& tranche : one.tranches) CHECK(tranche.control == settings.control);
    for (const int threads : {2, 7}) {
      settings.run.threads = threads;
      check_same(one, simulated_value(simulation, settings));
    }
  }

  TEST_CASE("paths are taken whole blocks at a time but for fewer than one") {
    struct Row {
      std::uint64_t asked;
      std::uint64_t run;
    };
    for (const Row& row : {Row{1, 1}, Row{2, 2}, Row{63, 63}, Row{65, 65}, Row{4096, 4096}, Row{4097, 4096},
                           Row{12'287, 8192}, Row{12'288, 12'288}}) {
      const SimulatedValue value = simulated_value(short_simulation(), {.paths = row.asked});
      CHECK(value.paths == row.run);
      CHECK(value.status == (row.asked > 65 ? RunStatus::finished : RunStatus::unreliable));
    }
  }

  TEST_CASE("one path has the standard error of others and a distribution of one number") {
    const SimulatedValue one = simulated_value(short_simulation(), {.paths = 1, .target_error = 1});
    const SimulatedValue many = simulated_value(short_simulation(2), {.paths = 4096});
    // The spreads of two samples of 4,096 paths, whose own errors are some percent, and on top what one path
    // may change, a share of every tranche.
    CHECK(one.total.standard_error ==
          doctest::Approx(std::hypot(64 * many.total.standard_error, 400 * 164.67)).epsilon(0.2));
    CHECK(one.tranches[0].vesting_probability.standard_error > 0.1);
    CHECK(one.vested.size() == 1);
    CHECK(one.vested[0].probability.mean == doctest::Approx(1).epsilon(1e-12));
    CHECK(one.status == RunStatus::unreliable);
  }

  TEST_CASE("the total's error knows that tranches share their paths") {
    RunningStatistics totals;
    double error = 0.0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      const SimulatedValue value =
          simulated_value(short_simulation(seed), {.paths = 1024, .control = ControlVariate::none});
      totals.add(value.total.mean);
      error += value.total.standard_error / 200;
    }
    // The deviation of 200 totals has a standard error of 5 %.
    CHECK(std::sqrt(*variance(totals)) == doctest::Approx(error).epsilon(0.25));
  }

  TEST_CASE("the run stops at the first round whose total is known as well as asked") {
    const SimulatedValue value =
        simulated_value(short_simulation(), {.paths = 1 << 23, .target_error = 0.01});
    CHECK(value.status == RunStatus::converged);
    CHECK(value.paths == round_of_paths);
    CHECK(value.total.standard_error <= 0.01 * value.total.mean);
  }

  TEST_CASE("a target for each tranche is met by the least known of them") {
    const SimulationSettings total{.paths = 1 << 23, .target_error = 0.001};
    SimulationSettings each = total;
    each.each_tranche = true;
    const SimulatedValue by_total = simulated_value(short_simulation(), total);
    const SimulatedValue by_each = simulated_value(short_simulation(), each);
    const auto worst = [](const SimulatedValue& value) {
      double error = 0.0;
      for (const auto& one : value.tranches)
        error = std::max(error, one.value.standard_error / one.value.mean);
      return error;
    };
    CHECK(by_total.status == RunStatus::converged);
    CHECK(worst(by_total) > 0.001);
    CHECK(by_each.status == RunStatus::converged);
    CHECK(worst(by_each) <= 0.001);
    CHECK(by_each.paths > by_total.paths);
  }

  TEST_CASE("a limit that comes first is told with the error reached") {
    const SimulatedValue value = simulated_value(short_simulation(), {.paths = 8192, .target_error = 1e-6});
    CHECK(value.status == RunStatus::finished);
    CHECK(value.paths == 8192);
    CHECK(value.total.standard_error > 1e-6 * value.total.mean);
  }

  TEST_CASE("paths that never pay do not meet a target") {
    Simulation simulation = short_simulation();
    simulation.positions[0].warrant.strike = PerShare{1e6};
    const SimulatedValue value = simulated_value(simulation, {.paths = 8192, .target_error = 0.5});
    CHECK(value.total.mean == 0.0);
    CHECK(value.status == RunStatus::finished);
  }

  TEST_CASE("a cancelled run tells what it has: at least one round") {
    int asked = 0;
    const RunControl run{.cancelled = [&asked] { return ++asked == 2; }};
    const SimulatedValue value =
        simulated_value(short_simulation(), {.paths = 4 * round_of_paths, .run = run});
    CHECK(value.status == RunStatus::cancelled);
    CHECK(value.paths == 2 * round_of_paths);
    const RunControl at_once{.cancelled = [] { return true; }};
    const SimulatedValue first =
        simulated_value(short_simulation(), {.paths = 2 * round_of_paths, .run = at_once});
    CHECK(first.status == RunStatus::cancelled);
    CHECK(first.paths == round_of_paths);
    check_same(first, simulated_value(short_simulation(),
                                      {.paths = 2 * round_of_paths, .target_error = 1, .run = {}}));
  }

  TEST_CASE("progress is told in blocks") {
    std::vector<std::uint64_t> done;
    const RunControl run{.progress = [&done](const RunProgress& progress) {
      CHECK(progress.limit == 70);
      done.push_back(progress.done);
    }};
    simulated_value(short_simulation(), {.paths = 70 * 4096, .run = run});
    CHECK(done == std::vector<std::uint64_t>{64, 70});
  }
}

}  // namespace value_by_simulation_run_test
