#include <fairvalue/deal/warrant.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/open_warrant.hpp>

#include "warrant_fixtures.hpp"

namespace own_terms_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

Tranche at_issue(OwnTerms own = {}) {
  Tranche tranche = cliff("issue", {});
  tranche.vested_at_issue = true;
  tranche.own = std::move(own);
  return tranche;
}

Tranche with_own(Tranche tranche, OwnTerms own) {
  tranche.own = std::move(own);
  return tranche;
}

/// 90 % of the average of two closes up to 8 January.
const StrikeSetLater later{.part = 0.9, .days = 2, .on = january(8), .price = ObservedPrice::close};

TrancheState state_on(const Warrant& warrant, const DealHistory& history, unsigned day,
                      std::size_t tranche = 0) {
  return vesting(warrant, history, january(day))[tranche].state;
}

TEST_SUITE("deal/own terms") {
  TEST_CASE("vested at issue is vested on the grant date") {
    const auto states = vesting(warrant_of({at_issue()}), priced({}), january(4));
    CHECK(states[0].state == TrancheState::exercisable);
    CHECK(day_of(states[0].vested_on) == 4);
    CHECK(states[0].vested == Shares{100});
  }
  TEST_CASE("a tranche with an expiry of its own lapses after it") {
    const Warrant warrant = warrant_of({with_own(cliff("first", {price_at(100)}), {.expiry = january(8)}),
                                        cliff("second", {price_at(100)})});
    const DealHistory late = priced({99, 99, 99, 99, 100});  // 100 on the 9th
    CHECK(state_on(warrant, late, 8) == TrancheState::waiting);
    CHECK(state_on(warrant, late, 9) == TrancheState::lapsed);
    CHECK(state_on(warrant, late, 9, 1) == TrancheState::exercisable);
    const DealHistory in_time = priced({99, 99, 99, 100});
    CHECK(state_on(warrant, in_time, 8) == TrancheState::exercisable);
    CHECK(state_on(warrant, in_time, 9) == TrancheState::lapsed);
    CHECK(open_warrant(warrant, january(9), in_time).tranches[0].alive == 0.0);
    CHECK(open_warrant(warrant, january(9), in_time).tranches[1].alive == 1.0);
  }
  TEST_CASE("exercise gates of its own stand in place of the warrant's") {
    Warrant warrant = warrant_of(
        {with_own(cliff("free", {price_at(100)}), {.exercise_gates = std::vector<Gate>{}}),
         with_own(cliff("bound", {price_at(100)}), {.exercise_gates = std::vector<Gate>{purchased(1)}}),
         cliff("plain", {price_at(100)})});
    warrant.exercise_gates = {NamedGate{"permit"}};
    DealHistory history = priced({100});
    history.volumes = {volumes(VolumeMeasure::purchased, {{9, 1}})};
    history.events = {{"permit", january(12)}};
    const auto states = vesting(warrant, history, january(15));
    CHECK(day_of(states[0].exercisable_on) == 5);
    CHECK(day_of(states[1].exercisable_on) == 9);
    CHECK(day_of(states[2].exercisable_on) == 12);
    const OpenWarrant open = open_warrant(warrant, january(10), history);
    CHECK(open.exercise_gates == std::vector<std::size_t>{0});
    CHECK(open.tranches[1].exercise_gates.empty());
  }
  TEST_CASE("a strike set later is set from its date on and moves with splits") {
    Warrant warrant = warrant_of({at_issue({.strike = later})});
    warrant.adjustments = {{.effective = january(8), .ratio = 2}};
    // closes 40 before the split and 24 after, which are 20 and 24 on the new shares: 0.9 x 22 = 19.80
    const DealHistory history = priced({99, 99, 40, 24, 99});
    const auto strike_on = [&](unsigned day) {
      return *open_warrant(warrant, january(day), history).terms.tranches[0].own.strike;
    };
    CHECK(std::holds_alternative<StrikeSetLater>(strike_on(7)));
    CHECK(std::get<PerShare>(strike_on(8)).value == doctest::Approx(19.8).epsilon(1e-15));
    CHECK(std::get<PerShare>(strike_on(9)).value == doctest::Approx(19.8).epsilon(1e-15));
  }
  TEST_CASE("a strike of a Saturday is set by the closes up to Friday from Saturday on") {
    const StrikeSetLater saturday{.part = 0.9, .days = 2, .on = january(10), .price = ObservedPrice::close};
    const Warrant warrant = warrant_of({at_issue({.strike = saturday})});
    const DealHistory history{.closes = closes_from(8, {20, 24, 0, 0, 99})};
    const auto open_on = [&](unsigned day) { return open_warrant(warrant, january(day), history); };
    CHECK(std::holds_alternative<StrikeSetLater>(*open_on(9).terms.tranches[0].own.strike));
    for (const unsigned day : {10U, 11U, 12U}) {
      CAPTURE(day);
      const OpenWarrant open = open_on(day);
      CHECK(std::get<PerShare>(*open.terms.tranches[0].own.strike).value ==
            doctest::Approx(19.8).epsilon(1e-15));
      CHECK(day_of(open.tranches[0].vesting.exercisable_on) == 10);
    }
  }
  TEST_CASE("automatic exercise at the expiry takes what is in the money") {
    Warrant warrant =
        warrant_of({at_issue({.strike = Strike{PerShare{50}}}), cliff("other", {price_at(100)})});
    warrant.automatic_at_expiry = true;
    const auto on = [&](double close, unsigned day) {
      DealHistory history = priced({99});
      history.closes = closes_from(19, {99, close, 1000});
      return vesting(warrant, history, january(day));
    };
    CHECK(on(50.01, 20)[0].state == TrancheState::exercisable);  // at the end of the day, not before
    CHECK(on(50.01, 21)[0].state == TrancheState::exercised);
    CHECK(day_of(on(50.01, 21)[0].exercised_on) == 20);
    CHECK(on(50.01, 21)[0].exercised == Shares{100});
    CHECK(on(50, 21)[0].state == TrancheState::lapsed);
    CHECK(on(50.01, 21)[1].state == TrancheState::lapsed);  // never vested
  }
  TEST_CASE("automatic exercise asks for a strike that was never set") {
    Warrant warrant = warrant_of({at_issue({.strike = later})});
    warrant.automatic_at_expiry = true;
    CHECK_THROWS_WITH_AS(vesting(warrant, {.closes = closes_from(8, {24, 25})}, january(21)),
                         "history.closes: must be with the prices that set the strike of issue, got none",
                         DomainError);
    CHECK(vesting(warrant, {.closes = closes_from(7, {20, 24, 25})}, january(21))[0].state ==
          TrancheState::exercised);  // 25 above 19.80
  }
  TEST_CASE("a split moves strike and cap of its own") {
    Warrant warrant = warrant_of({at_issue({.strike = Strike{PerShare{50}},
                                            .exercise_gates = std::vector<Gate>{price_at(80)},
                                            .value_cap = PerShare{20}})});
    warrant.settlement = ExerciseSettlement::net;
    warrant.adjustments = {{.effective = january(8), .ratio = 4}};
    const OwnTerms own = adjusted_terms(warrant, january(9)).tranches[0].own;
    CHECK(std::get<PerShare>(*own.strike) == PerShare{12.5});
    CHECK(*own.value_cap == PerShare{5});
    CHECK(describe(own.exercise_gates->at(0)) == "price at 20.00 (any close)");
    const auto held = with_monitoring(warrant, on_consecutive(3)).tranches[0].own.exercise_gates->at(0);
    CHECK(describe(held) == "price at 80.00 (3 consecutive closes)");
  }
  TEST_CASE("terms of its own take the place of the warrant's") {
    Warrant warrant = warrant_of(
        {cliff("a", {price_at(1)}),
         with_own(cliff("b", {price_at(2)}), {.expiry = january(9), .exercise_gates = std::vector<Gate>{}})});
    warrant.exercise_gates = {NamedGate{"permit"}};
    CHECK(!has_own_terms(warrant.tranches[0]));
    CHECK(has_own_terms(warrant.tranches[1]));
    CHECK(expiry_of(warrant.tranches[0], warrant) == january(20));
    CHECK(expiry_of(warrant.tranches[1], warrant) == january(9));
    CHECK(exercise_gates_of(warrant.tranches[0], warrant).size() == 1);
    CHECK(exercise_gates_of(warrant.tranches[1], warrant).empty());
  }
  TEST_CASE("terms of its own that break a rule are refused by their member") {
    const auto refused = [](const Tranche& tranche, const char* message) {
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(require_warrant(warrant_of({tranche})), message, DomainError);
    };
    Tranche both = cliff("only", {price_at(1)});
    both.vested_at_issue = true;
    refused(
        both,
        "warrant.tranches[0].vested_at_issue: must be without gates, linear vesting and a rank, got true");
    refused(at_issue({.strike = Strike{PerShare{-1}}}),
            "warrant.tranches[0].own.strike: must be >= 0, got -1");
    refused(at_issue({.strike = StrikeSetLater{.part = 1, .days = 1, .on = january(21)}}),
            "warrant.tranches[0].own.strike.on: must be on or before the expiry 2026-01-20, got 2026-01-21");
    refused(at_issue({.expiry = january(4)}),
            "warrant.tranches[0].own.expiry: must be after the grant 2026-01-04, got 2026-01-04");
    refused(at_issue({.expiry = january(21)}),
            "warrant.tranches[0].own.expiry: must be on or before the expiry 2026-01-20, got 2026-01-21");
    refused(at_issue({.exercise_gates = std::vector<Gate>{price_at(0)}}),
            "warrant.tranches[0].own.exercise_gates[0].hurdle: must be > 0, got 0");
    refused(at_issue({.value_cap = PerShare{20}}),
            "warrant.tranches[0].own.value_cap: must be with net exercise, got 20");
    CHECK_THROWS_WITH_AS(
        vesting(warrant_of({at_issue({.strike = StrikeSetLater{.part = 1, .days = 1, .on = january(9)}})}),
                priced({}), january(10)),
        "history.vwaps: must be given for a strike set by daily VWAPs, got none", DomainError);
  }
}

}  // namespace own_terms_test
