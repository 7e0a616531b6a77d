#include "simulation/plan/open_positions.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "plan_samples.hpp"

namespace open_positions_test {
using namespace plan_samples;

TEST_SUITE("simulation/plan/open_positions") {
  TEST_CASE("each position is opened on the day of the spot at its close") {
    Simulation one = simulation({tranche("a", {price_gate(250, on_any_close())})});
    one.positions[0].history = known({{day(2025, 10, 3), PerShare{210}}});
    const auto open = open_positions(one);
    REQUIRE(open.size() == 1);
    CHECK(open[0].as_of == valued_on);
    CHECK(open[0].closes.latest(valued_on)->value == PerShare{200});
  }
  TEST_CASE("a position that has not begun is refused by its place") {
    Simulation one = simulation({tranche("a", {deployed(1)})});
    one.positions.push_back(one.positions[0]);
    one.positions[1].warrant.granted = day(2025, 10, 7);
    CHECK_THROWS_WITH_AS(
        open_positions(one),
        "positions[1].warrant.granted: must be on or before the valuation 2025-10-06, got 2025-10-07",
        DomainError);
  }
}

}  // namespace open_positions_test
