#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/pricing/closes_probability.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/control_candidates.hpp"

namespace control_candidates_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

constexpr CloseGrid grid{.closes = 1260, .life = Years{5}};
const double one_close = 0.5 * std::sqrt(5.0 / 1260);

std::vector<CandidateSet> all_candidates(const Simulation& simulation) {
  const PathEngine engine{simulation};
  return control_candidates(simulation, pieces_of(engine, simulation).front(), grid);
}

/// Levels of the sets of one kind.
std::vector<std::vector<CrossingLevel>> crossings(std::vector<Gate> gates) {
  std::vector<std::vector<CrossingLevel>> levels;
  for (const auto& set : all_candidates(reference_simulation(single(std::move(gates))))) {
    if (set.kind == ControlVariate::crossing) levels.push_back(set.crossings);
    CHECK((set.kind == ControlVariate::crossing) == set.streaks.empty());
  }
  return levels;
}

std::vector<std::vector<StreakLevel>> streaks(std::vector<Gate> gates) {
  std::vector<std::vector<StreakLevel>> levels;
  for (const auto& set : all_candidates(reference_simulation(single(std::move(gates))))) {
    if (set.kind == ControlVariate::crossing_and_streaks) levels.push_back(set.streaks);
  }
  return levels;
}

/// How many moves of one close the level lies above 600.
double shift(const CrossingLevel& level) { return std::log(level.level.value / 600) / one_close; }

