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

  TEST_CASE("windows reach back over closes since the grant on the shares of the day asked") {
    Warrant warrant = warrant_of({cliff("only", {price_at(100)})});
    warrant.adjustments = {{.effective = january(6), .ratio = 2}};
    DealHistory history{.closes = closes_from(3, {70, 80, 90, 44, 46, 48})};  // the grant is the 4th's
    const auto closes = closes_since_grant(warrant, history, january(7));
    REQUIRE(closes.size() == 3);
    CHECK(closes[0].value == 45);
    CHECK(closes[1].value == 44);
    CHECK(closes[2].value == 46);
    CHECK(closes_since_grant(warrant, history, january(4)).empty());
    CHECK(closes_since_grant(warrant, history, january(5)).front().value == 90);
  }
}
