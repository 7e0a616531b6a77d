#include "simulation/plan/gate_columns.hpp"

#include <doctest/doctest.h>

#include <algorithm>

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
    Simulation two = any_of(deployed(1), deployed(2));
    two.positions[0].outlook.service = 0.5;
    CHECK_THROWS_WITH_AS(
        plan_of(two, days),
        "positions[0].warrant.tranches[0].gates[0].gates: must be without a second milestone "
        "of one measure, which an outlook draws by itself (a deployment reaches them in "
        "order), got 2 GW deployed",
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
