#include "simulation/plan/column_plan.hpp"

#include <doctest/doctest.h>

namespace column_plan_test {
using namespace fairvalue::detail;

Watch above(double level) { return {.kind = WatchKind::lowest, .level = level}; }

TEST_SUITE("simulation/plan/column_plan") {
  TEST_CASE("equal constants share a column") {
    ColumnPlan plan;
    CHECK(plan.constant(3) == plan.constant(3));
    CHECK(plan.constant(4) != plan.constant(3));
    CHECK(plan.size() == 2);
    CHECK(plan.constants().size() == 2);
  }

  TEST_CASE("equal questions are asked once and others each") {
    ColumnPlan plan;
    const Column met = plan.watched(above(2.0), 1);
    CHECK(plan.watched(above(2.0), 1) == met);
    CHECK(plan.watched(above(2.0), 2) != met);
    CHECK(plan.watched(above(3.0), 1) != met);
    CHECK(plan.watched({.kind = WatchKind::lowest, .n = 2, .level = 2.0}, 1) != met);
    CHECK(plan.watched({.kind = WatchKind::sum, .level = 2.0}, 1) != met);
    CHECK(plan.watched({.kind = WatchKind::lowest, .level = 2.0, .first_close = 0}, 1) != met);
    CHECK(plan.rounds().front().watches.size() == 6);
  }

  TEST_CASE("relative questions differ by benchmark and by growth so far") {
    ColumnPlan plan;
    const Watch base{.kind = WatchKind::relative, .level = 0.1};
    Watch other = base;
    other.benchmark = 1;
    Watch grown = base;
    grown.own_growth = 1.5;
    Watch lagging = base;
    lagging.benchmark_growth = 1.5;
    const Column met = plan.watched(base, 1);
    for (const Watch& watch : {other, grown, lagging}) CHECK(plan.watched(watch, 1) != met);
  }

  TEST_CASE("what waits for a column comes in the round after it") {
    ColumnPlan plan;
    const Column milestone = plan.drawn();
    const Column first = plan.watched(above(2.0), 1);
    const Column both = plan.latest({milestone, first}, 10);
    const Column after = plan.watched_after(above(3.0), both, 5);
    const Column all = plan.latest({both, after});
    const Column exercise = plan.watched_after(above(4.0), all, 1);
    REQUIRE(plan.rounds().size() == 3);
    CHECK(plan.rounds()[0].combinations.size() == 1);
    CHECK(plan.rounds()[0].combinations[0].result == both);
    CHECK(plan.rounds()[0].combinations[0].last == 10);
    CHECK(plan.rounds()[1].starts[0].of == both);
    CHECK(plan.rounds()[1].starts[0].floor == 5);
    CHECK(plan.rounds()[1].watches[0].met == after);
    CHECK(plan.rounds()[1].combinations[0].result == all);
    CHECK(plan.rounds()[2].watches[0].met == exercise);
  }

  TEST_CASE("the earliest is a combination of its own kind") {
    ColumnPlan plan;
    const Column a = plan.drawn();
    const Column b = plan.drawn();
    plan.earliest({a, b});
    REQUIRE(plan.rounds()[0].combinations.size() == 1);
    CHECK(plan.rounds()[0].combinations[0].how == Combine::earliest);
    CHECK(plan.rounds()[0].combinations[0].of == std::vector<Column>{a, b});
  }
}

}  // namespace column_plan_test
