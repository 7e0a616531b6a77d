#include "simulation/plan/milestone_plan.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "../engine_samples.hpp"

namespace milestone_plan_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

const Date today = day(2025, 10, 6);
const Date expiry = day(2026, 10, 6);
const std::optional<TradingCalendar> no_calendar;
const CloseDays days = close_days(today, expiry, no_calendar);  // 252 closes in a year

WarrantPosition sound() {
  WarrantPosition one = position(warrant(today, expiry, {tranche("a", {deployed(1)})}));
  one.outlook = {.milestones = {outlook_of(1, LogNormal{0.5, 0.5}), outlook_of(2, Fixed{0.5})},
                 .named = {{"permit", 0.5}, {"licence", 0.25}},
                 .service = 0.9};
  return one;
}

WarrantPosition deploying(Date start, std::vector<Milestone> milestones) {
  WarrantPosition one = sound();
  one.deployment = DeploymentModel{.plan = {VolumeMeasure::deployed, start, std::move(milestones)},
                                   .delay = Fixed{0.0},
                                   .correlation = 0.5};
  return one;
}

struct Planned {
  explicit Planned(WarrantPosition one)
      : simulated(std::move(one)),
        open(open_warrant(simulated.warrant, today, simulated.history, PerShare{200})),
        plan(simulated, open, days, columns, draws) {}

  /// Of a tranche that expires with the warrant, or sooner.
  template <class G>
  Column met(const G& gate, Date until = expiry) {
    return plan.met("gate", gate, {until, last_close(days, until)});
  }
  const std::vector<DeploymentDraw::Step>& steps() const { return draws.deployments.at(0).steps; }

  WarrantPosition simulated;
  OpenWarrant open;
  ColumnPlan columns{};
  ConditionDraws draws{};
  MilestonePlan plan;
};

template <class G>
void check_refused(WarrantPosition one, const G& gate, const char* message) {
  Planned planned{std::move(one)};
  CHECK_THROWS_WITH_AS(planned.met(gate), message, DomainError);
}

