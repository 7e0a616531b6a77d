// Histories that leave out what gates ask for; whole ones are held against an oracle by tests/deal/vesting_replay.
#include "deal/detail/replay.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "deal/warrant_fixtures.hpp"

namespace replay_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

using detail::HistoryScope;

std::vector<TrancheVesting> replayed_on(unsigned day, const Warrant& warrant, const DealHistory& history,
                                        HistoryScope scope = HistoryScope::one_close,
                                        ConditionsCounted conditions = ConditionsCounted::all) {
  return detail::replayed(warrant, history, january(day), scope, conditions);
}

TEST_SUITE("deal/detail/replay") {
  TEST_CASE("a gate for which there are no data is not met") {
    const Warrant warrant =
        warrant_of({cliff("highs", {price_at(100, continuously())}), cliff("volume", {purchased(1)}),
                    cliff("benchmark", {RelativeGate{.benchmark = "index", .excess = -1}}), linear()});
    for (const TrancheVesting& tranche : replayed_on(6, warrant, priced({100, 100}))) {
      CAPTURE(tranche.tranche);
      CHECK(tranche.state == TrancheState::waiting);
      CHECK_FALSE(tranche.vested_on);
    }
  }
  TEST_CASE("one close tells nothing of service and a whole history tells that it went on") {
    const Warrant warrant = warrant_of({cliff("only", {ServiceGate{.until = january(6)}})});
    CHECK(replayed_on(7, warrant, priced({100})).front().state == TrancheState::waiting);
    CHECK(replayed_on(7, warrant, priced({100}), HistoryScope::whole).front().state ==
          TrancheState::exercisable);
  }
  TEST_CASE("the parts vested and exercised are on the shares of the day asked") {
    Warrant warrant = warrant_of({linear()});
    warrant.adjustments = {{.effective = january(9), .ratio = 2}};
    DealHistory history = priced({});
    history.volumes = {volumes(VolumeMeasure::purchased, {{6, 3}, {8, 6}})};
    history.exercises = {{"linear", january(7)}};
    const auto state = replayed_on(10, warrant, history, HistoryScope::whole).front();
    CHECK(state.vested == Shares{100});    // 5 of 10 GW of 200 shares
    CHECK(state.exercised == Shares{40});  // 2 of 10
    REQUIRE(state.exercise_gates.empty());
  }
  TEST_CASE("exercises are those of all conditions also where only those of the market count") {
    const Warrant warrant = warrant_of({cliff("only", {NamedGate{"permit"}})});
    DealHistory history = priced({});
    history.events = {{"permit", january(8)}};
    history.exercises = {{"only", january(7)}};
    CHECK_THROWS_AS(replayed_on(9, warrant, history, HistoryScope::whole, ConditionsCounted::market),
                    DomainError);
    history.exercises = {{"only", january(8)}};
    const auto state =
        replayed_on(9, warrant, history, HistoryScope::whole, ConditionsCounted::market).front();
    CHECK(state.state == TrancheState::exercised);
    CHECK(day_of(state.vested_on) == 4);  // the grant
  }
}

}  // namespace replay_test