TEST_SUITE("pricing/sampling/control_candidates") {
  TEST_CASE("a tranche without a close to come has none") {
    const Simulation simulation = reference_simulation(single({price_at(600, on_average_of(20))}));
    const PathEngine engine{simulation};
    TranchePieces tranche = pieces_of(engine, simulation).front();
    tranche.last_day = 1;
    CHECK_FALSE(control_candidates(simulation, tranche, grid).empty());
    tranche.last_day = 0;
    CHECK(control_candidates(simulation, tranche, grid).empty());
  }

  TEST_CASE("a hurdle watched at every moment is its own level") {
    const auto sets = crossings({price_at(600)});
    REQUIRE(sets.size() == 1);
    REQUIRE(sets[0].size() == 1);
    CHECK(sets[0][0].level == PerShare{600});
    CHECK(sets[0][0].through == 1260);
  }

  TEST_CASE("windows have one level or two about it: for any close that of Broadie and others") {
    struct Row {
      MonitoringRule rule;
      double shift;
      double tolerance;  ///< of what fits to simulations at 30 and 55 % found best
    };
    for (const Row& row :
         {Row{on_any_close(), 0.5826, 1e-9}, Row{on_average_of(5), 1.5, 0.2},
          Row{on_average_of(20), 2.8, 0.2}, Row{on_average_of(60), 4.9, 0.2},
          Row{on_consecutive(2), 1.1, 0.1}, Row{on_consecutive(5), 2.3, 0.3},
          Row{on_consecutive(20), 4.9, 0.3}, Row{on_consecutive(60), 9.4, 0.3},
          Row{on_some_of(5, 10), 2.1, 0.2}, Row{on_some_of(20, 30), 4.2, 0.5}, Row{on_total_of(2), 0.95, 0.1},
          Row{on_total_of(5), 1.6, 0.1}, Row{on_total_of(20), 3.4, 0.2}, Row{on_total_of(60), 6.2, 0.3}}) {
      const auto sets = crossings({price_at(600, row.rule)});
      CAPTURE(describe(row.rule));
      REQUIRE(sets.size() == 2);
      REQUIRE(sets[0].size() == 1);
      CHECK(std::abs(shift(sets[0][0]) - row.shift) < row.tolerance);
      REQUIRE(sets[1].size() == 2);
      CHECK(shift(sets[1][0]) < shift(sets[0][0]));
      CHECK(shift(sets[1][1]) > shift(sets[0][0]));
    }
  }

  TEST_CASE("two price gates have levels each and hurdles behind the price have none") {
    CHECK(crossings({price_at(300), price_at(600)}).size() == 2);
    CHECK(crossings({price_at(164.67, on_any_close())}).empty());
    CHECK(crossings({price_at(100), price_at(600)}).size() == 1);
  }

  TEST_CASE("means are those of a hit when exercised on vesting and of an up-and-in call when held") {
    const Simulation simulation = reference_simulation(single({price_at(600)}, 120));
    const PathEngine engine{simulation};
    const TranchePieces tranche = pieces_of(engine, simulation).front();
    const CrossingLevel level{PerShare{650}, 630};
    const FlatMarket market = flat_market(simulation.model.market);
    CHECK(crossing_mean(simulation, tranche, grid, level, ExercisePolicy::on_vesting) ==
          doctest::Approx(hit_probability(market, PerShare{650}, Years{2.5}, Measure::share)).epsilon(1e-12));
    const HurdleClaim claim{
        .payoff = HurdlePayoff::call, .hurdle = PerShare{650}, .expiry = Years{2.5}, .strike = PerShare{120}};
    CHECK(crossing_mean(simulation, tranche, grid, level, ExercisePolicy::hold_to_expiry) ==
          doctest::Approx(hurdle_claim_value(market, claim)).epsilon(1e-12));
  }

  TEST_CASE("windows of eight closes and more have a streak or three: those of 20 by hand") {
    // A window moves by sqrt(20) closes' moves. A quarter of it are 5 closes, 0.35 are 7, a fifth are 4.
    struct Row {
      MonitoringRule rule;
      std::vector<int> gaps;
      std::vector<int> consecutive;
    };
    for (const Row& row :
         {Row{on_average_of(20), {5, 5, 7}, {3, 4, 2}}, Row{on_consecutive(20), {5, 5, 4}, {5, 4, 5}},
          Row{on_some_of(20, 30), {5, 4, 7}, {5, 5, 4}}, Row{on_total_of(20), {5, 4, 7}, {5, 5, 4}}}) {
      const auto sets = streaks({price_at(600, row.rule)});
      CAPTURE(describe(row.rule));
      REQUIRE(sets.size() == 2);
      REQUIRE(sets[0].size() == 1);
      REQUIRE(sets[1].size() == 3);
      CHECK(sets[0][0].level == sets[1][0].level);
      for (std::size_t i = 0; i < 3; ++i) {
        CHECK(sets[1][i].streak.gap == row.gaps[i]);
        CHECK(sets[1][i].streak.consecutive == row.consecutive[i]);
        CHECK(sets[1][i].streak.through == 1260);
        CHECK(std::abs(std::log(sets[1][i].level.value / 600)) < 0.4 * std::sqrt(20) * one_close);
      }
    }
  }

  TEST_CASE("no streaks for short windows nor days for them nor a price that stands still") {
    CHECK(streaks({price_at(600, on_any_close())}).empty());
    CHECK(streaks({price_at(600)}).empty());
    CHECK(streaks({price_at(600, on_average_of(7))}).empty());
    CHECK(streaks({price_at(600, on_average_of(8))}).size() == 2);
    CHECK(streaks({price_at(600, on_some_of(7, 30))}).empty());
    CHECK(streaks({price_at(600, on_average_of(1700))}).size() == 1);  // two 595 apart fit and not three 425
    CHECK(streaks({price_at(600, on_average_of(2000))}).empty());      // nor two 700 apart
    Simulation still = reference_simulation(single({price_at(600, on_average_of(20))}));
    still.model.market.volatility = {1e-4};
    for (const auto& set : all_candidates(still)) CHECK(set.streaks.empty());
  }

  TEST_CASE("the mean of a streak is the convolution's over the days it looks at") {
    const Simulation simulation = reference_simulation(single({price_at(600)}));
    const StreakLevel level{{7, 2, 1259}, PerShare{590}};  // 179 closes, the last on day 1253
    const ClosesHurdle hurdle{
        .hurdle = PerShare{590}, .horizon = Years{5 * 1253.0 / 1260}, .closes = 179, .consecutive = 2};
    const double exact =
        hit_probability(flat_market(simulation.model.market), hurdle, Measure::share).probability;
    CHECK(std::abs(streak_mean(simulation, grid, level) - exact) < 1e-7);
  }

  TEST_CASE("paths are at a streak's level as often as its mean says under either measure") {
    Simulation simulation = reference_simulation(single({price_at(600)}));
    const std::vector<StreakLevel> levels{{{5, 3, 1260}, PerShare{580}},
                                          {{7, 2, 1259}, PerShare{300}},
                                          {{1, 20, 400}, PerShare{200}},
                                          {{630, 1, 1260}, PerShare{100}},
                                          {{4, 5, 20}, PerShare{160}}};
    PathQuery query;
    for (const StreakLevel& one : levels) query.streaks.push_back(one.streak);
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      simulation.measure = measure;
      const PathEngine engine{simulation, query};
      std::vector<double> reached(levels.size());
      for (std::uint64_t block = 0; block < 8; ++block) {
        engine.visit(block, [&](const PathFacts& facts) {
          for (std::size_t i = 0; i < levels.size(); ++i) {
            const auto level = static_cast<float>(levels[i].level.value / 164.67);
            for (const float streak : facts.streak[i]) reached[i] += streak >= level ? 1.0 : 0.0;
          }
        });
      }
      const double paths = 8 * 4096;
      for (std::size_t i = 0; i < levels.size(); ++i) {
        const double expected = streak_mean(simulation, engine.grid(), levels[i]);
        CAPTURE(i);
        CAPTURE(expected);
        CHECK(std::abs(reached[i] / paths - expected) < 4 * std::sqrt(expected * (1 - expected) / paths));
      }
    }
  }

  TEST_CASE("levels never overflow") {
    Simulation simulation = reference_simulation(single({price_at(600, on_consecutive(1000))}));
    simulation.model.market.volatility = {30};
    const PathEngine engine{simulation};
    for (const auto& set : all_candidates(simulation)) {
      for (const StreakLevel& level : set.streaks)
        CHECK(level.level.value <= 600 * std::exp(10.0) * (1 + 1e-12));
      for (const CrossingLevel& level : set.crossings)
        CHECK(level.level.value <= 600 * std::exp(10.0) * (1 + 1e-12));
    }
  }
}

}  // namespace control_candidates_test
