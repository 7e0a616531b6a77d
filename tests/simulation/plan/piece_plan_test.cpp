#include "simulation/plan/piece_plan.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include <fairvalue/core/error.hpp>

#include "plan_samples.hpp"

namespace piece_plan_test {
using namespace plan_samples;

TEST_SUITE("simulation/plan/piece_plan") {
  TEST_CASE("pieces of one hurdle share its watch") {
    const Gate gate = price_gate(250, on_average_of(10));
    const Gate later = price_gate(250, on_average_of(10), GateTiming::after_other_gates);
    CHECK(watches(plan_of(simulation({linear(0, 3, {gate}), tranche("cliff", {gate, deployed(2)})}), days)) ==
          1);
    CHECK(watches(plan_of(simulation({linear(0, 3, {later})}), days)) == 1);
  }

  TEST_CASE("a piece can vest until its own position's expiry") {
    Simulation one = simulation({tranche("a", {deployed(1)})});
    one.positions.push_back(one.positions[0]);
    one.positions[1].name = "shorter";
    one.positions[1].warrant.expiry = day(2026, 4, 6);  // 182 days: 125.7 closes
    const auto plan = plan_of(one, days);
    REQUIRE(plan.pieces.size() == 2);
    CHECK(plan.pieces[0].piece.last_day == 252);
    CHECK(plan.pieces[1].piece.position == 1);
    CHECK(plan.pieces[1].piece.last_day == 126);
    CHECK(plan.milestones.size() == 6);
  }

  TEST_CASE("known closes go back as far as the longest window and no farther") {
    Simulation one = simulation({tranche("a", {price_gate(250, on_average_of(3)), deployed(1)}),
                                 tranche("b", {price_gate(250, on_any_close()), deployed(1)})});
    one.positions[0].history = known({{day(2025, 9, 29), PerShare{150}},
                                      {day(2025, 9, 30), PerShare{180}},
                                      {day(2025, 10, 1), PerShare{190}},
                                      {day(2025, 10, 3), PerShare{210}},
                                      {day(2025, 10, 6), PerShare{200}}});
    const auto plan = plan_of(one, days);
    REQUIRE(plan.known.size() == 3);
    CHECK(plan.known[0] == doctest::Approx(std::log(190.0 / 200)));
    CHECK(plan.known[1] == doctest::Approx(std::log(210.0 / 200)));
    CHECK(plan.known[2] == 0.0F);
  }

  TEST_CASE("positions know the same closes since the later of their grants or are refused") {
    Simulation one = simulation({tranche("a", {price_gate(250, on_average_of(9)), deployed(1)})});
    const Dated<PerShare> last{day(2025, 10, 6), PerShare{200}};
    one.positions[0].history =
        known({{day(2025, 10, 2), PerShare{190}}, {day(2025, 10, 3), PerShare{210}}, last});
    one.positions.push_back(one.positions[0]);
    one.positions[1].name = "second";
    one.positions[1].warrant.granted = day(2025, 10, 2);
    CHECK(plan_of(one, days).known.size() == 3);
    std::swap(one.positions[0], one.positions[1]);
    CHECK(plan_of(one, days).known.size() == 3);
    one.positions[1].history =
        known({{day(2025, 10, 2), PerShare{190}}, {day(2025, 10, 3), PerShare{211}}, last});
    CHECK_THROWS_WITH_AS(
        plan_of(one, days),
        "positions[1].history.closes: must be those of the positions before it on the days both have, got "
        "others",
        DomainError);
  }

  TEST_CASE("pieces with the same days are alike and others are not") {
    const Gate gate = price_gate(250, on_average_of(10));
    const auto plan = plan_of(simulation({tranche("a", {gate}), tranche("b", {gate, deployed(1)}),
                                          tranche("c", {gate}), tranche("d", {gate, deployed(1)})}),
                              days);
    REQUIRE(plan.pieces.size() == 4);
    const std::vector<std::size_t> like{0, 1, 0, 1};
    for (std::size_t i = 0; i < 4; ++i) CHECK(plan.pieces[i].piece.like == like[i]);
  }
}

}  // namespace piece_plan_test
