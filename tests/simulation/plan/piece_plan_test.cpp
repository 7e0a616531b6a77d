#include "simulation/plan/piece_plan.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

#include "../engine_samples.hpp"

using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

namespace {

const Date granted = day(2025, 9, 1);
const Date today = day(2025, 10, 6);
const Date expiry = day(2026, 10, 6);
const std::optional<TradingCalendar> no_calendar;
const CloseDays days = close_days(today, expiry, no_calendar);  // 252 closes in a year

Tranche linear(double from, double to, std::vector<Gate> gates = {}) {
  Tranche one = tranche("linear from " + std::to_string(from), std::move(gates));
  one.linear = {.measure = VolumeMeasure::deployed, .from = from, .to = to};
  return one;
}

Simulation simulation(std::vector<Tranche> tranches) {
  Simulation one{.model = model(200, today, 0.5), .deals = {}};
  one.deals = {deal(warrant(granted, expiry, std::move(tranches)))};
  for (const double volume : {1.0, 2.0, 3.0})
    one.deals[0].outlook.milestones.push_back(outlook_of(volume, Fixed{0.1 * volume}));
  return one;
}

DealHistory known(std::vector<Dated<PerShare>> closes, double volume = 0.0) {
  DealHistory one{.closes = DatedSeries<PerShare>{std::move(closes)},
                  .volumes = {{VolumeMeasure::deployed, {}}}};
  if (volume > 0.0) one.volumes[0].cumulative = DatedSeries<double>{{{day(2025, 9, 15), volume}}};
  return one;
}

PiecePlan plan_of(const Simulation& simulation, const CloseDays& grid) {
  return piece_plan(simulation, open_warrants(simulation), grid);
}

std::size_t watches(const PiecePlan& plan) {
  std::size_t count = 0;
  for (const Round& round : plan.columns.rounds()) count += round.watches.size();
  return count;
}

std::vector<double> shares(const PiecePlan& plan) {
  std::vector<double> all;
  for (const PlannedPiece& one : plan.pieces) all.push_back(one.piece.shares.value);
  return all;
}

}  // namespace

