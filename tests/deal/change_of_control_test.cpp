#include <fairvalue/deal/vesting.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/open_warrant.hpp>

#include "warrant_fixtures.hpp"

namespace change_of_control_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

Warrant on_control(ChangeOfControl outcome, std::vector<Tranche> tranches) {
  Warrant warrant = warrant_of(std::move(tranches));
  warrant.on_change_of_control = outcome;
  return warrant;
}

/// A change of control on 9 January.
DealHistory taken_over(std::vector<double> closes = {}, const std::vector<Step>& steps = {}) {
  DealHistory history = priced(closes);
  history.volumes = {volumes(VolumeMeasure::purchased, steps)};
  history.change_of_control = january(9);
  return history;
}

TEST_SUITE("deal/change of control") {
  TEST_CASE("accelerates: what waits vests on the day") {
    const Warrant warrant =
        on_control(ChangeOfControl::accelerates, {cliff("only", {price_at(100), purchased(1)})});
    CHECK(vesting(warrant, taken_over(), january(8))[0].state == TrancheState::waiting);
    const auto state = vesting(warrant, taken_over(), january(9))[0];
    CHECK(state.state == TrancheState::exercisable);
    CHECK(day_of(state.vested_on) == 9);
    CHECK(!state.gates[0].met);
    CHECK(open_warrant(warrant, january(9), taken_over()).tranches[0].gates.empty());
    CHECK(day_of(vesting(warrant, taken_over({100}, {{6, 1}}), january(9))[0].vested_on) == 6);
  }
  TEST_CASE("accelerates all of a linear tranche and leaves its gates behind") {
    const Warrant warrant = on_control(ChangeOfControl::accelerates, {linear(), linear({price_at(100)})});
    Warrant two = warrant;
    two.tranches[1].name = "second";
    const auto before = vesting(two, taken_over({}, {{6, 6}}), january(8));
    CHECK(before[0].vested == Shares{50});
    CHECK(before[1].vested == Shares{0});
    const auto after = vesting(two, taken_over({}, {{6, 6}}), january(9));
    CHECK(after[0].vested == Shares{100});
    CHECK(day_of(after[0].vested_on) == 6);
    CHECK(after[1].vested == Shares{100});
    CHECK(open_warrant(two, january(9), taken_over({}, {{6, 6}})).tranches[0].linear.volume == 11);
  }
  TEST_CASE("accelerates nothing that was lost before") {
    const Warrant warrant =
        on_control(ChangeOfControl::accelerates, {cliff("only", {purchased(1, january(7))})});
    CHECK(vesting(warrant, taken_over(), january(10))[0].state == TrancheState::lapsed);
    const Warrant open =
        on_control(ChangeOfControl::accelerates, {cliff("only", {purchased(1, january(9))})});
    CHECK(vesting(open, taken_over(), january(15))[0].state == TrancheState::exercisable);
    DealHistory ended = taken_over();
    ended.terminated = january(8);
    CHECK(vesting(open, ended, january(15))[0].state == TrancheState::terminated);
    ended.terminated = january(9);
    CHECK(vesting(open, ended, january(15))[0].state == TrancheState::exercisable);
  }
  TEST_CASE("exercise gates are asked for after acceleration too") {
    Warrant warrant = on_control(ChangeOfControl::accelerates, {cliff("only", {purchased(1)})});
    warrant.exercise_gates = {NamedGate{"permit"}};
    DealHistory history = taken_over();
    history.events = {{"permit", january(12)}};
    CHECK(vesting(warrant, history, january(11))[0].state == TrancheState::vested);
    CHECK(day_of(vesting(warrant, history, january(12))[0].exercisable_on) == 12);
  }
  TEST_CASE("lapses: what has not vested is lost on the day") {
    const Warrant warrant = on_control(ChangeOfControl::lapses, {cliff("only", {price_at(100)})});
    const auto lost = vesting(warrant, taken_over({99, 99, 99, 99, 99, 100}), january(10))[0];
    CHECK(lost.state == TrancheState::lapsed);
    CHECK(lost.reason == "price at 100.00 (any close): not met by the change of control 2026-01-09");
    CHECK(vesting(warrant, taken_over({99, 99, 99, 99, 100}), january(10))[0].state ==
          TrancheState::exercisable);
    CHECK(vesting(warrant, taken_over(), january(8))[0].state == TrancheState::waiting);
  }
  TEST_CASE("lapses: a linear tranche keeps what it had and gets no more") {
    const Warrant warrant = on_control(ChangeOfControl::lapses, {linear()});
    const DealHistory history = taken_over({}, {{6, 6}, {10, 11}});
    CHECK(vesting(warrant, history, january(15))[0].vested == Shares{50});
    const OpenWarrant open = open_warrant(warrant, january(15), history);
    CHECK(open.tranches[0].linear.stopped);
    CHECK(open.tranches[0].linear.volume == 6);
  }
  TEST_CASE("no effect unless the terms say so and none on market conditions alone") {
    const Warrant plain = warrant_of({cliff("only", {price_at(100)})});
    CHECK(vesting(plain, taken_over(), january(10))[0].state == TrancheState::waiting);
    const Warrant lapsing = on_control(ChangeOfControl::lapses, {cliff("only", {price_at(100)})});
    const OpenWarrant open = open_warrant(lapsing, january(10), taken_over(), {}, ConditionsCounted::market);
    CHECK(open.tranches[0].vesting.state == TrancheState::waiting);
  }
  TEST_CASE("a change of control before the grant is refused") {
    DealHistory history = taken_over();
    history.change_of_control = january(3);
    CHECK_THROWS_WITH_AS(
        vesting(warrant_of({cliff("only", {price_at(100)})}), history, january(10)),
        "history.change_of_control: must be on or after the grant 2026-01-04, got 2026-01-03", DomainError);
  }
}

}  // namespace change_of_control_test
