// Closes that a history has, and the one that the market adds to them.
#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

#include "warrant_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("deal/vesting_closes") {
  TEST_CASE("the market's own day is a close of the history put where it belongs") {
    DealHistory history = priced({90, 95, 0, 80});  // 5, 6 and 8 January
    history.highs = history.closes;
    const DealHistory between = with_close(history, january(7), PerShare{101});
    REQUIRE(between.closes.size() == 4);
    CHECK(between.closes[2].date == january(7));
    CHECK(between.closes.on(january(7)) == PerShare{101});
    CHECK(between.highs->on(january(7)) == PerShare{101});
    CHECK(between.closes.on(january(8)) == PerShare{80});
    const DealHistory last = with_close(history, january(9), PerShare{101});
    CHECK(last.closes[3].date == january(9));
    CHECK(with_close({}, january(9), PerShare{1}).closes.size() == 1);
    CHECK_FALSE(with_close({}, january(9), PerShare{1}).highs.has_value());
  }

  TEST_CASE("today's price may be the close that was missing: 51 and 52 and 51 against 50.5") {
    const Warrant warrant = warrant_of({cliff("only", {price_at(50.5, on_consecutive(3))})});
    const DealHistory history = priced({51, 52});
    CHECK_FALSE(vesting(warrant, history, january(7)).front().vested_on.has_value());
    const DealHistory today = with_close(history, january(7), PerShare{51});
    CHECK(day_of(vesting(warrant, today, january(7)).front().vested_on) == 7);
  }

  TEST_CASE("a row of the day must have the market's price and keeps its high") {
    DealHistory history = priced({90, 95});
    history.highs = closes_from(5, {90, 97});
    const DealHistory same = with_close(history, january(6), PerShare{95 * (1 + 0.9e-9)});
    CHECK(same.closes.on(january(6)) == PerShare{95});
    CHECK(same.highs->on(january(6)) == PerShare{97});
    CHECK_THROWS_WITH_AS(with_close(history, january(6), PerShare{95.5}),
                         "history.closes: must be 95.5 on 2026-01-06, the market's own price, got 95",
                         DomainError);
    CHECK_THROWS_AS(with_close(history, january(6), PerShare{95 * (1 + 1.1e-9)}), DomainError);
    const DealHistory none = priced({std::numeric_limits<double>::quiet_NaN()});
    CHECK_THROWS_WITH_AS(with_close(none, january(5), PerShare{95}),
                         "history.closes: must be 95 on 2026-01-05, the market's own price, got nan",
                         DomainError);
  }

  TEST_CASE("windows begin on their own day when the terms name one") {
    // 1 to 9 January at the hurdle but for the 6th; granted on the 4th.
    const DealHistory history{.closes = closes_from(1, {100, 100, 100, 100, 100, 99, 100, 100, 100})};
    struct Row {
      const char* why;
      MonitoringRule rule;
      unsigned from;
      unsigned met;
    };
    for (const Row& row : {Row{"the day after the grant is the default", on_consecutive(2), 5, 8},
                           Row{"a listing: the 7th is the first", on_any_close(), 7, 7},
                           Row{"an average counts from then on", on_average_of(3), 7, 9},
                           Row{"k of n counts from then on", on_some_of(2, 5), 6, 8},
                           Row{"a signing: two of the grant's close and the 3rd", on_consecutive(2), 3, 4},
                           Row{"met before the grant is met on the grant", on_consecutive(2), 1, 4},
                           Row{"the window reaches over the grant", on_consecutive(3), 3, 5},
                           Row{"too late", on_consecutive(3), 8, 0}}) {
      CAPTURE(row.why);
      CHECK(day_of(vest({from(january(row.from), price_at(100, row.rule))}, history).vested_on) == row.met);
    }
  }

  TEST_CASE("a gate that waits must hold after the milestone though its window began before the grant") {
    const DealHistory history{.closes = closes_from(1, {100, 100, 99, 99, 99, 100})};
    const Gate gate = from(january(1), price_at(100, on_some_of(3, 6), GateTiming::after_other_gates));
    CHECK(day_of(vest({gate}, history).vested_on) == 6);  // the 1st, the 2nd and the 6th
    CHECK(!vest({price_at(100, on_some_of(3, 6), GateTiming::after_other_gates)}, history).vested_on);
  }

  TEST_CASE("highs count from the same day as closes") {
    DealHistory history{.closes = closes_from(5, {90, 90, 90}), .highs = closes_from(5, {100, 90, 100})};
    CHECK(day_of(vest({price_at(100, continuously())}, history).vested_on) == 5);
    CHECK(day_of(vest({from(january(6), price_at(100, continuously()))}, history).vested_on) == 7);
  }

  TEST_CASE("closes before the grant are moved by the splits since then") {
    Warrant warrant = warrant_of({cliff("only", {from(january(2), price_at(50, on_consecutive(3)))})});
    warrant.adjustments = {{.effective = january(3), .ratio = 2}};
    const DealHistory history{.closes = closes_from(2, {100, 50, 50, 49})};
    CHECK(day_of(vesting(warrant, history, january(5)).front().vested_on) == 4);
  }

  TEST_CASE("a relative gate compares from the grant on whatever a window beside it counts") {
    DealHistory history{.closes = closes_from(3, {100, 100, 99, 100})};
    history.benchmarks = {
        {.name = "index",
         .levels = DatedSeries<double>{
             {{january(3), 10.0}, {january(4), 10.0}, {january(5), 10.0}, {january(6), 10.0}}}}};
    const Gate relative = RelativeGate{.benchmark = "index", .excess = 0.0};
    const Gate early = from(january(3), price_at(100));
    CHECK(day_of(vest({relative, early}, history).vested_on) == 6);
  }

  TEST_CASE("a window cannot begin after the expiry or on no day at all") {
    Warrant warrant = warrant_of({cliff("only", {from(january(31), price_at(100))})});
    warrant.expiry = january(30);
    CHECK_THROWS_WITH_AS(require_warrant(warrant),
                         "warrant.tranches[0].gates[0].window_from: must be on or before the expiry "
                         "2026-01-30, got 2026-01-31",
                         DomainError);
    warrant.expiry = january(31);
    CHECK_NOTHROW(require_warrant(warrant));
    warrant.exercise_gates = {from(add_days(january(31), 1), price_at(100))};
    CHECK_THROWS_WITH_AS(require_warrant(warrant),
                         "warrant.exercise_gates[0].window_from: must be on or before the expiry 2026-01-31, "
                         "got 2026-02-01",
                         DomainError);
    const Date none{std::chrono::year{2026}, std::chrono::February, std::chrono::day{30}};
    CHECK_THROWS_AS(require_gate("gate", from(none, price_at(100))), DomainError);
    CHECK(describe(from(january(7), price_at(100, on_average_of(20)))) ==
          "price at 100.00 (average of 20 closes from 2026-01-07 on)");
  }
}
