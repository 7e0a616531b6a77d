#include "simulation/plan/gate_columns.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>

#include <fairvalue/core/error.hpp>

#include "plan_samples.hpp"

namespace gate_columns_test {
using namespace plan_samples;

TEST_SUITE("simulation/plan/gate_columns") {
  TEST_CASE("gates are refused by their place") {
    const auto refused = [](const Simulation& one, const char* message) {
      CHECK_THROWS_WITH_AS(plan_of(one, days), message, DomainError);
    };
    refused(
        simulation({tranche("a", {deployed(1)}), tranche("b", {deployed(1), deployed(9)})}),
        "positions[0].warrant.tranches[1].gates[1]: must be a milestone of the outlook (outlook.milestones), "
        "got 9 GW "
        "deployed");
    Simulation relative = simulation({tranche("a", {RelativeGate{.benchmark = "SOX", .excess = 0}})});
    refused(relative, "positions[0].history: must be given for a relative gate after the grant, got none");
    relative.positions[0].warrant.tranches[0].gates = {deployed(1)};
    CHECK_NOTHROW(plan_of(relative, days));
    relative.positions[0].warrant.exercise_gates = {RelativeGate{.benchmark = "SOX", .excess = 0}};
    refused(relative, "positions[0].history: must be given for a relative gate after the grant, got none");
    std::swap(relative.positions[0].warrant.tranches[0].gates, relative.positions[0].warrant.exercise_gates);
    relative.positions[0].warrant.exercise_gates.clear();
    relative.positions[0].warrant.granted = valued_on;
    refused(relative,
            "positions[0].warrant.tranches[0].gates[0].benchmark: must be one of the model's benchmarks, got "
            "SOX");
    Simulation exercise = simulation({tranche("a", {deployed(1)})});
    exercise.positions[0].warrant.exercise_gates = {NamedGate{"permit"}};
    refused(exercise,
            "positions[0].warrant.exercise_gates[0]: must be a condition of the outlook (outlook.named), got "
            "permit");
    refused(simulation({linear(3, 4)}),
            "positions[0].warrant.tranches[0].linear: must be with milestones in the outlook "
            "(outlook.milestones) or the "
            "deployment, got 3 to 4 GW deployed");
  }

  TEST_CASE("an outlook's milestones are drawn apart so that an any of has one of them") {
    const auto any_of = [](const Gate& a, const Gate& b) {
      return simulation({tranche("a", {AnyOf{{a, AnyOf{{b, ServiceGate{day(2026, 1, 1)}}}}}})});
    };
    Simulation two = any_of(deployed(1, day(2026, 1, 1)), deployed(2));  // 2 GW count when 1 GW came late
    two.positions[0].outlook.service = 0.5;
    CHECK_THROWS_WITH_AS(
        plan_of(two, days),
        "positions[0].warrant.tranches[0].gates[0].gates: must be without a second milestone of one measure "
        "that may count first, which an outlook draws by itself (a deployment reaches them in order), got 2 "
        "GW "
        "deployed",
        DomainError);
    Simulation one = any_of(deployed(1, day(2026, 1, 1)), deployed(1));
    one.positions[0].outlook.service = 0.5;
    CHECK_NOTHROW(plan_of(one, days));
    two.positions[0].history = known({}, 1.0);  // 1 GW is there: the gate is met
    CHECK_NOTHROW(plan_of(two, days));
    two.positions[0].history.reset();
    two.positions[0].outlook.milestones.clear();
    two.positions[0].deployment =
        DeploymentModel{.plan = {.measure = VolumeMeasure::deployed,
                                 .start = valued_on,
                                 .milestones = {{1.0, day(2026, 3, 1)}, {2.0, day(2026, 6, 1)}}},
                        .delay = Fixed{0.1}};
    CHECK_NOTHROW(plan_of(two, days));
  }
  TEST_CASE("a larger volume by no later date never counts first and is not drawn") {
    // 1 GW comes after 126 of 252 closes; an outlook that has 2 GW before it changes nothing.
    const auto first_days = [](const Gate& gate) {
      Simulation one = simulation({tranche("a", {gate})});
      one.positions[0].outlook.service = 0.0;
      one.positions[0].outlook.milestones[0] = outlook_of(1.0, Fixed{0.5});
      const PathEngine engine{one};
      std::int32_t met = 0;
      engine.visit(
          0, [&](const PathFacts& facts) { met = facts.vested[0][0]; }, 8);
      return met;
    };
    CHECK(first_days(AnyOf{{deployed(1), deployed(2)}}) == 126);
    CHECK(first_days(AnyOf{{deployed(2), deployed(1), deployed(3)}}) == 126);
    CHECK(first_days(AnyOf{{deployed(1, day(2026, 9, 1)), deployed(2, day(2026, 9, 1))}}) == 126);
    CHECK(first_days(AnyOf{
              {deployed(2, day(2026, 5, 1)), AnyOf{{deployed(1), ServiceGate{day(2026, 9, 1)}}}}}) == 126);
    CHECK(first_days(AnyOf{{deployed(1), AnyOf{{deployed(2), deployed(3)}}}}) == 126);
  }
  TEST_CASE("the earlier of 1 GW and 2 GW is as likely as in a plain loop of ordered days") {
    // 1 GW after a log-normal time, 2 GW some time after it; the tranche wants either within the year.
    const LogNormal years{.median = 0.9, .sigma = 0.5};
    Simulation one = simulation({tranche("a", {AnyOf{{deployed(1), deployed(2)}}})});
    one.positions[0].outlook.milestones[0] = outlook_of(1.0, years);
    one.positions[0].outlook.milestones[1] = outlook_of(2.0, years);
    constexpr int paths = 20'000;
    const PathEngine engine{one};
    int vested = 0;
    for (std::uint64_t block = 0; block < paths / 2'000; ++block) {
      engine.visit(
          block,
          [&](const PathFacts& facts) {
            for (int i = 0; i < facts.paths; ++i)
              vested += facts.vested[0][static_cast<std::size_t>(i)] != no_day;
          },
          2'000);
    }
    std::mt19937_64 random{79};
    std::normal_distribution<double> normal;
    std::exponential_distribution<double> later{1.0};
    int expected = 0;
    for (int i = 0; i < paths; ++i) {
      const double first = 0.9 * std::exp(0.5 * normal(random));
      expected += std::min(first, first + later(random)) <= 1.0;
    }
    const double p = expected / double(paths);
    CHECK(std::abs(vested - expected) < 5 * std::sqrt(2 * paths * p * (1 - p)));
  }
  TEST_CASE("a volume that came after its date does not meet an any of") {
    const Gate late = deployed(1, day(2025, 9, 10));
    Simulation one = simulation({tranche("a", {AnyOf{{late, deployed(2)}}})});
    one.positions[0].history = known({}, 1.0);  // on 2025-09-15
    one.positions[0].outlook.milestones[1] = outlook_of(2.0, Fixed{0.5});
    const PathEngine engine{one};
    engine.visit(
        0, [](const PathFacts& facts) { CHECK(std::ranges::count(facts.vested[0], 126) == facts.paths); }, 8);
  }
  TEST_CASE("of an any of the earliest counts and what is lost never does") {
    const Gate any = AnyOf{{deployed(1), ServiceGate{day(2027, 1, 1)}}};  // beyond the expiry
    const auto plan = plan_of(simulation({tranche("a", {any})}), days);
    const auto& rounds = plan.columns.rounds();
    REQUIRE(rounds.size() == 1);
    const auto earliest = std::ranges::find(rounds[0].combinations, Combine::earliest, &Combination::how);
    REQUIRE(earliest != rounds[0].combinations.end());
    REQUIRE(earliest->of.size() == 2);
    CHECK(std::ranges::any_of(plan.columns.constants(), [&](const ColumnPlan::Constant& one) {
      return one.column == earliest->of[1] && one.day == no_day;
    }));
  }
}

}  // namespace gate_columns_test