TEST_SUITE("simulation/plan/piece_plan") {
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
    one.deals[0].history = known({}, 1.2);
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
    one.deals[0].history = known({}, 1.0);
    one.deals[0].history->terminated = day(2025, 9, 20);
    CHECK(shares(plan_of(one, days)) == std::vector<double>{25});
  }

  TEST_CASE("lost and exercised tranches give no pieces") {
    Simulation one = simulation({tranche("late", {deployed(1, day(2025, 9, 10))}),
                                 tranche("gone", {deployed(1)}), tranche("open", {deployed(2)})});
    one.deals[0].history = known({}, 1.0);
    one.deals[0].history->exercises = {{"gone", day(2025, 9, 16)}};
    const auto plan = plan_of(one, days);
    REQUIRE(plan.pieces.size() == 1);
    CHECK(plan.pieces[0].piece.tranche == 2);
    one.deals[0].warrant.tranches[2].gates.push_back(ServiceGate{day(2026, 10, 7)});  // beyond the expiry
    CHECK(plan_of(one, days).pieces.empty());
    one.deals[0].warrant.tranches[2].gates.pop_back();
    one.deals[0].warrant.expiry = day(2025, 10, 1);
    CHECK(plan_of(one, days).pieces.empty());
  }

  TEST_CASE("pieces of one hurdle share its watch") {
    const Gate gate = price_gate(250, on_average_of(10));
    const Gate later = price_gate(250, on_average_of(10), GateTiming::after_other_gates);
    CHECK(watches(plan_of(simulation({linear(0, 3, {gate}), tranche("cliff", {gate, deployed(2)})}),
                             days)) == 1);
    CHECK(watches(plan_of(simulation({linear(0, 3, {later})}), days)) == 1);
  }

  TEST_CASE("a piece can vest until its own deal's expiry") {
    Simulation one = simulation({tranche("a", {deployed(1)})});
    one.deals.push_back(one.deals[0]);
    one.deals[1].name = "shorter";
    one.deals[1].warrant.expiry = day(2026, 4, 6);  // 182 days: 125.7 closes
    const auto plan = plan_of(one, days);
    REQUIRE(plan.pieces.size() == 2);
    CHECK(plan.pieces[0].piece.last_day == 252);
    CHECK(plan.pieces[1].piece.deal == 1);
    CHECK(plan.pieces[1].piece.last_day == 126);
    CHECK(plan.milestones.size() == 6);
  }

  TEST_CASE("known closes go back as far as the longest window and no farther") {
    Simulation one = simulation({tranche("a", {price_gate(250, on_average_of(3)), deployed(1)}),
                                 tranche("b", {price_gate(250, on_any_close()), deployed(1)})});
    one.deals[0].history = known({{day(2025, 9, 29), PerShare{150}},
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

  TEST_CASE("deals know the same closes since the later of their grants or are refused") {
    Simulation one = simulation({tranche("a", {price_gate(250, on_average_of(9)), deployed(1)})});
    const Dated<PerShare> last{day(2025, 10, 6), PerShare{200}};
    one.deals[0].history =
        known({{day(2025, 10, 2), PerShare{190}}, {day(2025, 10, 3), PerShare{210}}, last});
    one.deals.push_back(one.deals[0]);
    one.deals[1].name = "second";
    one.deals[1].warrant.granted = day(2025, 10, 2);
    CHECK(plan_of(one, days).known.size() == 3);
    std::swap(one.deals[0], one.deals[1]);
    CHECK(plan_of(one, days).known.size() == 3);
    one.deals[1].history =
        known({{day(2025, 10, 2), PerShare{190}}, {day(2025, 10, 3), PerShare{211}}, last});
    CHECK_THROWS_WITH_AS(
        plan_of(one, days),
        "deals[1].history.closes: must be those of the deals before it on the days both have, got "
        "others",
        DomainError);
  }

  TEST_CASE("gates are refused by their place") {
    const auto refused = [](const Simulation& one, const char* message) {
      CHECK_THROWS_WITH_AS(plan_of(one, days), message, DomainError);
    };
    refused(simulation({tranche("a", {deployed(1)}), tranche("b", {deployed(1), deployed(9)})}),
            "deals[0].warrant.tranches[1].gates[1]: must be a milestone of the outlook (outlook.milestones), "
            "got 9 GW "
            "deployed");
    Simulation relative = simulation({tranche("a", {RelativeGate{.benchmark = "SOX", .excess = 0}})});
    refused(relative, "deals[0].history: must be given for a relative gate after the grant, got none");
    relative.deals[0].warrant.tranches[0].gates = {deployed(1)};
    CHECK_NOTHROW(plan_of(relative, days));
    relative.deals[0].warrant.exercise_gates = {RelativeGate{.benchmark = "SOX", .excess = 0}};
    refused(relative, "deals[0].history: must be given for a relative gate after the grant, got none");
    std::swap(relative.deals[0].warrant.tranches[0].gates, relative.deals[0].warrant.exercise_gates);
    relative.deals[0].warrant.exercise_gates.clear();
    relative.deals[0].warrant.granted = today;
    refused(
        relative,
        "deals[0].warrant.tranches[0].gates[0].benchmark: must be one of the model's benchmarks, got SOX");
    Simulation exercise = simulation({tranche("a", {deployed(1)})});
    exercise.deals[0].warrant.exercise_gates = {NamedGate{"permit"}};
    refused(
        exercise,
        "deals[0].warrant.exercise_gates[0]: must be a condition of the outlook (outlook.named), got permit");
    refused(simulation({linear(3, 4)}),
            "deals[0].warrant.tranches[0].linear: must be with milestones in the outlook "
            "(outlook.milestones) or the "
            "deployment, got 3 to 4 GW deployed");
  }
}
