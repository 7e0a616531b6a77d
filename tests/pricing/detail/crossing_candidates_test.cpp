#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>

#include "../simulation_samples.hpp"
#include "pricing/detail/crossing_candidates.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

namespace {

constexpr CloseGrid grid{.closes = 1260, .life = Years{5}};
const double one_close = 0.5 * std::sqrt(5.0 / 1260);

std::vector<std::vector<CrossingLevel>> candidates(std::vector<Gate> gates) {
  const Simulation simulation = reference_simulation(single(std::move(gates)));
  const PathEngine engine{simulation};
  return crossing_candidates(simulation, tranche_pieces(simulation, engine.pieces()).front(), grid);
}

/// How many moves of one close the level lies above 600.
double shift(const CrossingLevel& level) { return std::log(level.level.value / 600) / one_close; }

}  // namespace

TEST_SUITE("pricing/detail/crossing_candidates") {
  TEST_CASE("a hurdle watched at every moment is its own level") {
    const auto sets = candidates({price_at(600)});
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
    for (const Row& row : {Row{on_any_close(), 0.5826, 1e-9}, Row{on_average_of(5), 1.5, 0.2},
                           Row{on_average_of(20), 2.8, 0.2}, Row{on_average_of(60), 4.9, 0.2},
                           Row{on_consecutive(2), 1.1, 0.1}, Row{on_consecutive(5), 2.3, 0.3},
                           Row{on_consecutive(20), 4.9, 0.3}, Row{on_consecutive(60), 9.4, 0.3},
                           Row{on_some_of(5, 10), 2.1, 0.2}, Row{on_some_of(20, 30), 4.2, 0.5}}) {
      const auto sets = candidates({price_at(600, row.rule)});
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
    CHECK(candidates({price_at(300), price_at(600)}).size() == 2);
    CHECK(candidates({price_at(164.67, on_any_close())}).empty());
    CHECK(candidates({price_at(100), price_at(600)}).size() == 1);
  }

  TEST_CASE("means are those of a hit when exercised on vesting and of an up-and-in call when held") {
    const Simulation simulation = reference_simulation(single({price_at(600)}, 120));
    const PathEngine engine{simulation};
    const TranchePieces tranche = tranche_pieces(simulation, engine.pieces()).front();
    const CrossingLevel level{PerShare{650}, 630};
    const FlatMarket market = flat_market(simulation.model.market);
    CHECK(crossing_mean(simulation, tranche, grid, level, ExercisePolicy::on_vesting) ==
          doctest::Approx(hit_probability(market, PerShare{650}, Years{2.5}, Measure::share)).epsilon(1e-12));
    const HurdleClaim claim{
        .payoff = HurdlePayoff::call, .hurdle = PerShare{650}, .expiry = Years{2.5}, .strike = PerShare{120}};
    CHECK(crossing_mean(simulation, tranche, grid, level, ExercisePolicy::hold_to_expiry) ==
          doctest::Approx(value(market, claim)).epsilon(1e-12));
  }

  TEST_CASE("levels never overflow") {
    Simulation simulation = reference_simulation(single({price_at(600, on_consecutive(1000))}));
    simulation.model.market.volatility = {30};
    const PathEngine engine{simulation};
    const auto sets =
        crossing_candidates(simulation, tranche_pieces(simulation, engine.pieces()).front(), grid);
    for (const auto& set : sets) {
      for (const CrossingLevel& level : set) CHECK(level.level.value <= 600 * std::exp(10.0) * (1 + 1e-12));
    }
  }
}
