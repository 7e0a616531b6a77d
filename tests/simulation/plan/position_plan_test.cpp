#include "simulation/plan/position_plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include <fairvalue/core/error.hpp>

#include "plan_samples.hpp"

namespace position_plan_test {
using namespace plan_samples;

TEST_SUITE("simulation/plan/position_plan") {
  TEST_CASE("a cliff is one piece and a linear tranche one a milestone") {
    const auto plan = plan_of(
        simulation({tranche("cliff", {deployed(1)}), linear(0, 3), linear(0.5, 2.5), linear(1, 2)}), days);
    // of 100 shares: thirds; .5, 1 and .5 of 2; the second milestone alone
    const std::vector<double> expected{100, 100.0 / 3, 100.0 / 3, 100.0 / 3, 25, 50, 25, 100};
    const auto got = shares(plan);
    REQUIRE(got.size() == expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) CHECK(got[i] == doctest::Approx(expected[i]).epsilon(1e-12));
    CHECK(plan.milestones.size() == 3);
    CHECK(plan.draws.timings.size() == 3);
  }

  TEST_CASE("of a linear tranche what is there vests apart from what is to come") {
    Simulation one = simulation({linear(0, 4)});
    one.positions[0].history = known({}, 1.2);
    const auto plan = plan_of(one, days);
    const auto got = shares(plan);
    REQUIRE(got.size() == 3);  // 1.2 of 4 is there; .8 and 1 come; the last 1 has no milestone
    CHECK(got[0] == doctest::Approx(30));
    CHECK(got[1] == doctest::Approx(20));
    CHECK(got[2] == doctest::Approx(25));
    CHECK(plan.draws.timings.size() == 2);  // the first is there
  }

  TEST_CASE("after the agreement's end a linear tranche keeps what is there and no more") {
    Simulation one = simulation({linear(0, 4)});
    one.positions[0].history = known({}, 1.0);
    one.positions[0].history->terminated = day(2025, 9, 20);
    CHECK(shares(plan_of(one, days)) == std::vector<double>{25});
  }

  TEST_CASE("lost and exercised tranches give no pieces") {
    Simulation one = simulation({tranche("late", {deployed(1, day(2025, 9, 10))}),
                                 tranche("gone", {deployed(1)}), tranche("open", {deployed(2)})});
    one.positions[0].history = known({}, 1.0);
    one.positions[0].history->exercises = {{"gone", day(2025, 9, 16)}};
    const auto plan = plan_of(one, days);
    REQUIRE(plan.pieces.size() == 1);
    CHECK(plan.pieces[0].piece.tranche == 2);
    one.positions[0].warrant.tranches[2].gates.push_back(ServiceGate{day(2026, 10, 7)});  // beyond the expiry
    CHECK(plan_of(one, days).pieces.empty());
    one.positions[0].warrant.tranches[2].gates.pop_back();
    one.positions[0].warrant.expiry = day(2025, 10, 1);
    CHECK(plan_of(one, days).pieces.empty());
  }

  TEST_CASE("a rank or a strike of the last weekend is known at the last close before it") {
    const Date saturday = day(2026, 10, 10);
    const std::optional<TradingCalendar> calendar = us_exchange_calendar(2025, 2027);
    const CloseDays weekdays = close_days(valued_on, saturday, calendar);
    Simulation one = simulation({tranche("strike", {deployed(1)}), tranche("rank", {})});
    one.model.benchmarks = {{.name = "A", .volatility = 0.3, .correlation = 0.5}};
    Warrant& terms = one.positions[0].warrant;
    terms.expiry = saturday;
    terms.tranches[0].own.strike =
        StrikeSetLater{.part = 0.9, .days = 1, .on = saturday, .price = ObservedPrice::close};
    terms.tranches[1].rank = RankVesting{
        .peers = {"A"}, .period = {.start = granted, .end = saturday}, .curve = {.points = {{0.5, 1.0}}}};
    one.positions[0].history = known({{granted, PerShare{190}}, {valued_on, PerShare{200}}});
    one.positions[0].history->benchmarks = {{"A", DatedSeries<double>{{{granted, 10.0}}}}};
    const auto plan = plan_of(one, weekdays);
    REQUIRE(plan.ranks.size() == 1);
    CHECK(plan.ranks[0].day == weekdays.grid.closes);  // Friday's, the last
    const auto& constants = plan.columns.constants();
    CHECK(std::ranges::count(constants, weekdays.grid.closes, &ColumnPlan::Constant::day) == 1);
  }
}

}  // namespace position_plan_test
