// Which run tells which number.
#include <doctest/doctest.h>

#include <cmath>

#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/estimates.hpp"
#include "pricing/sampling/run_estimates.hpp"

namespace run_estimates_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

Simulation simulation_under(Measure measure) {
  Warrant warrant = warrant_of({tranche("near", {price_at(170, on_any_close())}),
                                tranche("far", {price_at(9000, on_any_close())}, 50)});
  warrant.expiry = add_days(granted, 40);
  Simulation simulation = reference_simulation(std::move(warrant));
  simulation.measure = measure;
  return simulation;
}

/// 4,096 paths of one measure over 40 / 365 x 252 = 27.6 closes.
struct Drawn {
  explicit Drawn(Measure measure)
      : simulation(simulation_under(measure)), engine(simulation, {.price_days = {28}}), task(task_of()), tally(task) {
    BlockTally block{task};
    engine.visit(3, [&](const PathFacts& facts) { block.add(facts); });
    tally.merge(block);
  }
  TallyTask task_of() const {
    ControlPlan none;
    none.tranches.resize(2);
    return {.terms = payment_terms(simulation, ExercisePolicy::hold_to_expiry, engine.grid()),
            .tranches = pieces_of(engine, simulation),
            .bounds = std::vector<TrancheBounds>(2),
            .pieces = engine.pieces(),
            .plan = std::move(none),
            .grid = engine.grid()};
  }
  CountedPaths counted() const { return {task, tally, tally.statistics}; }

  Simulation simulation;
  PathEngine engine;
  TallyTask task;
  PathTally tally;
};

void check_same(const Sampled& a, const Sampled& b) {
  CHECK(a.mean == b.mean);
  CHECK(a.standard_error == b.standard_error);
}

TEST_SUITE("pricing/sampling/run_estimates") {
  TEST_CASE("values are the run's own and risk-neutral probabilities those of a risk-neutral run") {
    const Drawn share{Measure::share};
    const Drawn money{Measure::risk_neutral};
    const CountedPaths other = money.counted();
    const SimulatedValue both = estimates(share.simulation, share.counted(), &other);
    const SimulatedValue alone = estimates(share.simulation, share.counted(), nullptr);
    const SimulatedValue by_money = estimates(money.simulation, money.counted(), nullptr);
    const SimulatedTranche& near = both.tranches[0];
    CHECK(both.other_paths == 4096);
    CHECK(alone.other_paths == 0);
    check_same(both.total, alone.total);
    check_same(near.value, alone.tranches[0].value);
    check_same(near.hit_share, alone.tranches[0].hit_share);
    check_same(near.hit_risk_neutral, by_money.tranches[0].hit_risk_neutral);
    check_same(near.vesting_probability, by_money.tranches[0].vesting_probability);
    check_same(near.exercise_probability, by_money.tranches[0].exercise_probability);
    check_same(both.vested.front().probability, by_money.vested.front().probability);
    CHECK(near.median_hit_risk_neutral == by_money.tranches[0].median_hit_risk_neutral);
    CHECK(near.median_hit_share == alone.tranches[0].median_hit_share);
    const double given = near.value.mean / near.vesting_probability.mean;
    CHECK(near.value_given_vesting->mean == doctest::Approx(given).epsilon(1e-14));
    // Relative errors of independent estimates, put together.
    const double relative =
        std::hypot(near.value.standard_error / near.value.mean,
                   near.vesting_probability.standard_error / near.vesting_probability.mean);
    CHECK(near.value_given_vesting->standard_error == doctest::Approx(given * relative).epsilon(1e-12));
  }

  TEST_CASE("a risk-neutral run takes only the share measure's hits from another") {
    const Drawn share{Measure::share};
    const Drawn money{Measure::risk_neutral};
    const CountedPaths other = share.counted();
    const SimulatedValue both = estimates(money.simulation, money.counted(), &other);
    const SimulatedValue alone = estimates(money.simulation, money.counted(), nullptr);
    const SimulatedValue by_share = estimates(share.simulation, share.counted(), nullptr);
    check_same(both.tranches[0].hit_share, by_share.tranches[0].hit_share);
    CHECK(both.tranches[0].median_hit_share == by_share.tranches[0].median_hit_share);
    check_same(both.tranches[0].vesting_probability, alone.tranches[0].vesting_probability);
    check_same(*both.tranches[0].value_given_vesting, *alone.tranches[0].value_given_vesting);
  }

  TEST_CASE("a control that does worse or leaves the bounds or rests on few paths is not used") {
    Drawn drawn{Measure::share};
    const PathStatistics& sums = drawn.tally.statistics;
    const auto control_of = [&](const TallyTask& task) { return value_of(task, 0, sums, sums).controlled; };
    CHECK(control_of(drawn.task));  // with no terms the same as the plain mean
    TallyTask low = drawn.task;
    low.bounds[0].high = 1.0;
    CHECK_FALSE(control_of(low));
    CHECK(value_of(low, 0, sums, sums).estimate.value.mean == 1.0);  // held in the bounds
    PathTally worse = drawn.tally;
    StratifiedStatistics noise{1};
    for (int i = 0; i < 4096; ++i) noise.add(std::vector<double>{i % 2 == 0 ? -500.0 : 700.0}, {});
    worse.statistics.tranches[0].value = noise;
    CHECK_FALSE(value_of(drawn.task, 0, worse.statistics, worse.statistics).controlled);
    StratifiedStatistics few{1};
    for (int i = 0; i < 4096; ++i) few.add(std::vector<double>{i < 3 ? 150.0 : 100.0}, {});
    worse.statistics.tranches[0].value = few;
    CHECK_FALSE(value_of(drawn.task, 0, worse.statistics, worse.statistics).controlled);
  }

  TEST_CASE("a total of controlled and plain values has at most the sum of their errors") {
    Drawn drawn{Measure::share};
    drawn.task.plan.tranches[0].terms = {{.control = LikelihoodControl{}, .mean = 1, .coefficient = 0}};
    drawn.task.plan.tranches[1].terms = {{.control = LikelihoodControl{}, .mean = 1, .coefficient = 0}};
    const PathStatistics& sums = drawn.tally.statistics;
    const RunValues values = values_of(drawn.task, sums, sums);
    REQUIRE(values.tranches[0].controlled);
    REQUIRE_FALSE(values.tranches[1].controlled);  // no path pays
    CHECK(values.total.value.mean == doctest::Approx(100 * values.tranches[0].estimate.value.mean));
    const double errors = 100 * values.tranches[0].estimate.value.standard_error +
                          50 * values.tranches[1].estimate.value.standard_error;
    CHECK(values.total.value.standard_error == doctest::Approx(errors));
  }

  TEST_CASE("what no path saw is bounded and what one saw is not") {
    const Sampled bound = or_unseen({0, 0}, 5, 10);
    CHECK(bound.mean == 0.0);
    CHECK(bound.standard_error == 0.5);
    check_same(or_unseen({0, 0.1}, 5, 10), {0, 0.1});
    check_same(or_unseen({1, 0}, 5, 10), {1, 0});
    const Drawn share{Measure::share};
    const PathStatistics& sums = share.tally.statistics;
    CHECK(value_of(share.task, 1, sums, sums).estimate.value.standard_error ==
          doctest::Approx(164.67 / 4096).epsilon(1e-12));
    const double near = 100 * value_of(share.task, 0, sums, sums).estimate.value.standard_error;
    CHECK(values_of(share.task, sums, sums).total.value.standard_error ==
          doctest::Approx(std::hypot(near, 50 * 164.67 / 4096)).epsilon(1e-9));
  }
}

}  // namespace run_estimates_test
