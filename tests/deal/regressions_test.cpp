// The smallest terms and histories that were once read wrongly.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/deal/exercise.hpp>
#include <fairvalue/deal/peer_rank.hpp>
#include <fairvalue/deal/price_gate.hpp>

#include "warrant_fixtures.hpp"

namespace regressions_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("deal/regressions") {
  TEST_CASE("3 of 5 with the first three closes at the hurdle is met on the third") {
    const auto only = vest({price_at(100, on_some_of(3, 5))}, priced({100, 100, 100}));  // 5 to 7 January
    CHECK(day_of(only.vested_on) == 7);
  }

  TEST_CASE("40 of 60 is met on the fortieth close where every close is at the hurdle") {
    Warrant warrant = warrant_of({cliff("only", {price_at(100, on_some_of(40, 60))})});
    warrant.expiry = add_days(january(5), 100);
    const auto vested_on = [&](std::size_t closes) {
      return vesting(warrant, priced(std::vector<double>(closes, 100.0)), warrant.expiry).front().vested_on;
    };
    CHECK(!vested_on(39));
    CHECK(vested_on(40) == add_days(january(5), 39));
    CHECK(vested_on(60) == add_days(january(5), 39));
  }

  TEST_CASE("a payout curve that pays nothing vests no part of nothing") {
    const RankVesting rank{.peers = {"A"},
                           .period = {.start = january(5), .end = january(20)},
                           .curve = {.points = {{.percentile = 0.5, .payout = 0.0}}}};
    const double peer = 0.1;
    CHECK_THROWS_WITH_AS(vested_part(rank, 0.2, std::span{&peer, 1}),
                         "rank.curve.points: must be with a payout > 0, got 0", DomainError);
  }

  TEST_CASE("a hurdle of a day is a positive number or refused") {
    const MarketCapGate none{.hurdle = Money{1e12},
                             .shares = DatedSeries<Shares>{{{january(1), Shares{0}}}},
                             .rule = on_any_close()};
    CHECK_THROWS_WITH_AS(price_gate(none, january(5)), "gate.hurdle: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_AS(hurdle_on({.hurdle = PerShare{-0.0}, .steps = {}, .rule = on_any_close()}, january(5)),
                    DomainError);
  }

  TEST_CASE("deliveries that are no deliveries are refused by name") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Delivery> backwards{{Years{0}, Years{1}, Gigawatts{1}},
                                          {Years{2}, Years{1}, Gigawatts{1}}};
    CHECK_THROWS_WITH_AS(split_at(backwards, Gigawatts{1}), "all[1].to: must be at or after its from, got 1",
                         DomainError);
    const std::vector<Delivery> unknown{{Years{0}, Years{1}, Gigawatts{nan}}};
    CHECK_THROWS_WITH_AS(split_at(unknown, Gigawatts{1}), "all[0].amount: must be a finite number, got nan",
                         DomainError);
    const std::vector<Delivery> huge{{Years{0}, Years{1}, Gigawatts{1e300}}};
    CHECK_THROWS_WITH_AS(flows_of(huge, {.revenue = PerGigawatt{1e300}, .margin = 0.5, .tax_rate = 0.0}),
                         "flows_of.amount: must be a finite number, got inf", DomainError);
  }

  TEST_CASE("no negative zero leaves") {
    CHECK_FALSE(std::signbit(
        delivered_shares(ExerciseSettlement::cash, Shares{-0.0}, PerShare{1}, PerShare{2}).value));
    const GigawattCash cash =
        cash_per_gigawatt({.revenue = PerGigawatt{20}, .margin = 0.5, .tax_rate = 0, .incremental = -0.0});
    CHECK_FALSE(std::signbit(cash.received.value));
    CHECK_FALSE(std::signbit(cash.paid.value));
  }
}

}  // namespace regressions_test
