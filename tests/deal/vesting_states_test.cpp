#include <fairvalue/deal/vesting.hpp>

#include <doctest/doctest.h>

#include <tuple>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "warrant_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

const Gate technical = NamedGate{.name = "technical conditions"};

/// A tranche that vests at 100.00 and can be exercised once "technical conditions" are met.
Warrant gated() {
  Warrant warrant = warrant_of({cliff("only", {price_at(100)})});
  warrant.exercise_gates = {technical};
  return warrant;
}

/// At 100.00 on 6 January; technical conditions on a day (0: never).
DealHistory at_hurdle(unsigned technical_on) {
  DealHistory history = priced({99, 100, 99});
  if (technical_on != 0) history.events = {{"technical conditions", january(technical_on)}};
  return history;
}

TrancheVesting only(const Warrant& warrant, const DealHistory& history, unsigned day) {
  return vesting(warrant, history, january(day)).front();
}

TEST_SUITE("deal/vesting states") {
  TEST_CASE("each state has its name") {
    CHECK(to_string(TrancheState::waiting) == "waiting");
    CHECK(to_string(TrancheState::vested) == "vested");
    CHECK(to_string(TrancheState::exercisable) == "exercisable");
    CHECK(to_string(TrancheState::exercised) == "exercised");
    CHECK(to_string(TrancheState::lapsed) == "lapsed");
    CHECK(to_string(TrancheState::forfeited) == "forfeited");
    CHECK(to_string(TrancheState::terminated) == "terminated");
  }
  TEST_CASE("a waiting tranche names the first gate that is not met") {
    const Gate price = price_at(600, on_average_of(20));
    const auto waiting = vest({price, technical}, priced({599.99}), january(6));
    CHECK(waiting.state == TrancheState::waiting);
    CHECK(waiting.reason == "price at 600.00 (average of 20 closes): not met by 2026-01-06");
    DealHistory met = priced({99, 100});
    CHECK(vest({price_at(100), technical}, met, january(6)).reason ==
          "technical conditions: not met by 2026-01-06");
    CHECK(vest({technical, price_at(200)}, met, january(6)).reason ==
          "technical conditions: not met by 2026-01-06");
    met.volumes = {volumes(VolumeMeasure::purchased, {{6, 1}})};
    CHECK(vesting(warrant_of({linear({price_at(100)})}), met, january(6))[0].reason ==
          "more than 1 GW purchased: not met by 2026-01-06");
  }
  TEST_CASE("the gates are told in the order of the terms with kind and day") {
    const auto both = vest({technical, price_at(100)}, at_hurdle(0));
    REQUIRE(both.gates.size() == 2);
    CHECK(both.gates[0].gate == "technical conditions");
    CHECK(both.gates[0].kind == GateKind::other);
    CHECK(!both.gates[0].met);
    CHECK(both.gates[1].gate == "price at 100.00 (any close)");
    CHECK(both.gates[1].kind == GateKind::market);
    CHECK(day_of(both.gates[1].met) == 6);
  }
  TEST_CASE("rows after the day asked do not count") {
    DealHistory history = at_hurdle(9);
    history.exercises = {{"only", january(10)}};
    history.terminated = january(8);
    CHECK(only(gated(), history, 5).state == TrancheState::waiting);
    CHECK(only(gated(), history, 6).state == TrancheState::vested);
    CHECK(only(gated(), history, 9).state == TrancheState::exercisable);
    CHECK(only(gated(), history, 10).state == TrancheState::exercised);
  }
  TEST_CASE("vested then exercisable then exercised are three dates") {
    DealHistory history = at_hurdle(9);
    history.exercises = {{"only", january(12)}};
    const auto taken = only(gated(), history, 15);
    CHECK(day_of(taken.vested_on) == 6);
    CHECK(day_of(taken.exercisable_on) == 9);
    CHECK(day_of(taken.exercised_on) == 12);
    CHECK(taken.vested == Shares{100});
    CHECK(taken.reason == "");
  }
  TEST_CASE("vested but not exercisable says what is missing") {
    const auto held = only(gated(), at_hurdle(0), 10);
    CHECK(held.state == TrancheState::vested);
    CHECK(held.vested == Shares{100});
    CHECK(!held.exercisable_on);
    CHECK(held.reason == "technical conditions: not met by 2026-01-10");
    CHECK(only(gated(), at_hurdle(2), 10).exercisable_on == january(6));  // met before: on vesting
    CHECK(only(gated(), at_hurdle(2), 10).reason == "");
  }
  TEST_CASE("an exercise gate after the milestone waits for the vesting") {
    Warrant warrant = warrant_of({cliff("only", {technical})});
    warrant.exercise_gates = {price_at(100, on_any_close(), GateTiming::after_other_gates)};
    DealHistory history = priced({100, 99, 99, 99, 100});
    CHECK(!only(warrant, history, 20).exercisable_on);
    history.events = {{"technical conditions", january(7)}};
    CHECK(day_of(only(warrant, history, 20).exercisable_on) == 9);
  }
  TEST_CASE("service asked for beyond the expiry loses a tranche from the grant on") {
    const Gate beyond = ServiceGate{.until = january(21)};
    const auto lost = vest({price_at(100), beyond}, priced({100}), january(5));
    CHECK(lost.state == TrancheState::lapsed);
    CHECK(lost.reason == "service until 2026-01-21: beyond the expiry 2026-01-20");
    CHECK(lost.vested == Shares{0});
    CHECK(vest({beyond}, priced({}), january(4)).state == TrancheState::lapsed);
    CHECK(vest({ServiceGate{.until = january(20)}}, priced({}), january(4)).state == TrancheState::waiting);
    Warrant warrant = warrant_of({cliff("only", {price_at(100)})});
    warrant.exercise_gates = {beyond};
    CHECK(vesting(warrant, priced({100}), january(5)).front().state == TrancheState::lapsed);
  }
  TEST_CASE("vesting on the expiry counts and the day after does not") {
    std::vector<double> late(17, 99.0);  // 5 to 21 January; expiry on the 20th
    late[15] = 100;
    CHECK(vest({price_at(100)}, priced(late), january(20)).state == TrancheState::exercisable);
    CHECK(day_of(vest({price_at(100)}, priced(late), january(21)).vested_on) == 20);
    late[15] = 99;
    late[16] = 100;
    CHECK(vest({price_at(100)}, priced(late), january(20)).state == TrancheState::waiting);
    const auto lapsed = vest({price_at(100)}, priced(late), january(21));
    CHECK(lapsed.state == TrancheState::lapsed);
    CHECK(!lapsed.vested_on);
    CHECK(lapsed.vested == Shares{0});
    CHECK(lapsed.reason == "price at 100.00 (any close): not met by the expiry 2026-01-20");
  }
  TEST_CASE("what is not exercised by the expiry lapses and what is stays") {
    DealHistory history = at_hurdle(9);
    CHECK(only(gated(), history, 20).state == TrancheState::exercisable);
    const auto lapsed = only(gated(), history, 21);
    CHECK(lapsed.state == TrancheState::lapsed);
    CHECK(lapsed.reason == "not exercised by the expiry 2026-01-20");
    CHECK(lapsed.vested == Shares{0});
    CHECK(day_of(lapsed.vested_on) == 6);
    history.exercises = {{"only", january(20)}};
    CHECK(only(gated(), history, 21).state == TrancheState::exercised);
    CHECK(only(gated(), history, 31).vested == Shares{100});
    CHECK(only(gated(), at_hurdle(0), 21).reason == "technical conditions: not met by the expiry 2026-01-20");
  }
  TEST_CASE("a volume that misses its date lapses the day after") {
    DealHistory history = priced({100});
    history.volumes = {volumes(VolumeMeasure::purchased, {{10, 1}})};
    const std::vector<Gate> gates{price_at(100), purchased(1, january(9))};
    CHECK(vest(gates, history, january(9)).state == TrancheState::waiting);
    const auto lapsed = vest(gates, history, january(10));
    CHECK(lapsed.state == TrancheState::lapsed);
    CHECK(lapsed.reason == "1 GW purchased by 2026-01-09: not met in time");
    Warrant exercise = gated();
    exercise.exercise_gates = {purchased(1, january(9))};
    CHECK(only(exercise, history, 9).state == TrancheState::vested);
    CHECK(only(exercise, history, 10).state == TrancheState::lapsed);
    CHECK(only(exercise, history, 10).vested == Shares{0});
  }
  TEST_CASE("service that ends before its date forfeits and on its date does not") {
    const std::vector<Gate> gates{ServiceGate{.until = january(10)}, price_at(100)};
    DealHistory history = priced({99, 100});
    history.service_ended = january(9);
    CHECK(vest(gates, history, january(8)).state == TrancheState::waiting);
    const auto lost = vest(gates, history, january(9));
    CHECK(lost.state == TrancheState::forfeited);
    CHECK(lost.reason == "service until 2026-01-10: ended on 2026-01-09");
    CHECK(vest(gates, history, january(15)).state == TrancheState::forfeited);
    history.service_ended = january(10);
    CHECK(day_of(vest(gates, history, january(15)).vested_on) == 10);
    history.service_ended = january(5);
    CHECK(vest({price_at(100)}, history, january(15)).state == TrancheState::exercisable);
  }
  TEST_CASE("termination keeps what has vested until the expiry and ends the rest") {
    const Warrant warrant = warrant_of({cliff("early", {price_at(100)}), cliff("late", {price_at(110)})});
    DealHistory history = priced({99, 100, 105, 109, 110});
    history.terminated = january(8);
    const auto both = vesting(warrant, history, january(20));
    CHECK(both[0].state == TrancheState::exercisable);
    CHECK(both[1].state == TrancheState::terminated);
    CHECK(!both[1].gates[0].met);  // the price was there a day later
    CHECK(both[1].reason == "price at 110.00 (any close): not met by the termination 2026-01-08");
    CHECK(vesting(warrant, history, january(7))[1].state == TrancheState::waiting);
    CHECK(vesting(warrant, history, january(8))[1].state == TrancheState::terminated);
    CHECK(vesting(warrant, history, january(21))[0].state == TrancheState::lapsed);
    history.terminated = january(9);
    CHECK(day_of(vesting(warrant, history, january(20))[1].vested_on) == 9);
  }
  TEST_CASE("after termination a vested tranche can still become exercisable") {
    DealHistory history = at_hurdle(12);
    history.terminated = january(8);
    CHECK(only(gated(), history, 10).state == TrancheState::vested);
    CHECK(only(gated(), history, 12).state == TrancheState::exercisable);
    history.exercises = {{"only", january(13)}};
    CHECK(only(gated(), history, 25).state == TrancheState::exercised);
  }
  TEST_CASE("the first of several losses counts") {
    const std::vector<Gate> gates{purchased(1, january(9)), ServiceGate{.until = january(15)}};
    const std::vector<Gate> turned{gates[1], gates[0]};
    DealHistory history = priced({});
    history.volumes = {volumes(VolumeMeasure::purchased, {})};
    for (const auto& [service, end, state] : {std::tuple{8U, 12U, TrancheState::forfeited},
                                              {12U, 8U, TrancheState::terminated},
                                              {12U, 11U, TrancheState::lapsed},
                                              {10U, 12U, TrancheState::lapsed},
                                              {9U, 9U, TrancheState::forfeited}}) {
      history.service_ended = january(service);
      history.terminated = january(end);
      CHECK(vest(gates, history, january(31)).state == state);
      CHECK(vest(turned, history, january(31)).state == state);
    }
  }
  TEST_CASE("a linear tranche stops at the termination and keeps its part") {
    DealHistory history{.closes = {}, .volumes = {volumes(VolumeMeasure::purchased, {{6, 3}, {9, 6}})}};
    history.terminated = january(8);
    CHECK(vesting(warrant_of({linear()}), history, january(15))[0].vested == Shares{20});
    CHECK(vesting(warrant_of({linear()}), history, january(15))[0].state == TrancheState::exercisable);
    CHECK(vesting(warrant_of({linear()}), history, january(21))[0].vested == Shares{0});
  }
  TEST_CASE("a linear tranche is exercised in parts: 20 then 50 of 100") {
    DealHistory history{.closes = {}, .volumes = {volumes(VolumeMeasure::purchased, {{6, 3}, {9, 6}})}};
    history.exercises = {{"linear", january(10)}, {"linear", january(7)}};
    const Warrant warrant = warrant_of({linear()});
    CHECK(only(warrant, history, 8).state == TrancheState::exercised);
    CHECK(only(warrant, history, 9).state == TrancheState::exercisable);
    CHECK(day_of(only(warrant, history, 9).exercised_on) == 7);
    CHECK(only(warrant, history, 9).vested == Shares{50});
    CHECK(only(warrant, history, 10).state == TrancheState::exercised);
    history.exercises.erase(history.exercises.begin());
    const auto lapsed = only(warrant, history, 21);
    CHECK(lapsed.state == TrancheState::lapsed);  // 30 of the 50 that had vested were not taken up
    CHECK(lapsed.vested == Shares{20});
    CHECK(lapsed.reason == "not exercised by the expiry 2026-01-20");
  }
}

}  // namespace