TEST_SUITE("simulation/plan/milestone_plan") {
  TEST_CASE("an outlook's gate asks for the milestone until its date or the expiry") {
    Planned one{sound()};
    REQUIRE(one.plan.milestones().size() == 2);
    const Column by_date = one.met(deployed(1, day(2026, 4, 6)));  // 182 days
    const Column by_expiry = one.met(deployed(1, day(2030, 1, 1)));
    const Column passed = one.met(deployed(1, day(2025, 10, 5)));
    const auto& gates = one.draws.timings[0].gates;
    REQUIRE(gates.size() == 3);
    CHECK(gates[0].met == by_date);
    CHECK(gates[0].in_time == doctest::Approx(cdf(LogNormal{0.5, 0.5}, 182.0 / 365)));
    CHECK(gates[1].met == by_expiry);
    CHECK(gates[1].in_time == doctest::Approx(cdf(LogNormal{0.5, 0.5}, 1.0)));
    CHECK(gates[1].last == 252);
    CHECK(gates[2].met == passed);
    CHECK(gates[2].in_time == 0.0);
    // A tranche that expires sooner has until then; what asks the same has the same column.
    CHECK(one.met(deployed(1), day(2026, 4, 6)) != by_date);
    CHECK(gates.back().in_time == gates[0].in_time);
    CHECK(gates.back().last == 126);  // 252 x 182 / 365 = 125.65, rounded
    CHECK(one.met(deployed(1)) == by_expiry);
    CHECK(gates.size() == 4);
  }

  TEST_CASE("conditions are drawn once and service counts from its day") {
    Planned one{sound()};
    const Column permit = one.met(NamedGate{"permit"});
    CHECK(one.met(NamedGate{"permit"}) == permit);
    CHECK(one.met(NamedGate{"licence"}) != permit);
    const Column half = one.met(ServiceGate{day(2026, 4, 6)});
    CHECK(one.met(ServiceGate{day(2026, 4, 6)}) == half);
    CHECK(one.met(ServiceGate{expiry}) != half);
    CHECK(one.met(ServiceGate{today}) != half);
    REQUIRE(one.draws.conditions.size() == 3);
    CHECK(one.draws.conditions[0].probability == 0.5);
    CHECK(one.draws.conditions[1].probability == 0.25);
    CHECK(one.draws.conditions[2].probability == 0.9);
    REQUIRE(one.draws.conditions[2].gates.size() == 3);
    CHECK(one.draws.conditions[2].gates[0].day == 126);
    CHECK(one.draws.conditions[2].gates[1].day == 252);
    CHECK(one.draws.conditions[2].gates[2].day == 0);
  }

  TEST_CASE("a plan to come is kept to the day") {
    // 73 days are 50.4 closes and 146 days 100.8 and 219 days 151.2
    Planned one{deploying(add_days(today, 73), {{1, add_days(today, 146)}, {2, add_days(today, 219)}})};
    CHECK(one.draws.deployments[0].begin == 51);
    CHECK(one.draws.deployments[0].correlation == 0.5);
    REQUIRE(one.steps().size() == 2);
    CHECK(one.steps()[0].planned == 101 - 51);
    CHECK(one.steps()[1].planned == 152 - 101);
    CHECK(one.draws.timings.empty());
  }

  TEST_CASE("work done until today counts") {
    Planned one{deploying(add_days(today, -73), {{1, add_days(today, 73)}, {2, add_days(today, 146)}})};
    const DeploymentDraw& draw = one.draws.deployments[0];
    CHECK(draw.begin == 0);
    CHECK(draw.worked == doctest::Approx(50.4).epsilon(1e-12));
    CHECK(one.steps()[0].planned == 51);
    CHECK(one.steps()[1].planned == 101 - 51);
    CHECK_FALSE(draw.overdue.has_value());
    Planned fresh{deploying(today, {{1, add_days(today, 73)}})};
    CHECK(fresh.draws.deployments[0].worked == 0.0);
  }

  TEST_CASE("after a milestone that is there work on the next began that day") {
    WarrantPosition late =
        deploying(add_days(today, -100), {{1, add_days(today, -50)}, {2, add_days(today, 23)}});
    late.warrant.granted = day(2025, 9, 1);
    late.history = DealHistory{
        .closes = {}, .volumes = {{VolumeMeasure::deployed, DatedSeries<double>{{{day(2025, 10, 1), 1.0}}}}}};
    Planned one{late};
    REQUIRE(one.steps().size() == 1);
    CHECK(one.draws.deployments[0].begin == 0);
    CHECK(one.steps()[0].planned == 47);  // 73 days of which 5 are past: 68 are 46.9 closes
    CHECK(one.draws.deployments[0].worked == doctest::Approx(5 * 252.0 / 365).epsilon(1e-12));
    CHECK(one.plan.milestones()[0].day == one.columns.constant(0));
  }

  TEST_CASE("what is due already may come on any close and the rest keeps its interval") {
    for (const int overdue : {0, 50}) {
      Planned one{deploying(add_days(today, -100),
                            {{1, add_days(today, -overdue)}, {2, add_days(today, 73 - overdue)}})};
      CHECK(one.draws.deployments[0].begin == 0);
      CHECK(one.draws.deployments[0].overdue.has_value());
      CHECK(one.steps()[0].planned == 0);
      CHECK(one.steps()[1].planned == 51);
    }
    CHECK_FALSE(Planned{deploying(add_days(today, -100), {{1, add_days(today, 1)}})}
                    .draws.deployments[0]
                    .overdue.has_value());
  }

  TEST_CASE("a deployment's gate waits for the first milestone that brings its volume") {
    Planned one{deploying(today, {{1, add_days(today, 73)}, {2, add_days(today, 146)}})};
    const Column met = one.met(deployed(1.5, add_days(today, 100)));  // 69.04 closes
    REQUIRE(one.steps()[1].gates.size() == 1);
    CHECK(one.steps()[1].gates[0].met == met);
    CHECK(one.steps()[1].gates[0].by == 70);
    CHECK(one.steps()[1].gates[0].last == 252);
    one.met(deployed(1));
    CHECK(one.steps()[0].gates[0].by == 252);
    one.met(deployed(1, add_days(today, -1)));
    CHECK(one.steps()[0].gates[1].by == no_day);
  }

  TEST_CASE("milestones above a volume come by volume and of one measure") {
    WarrantPosition mixed = sound();
    mixed.outlook.milestones = {outlook_of(3, Fixed{1}), outlook_of(1, Fixed{1}), outlook_of(2, Fixed{1})};
    mixed.outlook.milestones.push_back({VolumeMeasure::paid, 5, {Fixed{1}}});
    Planned one{mixed};
    const auto above = one.plan.above("linear", VolumeMeasure::deployed, 1);
    REQUIRE(above.size() == 2);
    CHECK(above[0].volume == 2);
    CHECK(above[1].volume == 3);
  }

  TEST_CASE("a gate that nothing is believed about is refused") {
    check_refused(sound(), deployed(3),
                  "gate: must be a milestone of the outlook (outlook.milestones), got 3 GW deployed");
    check_refused(sound(), VolumeGate{VolumeMeasure::paid, 1},
                  "gate: must be a milestone of the outlook (outlook.milestones), got 1 paid");
    check_refused(sound(), NamedGate{"permits"},
                  "gate: must be a condition of the outlook (outlook.named), got permits");
    WarrantPosition no_service = sound();
    no_service.outlook.service.reset();
    check_refused(no_service, ServiceGate{expiry},
                  "gate: must be a condition of the outlook (outlook.service), got service until 2026-10-06");
  }

  TEST_CASE("a gate that contradicts the expiry or the deployment is refused") {
    const WarrantPosition one = deploying(today, {{1, add_days(today, 73)}});
    check_refused(one, deployed(1.5), "gate.volume: must be <= 1, the deployment's last milestone, got 1.5");
    check_refused(one, VolumeGate{VolumeMeasure::paid, 1},
                  "gate.measure: must be of one kind with the deployment's plan, GW deployed, got paid");
    Planned planned{one};
    CHECK_THROWS_WITH_AS(
        planned.plan.above("linear", VolumeMeasure::paid, 0),
        "linear.measure: must be of one kind with the deployment's plan, GW deployed, got paid", DomainError);
  }

  TEST_CASE("a deployment's gigawatts count for every gate in gigawatts") {
    Planned planned{deploying(today, {{1, add_days(today, 73)}})};
    CHECK(planned.plan.above("linear", VolumeMeasure::purchased, 0.5).size() == 1);
    CHECK_NOTHROW(planned.met(VolumeGate{VolumeMeasure::delivered, 1}));
  }
}

}  // namespace milestone_plan_test
