#include <fairvalue/deal/vesting.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "warrant_fixtures.hpp"

namespace vesting_refusals_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const Gate technical = NamedGate{.name = "technical conditions"};

/// One tranche "first" at 100.00 that needs technical conditions before exercise.
Warrant gated() {
  Warrant warrant = warrant_of({cliff("first", {price_at(100)})});
  warrant.exercise_gates = {technical};
  return warrant;
}

/// Vested on 6 January; exercisable on the 9th; expiry on the 20th.
DealHistory exercised(std::vector<NamedEvent> exercises) {
  DealHistory history = priced({99, 100, 99});
  history.events = {{"technical conditions", january(9)}};
  history.exercises = std::move(exercises);
  return history;
}

void refuses(const Warrant& warrant, const DealHistory& history, const char* message,
             Date as_of = january(25)) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(vesting(warrant, history, as_of), message, DomainError);
}

TEST_SUITE("deal/vesting refusals") {
  TEST_CASE("an exercise of what was not exercisable is refused by its row") {
    CHECK_NOTHROW(vesting(gated(), exercised({{"first", january(9)}}), january(25)));
    CHECK_NOTHROW(vesting(gated(), exercised({{"first", january(20)}}), january(25)));
    refuses(gated(), exercised({{"first", january(8)}}),
            "history.exercises[0]: must be of what is exercisable then, got first on 2026-01-08");
    refuses(gated(), exercised({{"first", january(5)}}),
            "history.exercises[0]: must be of what is exercisable then, got first on 2026-01-05");
    refuses(gated(), exercised({{"first", january(21)}}),
            "history.exercises[0]: must be of what is exercisable then, got first on 2026-01-21");
    DealHistory never = exercised({{"first", january(10)}});
    never.events.clear();
    refuses(gated(), never,
            "history.exercises[0]: must be of what is exercisable then, got first on 2026-01-10");
  }
  TEST_CASE("an exercise of what is exercised already is refused") {
    refuses(gated(), exercised({{"first", january(12)}, {"first", january(10)}}),
            "history.exercises[0]: must be of what is exercisable then, got first on 2026-01-12");
    refuses(gated(), exercised({{"first", january(10)}, {"first", january(10)}}),
            "history.exercises[1]: must be of what is exercisable then, got first on 2026-01-10");
  }
  TEST_CASE("an exercise after the day asked is not read") {
    CHECK_NOTHROW(vesting(gated(), exercised({{"first", january(8)}}), january(7)));
  }
  TEST_CASE("an exercise of an unknown tranche offers the nearest name") {
    refuses(gated(), exercised({{"frist", january(10)}}),
            "history.exercises[0].name: must be the name of a tranche (first?), got frist");
    refuses(gated(), exercised({{"", january(10)}}), "history.exercises[0].name: must be a name, got none");
  }
  TEST_CASE("a day before the grant or none is refused") {
    refuses(gated(), exercised({}), "as_of: must be on or after the grant 2026-01-04, got 2026-01-03",
            january(3));
    refuses(gated(), exercised({}), "as_of: must be a date, got none", Date{});
    CHECK(vesting(gated(), exercised({}), january(4))[0].state == TrancheState::waiting);
  }
  TEST_CASE("bad terms are refused before the history is read") {
    Warrant bad = gated();
    bad.shares = Shares{99};
    refuses(bad, {.closes = closes_from(5, {-1})},
            "warrant.shares: must be the sum of its tranches (100), got 99");
  }
  TEST_CASE("what a gate needs and the history lacks is refused whatever the other gates do") {
    const DealHistory bare = priced({99});
    const auto with = [](Gate gate) {
      return warrant_of({cliff("first", {price_at(100), std::move(gate)})});
    };
    const Gate index = RelativeGate{.benchmark = "index", .excess = 0};
    refuses(with(price_at(100, continuously())), bare,
            "history.highs: must be given for continuous monitoring, got none");
    refuses(with(purchased(1)), bare, "history.volumes: must be given for GW purchased, got none");
    refuses(warrant_of({linear()}), bare, "history.volumes: must be given for GW purchased, got none");
    refuses(with(index), bare, "history.closes: must be given on or before the grant 2026-01-04, got none");
    DealHistory from_grant{.closes = closes_from(4, {99, 99})};
    refuses(with(index), from_grant, "history.benchmarks: must be given for index, got none");
    from_grant.benchmarks = {{.name = "indx", .levels = {}}};
    refuses(with(index), from_grant, "history.benchmarks: must be given for index, got indx");
    from_grant.benchmarks = {{.name = "index", .levels = DatedSeries<double>{{{january(5), 50.0}}}}};
    refuses(with(index), from_grant,
            "history.benchmarks.index: must be given on or before the grant 2026-01-04, got none");
    Warrant exercise = gated();
    exercise.exercise_gates = {purchased(1)};
    refuses(exercise, bare, "history.volumes: must be given for GW purchased, got none");
    DealHistory other = bare;
    other.volumes = {volumes(VolumeMeasure::delivered, {{6, 1}})};
    refuses(with(purchased(1)), other, "history.volumes: must be given for GW purchased, got none");
  }
  TEST_CASE("a price that is none is refused by its day") {
    refuses(gated(), priced({99, -1}), "history.closes[2026-01-06]: must be > 0, got -1");
    refuses(gated(), priced({nan}), "history.closes[2026-01-05]: must be a finite number, got nan");
    DealHistory history = priced({99, 100});
    history.highs = closes_from(5, {99, nan});
    refuses(gated(), history, "history.highs[2026-01-06]: must be a finite number, got nan");
  }
}

}  // namespace vesting_refusals_test
