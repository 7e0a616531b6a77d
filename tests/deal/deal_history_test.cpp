#include <fairvalue/deal/deal_history.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "deal/warrant_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void refuses(const DealHistory& history, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(require_deal_history(history, warrant_of({cliff("only", {price_at(100)})})),
                       message, DomainError);
}

DealHistory with_highs(const DatedSeries<PerShare>& highs) {
  DealHistory history = priced({10, 11});
  history.highs = highs;
  return history;
}

DatedSeries<double> levels(double level) { return DatedSeries<double>{{{january(4), level}}}; }

TEST_SUITE("deal/deal_history") {
  TEST_CASE("a sound history is handed back as it is and an empty one is sound") {
    const DealHistory history = with_highs(closes_from(5, {10, 12}));
    const Warrant warrant = warrant_of({cliff("only", {price_at(100)})});
    CHECK(&require_deal_history(history, warrant) == &history);
    CHECK_NOTHROW(require_deal_history({.closes = {}}, warrant));
  }
  TEST_CASE("highs that do not go with the closes are refused") {
    refuses(with_highs(closes_from(5, {10, 10.99})),
            "history.highs[2026-01-06]: must be >= the close (11), got 10.99");
    refuses(with_highs(closes_from(5, {10, 0, 12})),
            "history.highs[1].date: must be 2026-01-06 like the closes, got 2026-01-07");
    refuses(with_highs(closes_from(5, {10})), "history.highs: must be 2 rows like the closes, got 1");
    refuses(with_highs({}), "history.highs: must be 2 rows like the closes, got 0");
    refuses(with_highs(closes_from(5, {10, -11})), "history.highs[2026-01-06]: must be > 0, got -11");
  }
  TEST_CASE("volumes that fall or come twice are refused") {
    DealHistory history = priced({});
    history.volumes = {volumes(VolumeMeasure::paid, {{5, 2}}), volumes(VolumeMeasure::paid, {{5, 2}})};
    refuses(history, "history.volumes[1].measure: must be unique, got paid");
    history.volumes = {volumes(VolumeMeasure::paid, {{5, 2}, {6, 1}})};
    refuses(history,
            "history.volumes[0].cumulative[2026-01-06]: must be at least 2, the volume before it, got 1");
  }
  TEST_CASE("benchmarks without a name or with a level that is none are refused") {
    DealHistory history = priced({});
    history.benchmarks = {{.name = "", .levels = {}}};
    refuses(history, "history.benchmarks[0].name: must be a name, got none");
    history.benchmarks = {{.name = "index", .levels = levels(1)}, {.name = "index", .levels = levels(2)}};
    refuses(history, "history.benchmarks[1].name: must be unique, got index");
    history.benchmarks = {{.name = "index", .levels = levels(0)}};
    refuses(history, "history.benchmarks[0].levels[2026-01-04]: must be > 0, got 0");
    history.benchmarks = {{.name = "index", .levels = levels(infinity)}};
    refuses(history, "history.benchmarks[0].levels[2026-01-04]: must be a finite number, got inf");
  }
  TEST_CASE("events without a name or day are refused") {
    DealHistory history = priced({});
    history.events = {{"", january(5)}};
    refuses(history, "history.events[0].name: must be a name, got none");
    history.events = {{"qualified", Date{}}};
    refuses(history, "history.events[0].date: must be a date, got none");
    history.events.clear();
    history.exercises = {{"only", Date{}}};
    refuses(history, "history.exercises[0].date: must be a date, got none");
  }
  TEST_CASE("ends before the grant are refused and on the grant are not") {
    DealHistory history = priced({});
    history.terminated = january(3);
    refuses(history, "history.terminated: must be on or after the grant 2026-01-04, got 2026-01-03");
    history.terminated = Date{};
    refuses(history, "history.terminated: must be a date, got none");
    history.terminated = january(4);
    history.service_ended = january(3);
    refuses(history, "history.service_ended: must be on or after the grant 2026-01-04, got 2026-01-03");
    history.service_ended = january(4);
    CHECK_NOTHROW(require_deal_history(history, warrant_of({cliff("only", {price_at(100)})})));
  }
  TEST_CASE("the volumes and levels asked for are found") {
    DealHistory history = priced({});
    history.volumes = {volumes(VolumeMeasure::paid, {{5, 2}}), volumes(VolumeMeasure::delivered, {{5, 3}})};
    history.benchmarks = {{.name = "a", .levels = levels(1)}, {.name = "b", .levels = levels(2)}};
    CHECK(volumes_of(history, VolumeMeasure::delivered) == &history.volumes[1]);
    CHECK(levels_of(history, "b") == &history.benchmarks[1].levels);
    CHECK(volumes_of(history, VolumeMeasure::deployed) == nullptr);
    CHECK(levels_of(history, "bb") == nullptr);
  }
}

}  // namespace
