#include <fairvalue/deal/vesting.hpp>

#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "warrant_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

Gate against_index(double excess, GateTiming timing = GateTiming::latched) {
  return RelativeGate{.benchmark = "index", .excess = excess, .timing = timing};
}

/// Closes and levels a day from 4 January (the grant) on; 0 stands for a day without a row.
DealHistory beside(const std::vector<double>& closes, const std::vector<double>& levels) {
  return {.closes = closes_from(4, closes),
          .benchmarks = {{.name = "index", .levels = closes_from(4, levels).mapped([](PerShare level) {
                            return level.value;
                          })}}};
}

TEST_SUITE("deal/relative gate") {
  TEST_CASE("own growth against the benchmark: 200 to 220 is ten points above a still index") {
    CHECK(day_of(vest({against_index(0.1)}, beside({200, 219.98, 220}, {50, 50, 50})).vested_on) == 6);
    CHECK(day_of(vest({against_index(0.1)}, beside({200, 220, 222}, {50, 50.5, 50.5})).vested_on) == 6);
    CHECK(!vest({against_index(0.1)}, beside({200, 220, 221.98}, {50, 50.5, 50.5})).vested_on);
  }
  TEST_CASE("as good as the benchmark counts also where both fall") {
    CHECK(day_of(vest({against_index(0)}, beside({200, 180, 170}, {50, 45.5, 42.5})).vested_on) == 6);
    CHECK(day_of(vest({against_index(-0.05)}, beside({200, 170}, {50, 45})).vested_on) == 5);
  }
  TEST_CASE("growth with quotients that round counts at equality: 3 to 3.3 beside 7 to 7.7") {
    CHECK(day_of(vest({against_index(0)}, beside({3, 3.3}, {7, 7.7})).vested_on) == 5);
    CHECK(day_of(vest({against_index(0)}, beside({7, 7.7}, {3, 3.3})).vested_on) == 5);
    CHECK(day_of(vest({against_index(0.1)}, beside({7, 8.4}, {3, 3.3})).vested_on) == 5);
  }
  TEST_CASE("the growth of the grant date itself does not count") {
    DealHistory history{.closes = closes_from(3, {100, 200, 150}),
                        .benchmarks = {{.name = "index",
                                        .levels = DatedSeries<double>{
                                            {{january(3), 10.0}, {january(4), 10.0}, {january(5), 10.0}}}}}};
    CHECK(!vest({against_index(0.5)}, history).vested_on);  // counted from 200 on the grant date
    CHECK(day_of(vest({against_index(-0.25)}, history).vested_on) == 5);
  }
  TEST_CASE("without a row on the grant date growth counts from the last before it") {
    const DealHistory history{
        .closes = closes_from(2, {100, 0, 0, 110}),
        .benchmarks = {
            {.name = "index", .levels = DatedSeries<double>{{{january(3), 10.0}, {january(5), 10.0}}}}}};
    CHECK(day_of(vest({against_index(0.1)}, history).vested_on) == 5);
  }
  TEST_CASE("days without a level are not compared") {
    CHECK(day_of(vest({against_index(0.1)}, beside({200, 220, 220, 220}, {50, 0, 0, 50})).vested_on) == 7);
  }
  TEST_CASE("a 4:1 split is no fall") {
    Warrant warrant = warrant_of({cliff("only", {against_index(0.1)})});
    warrant.adjustments = {{.effective = january(6), .ratio = 4}};
    const DealHistory history = beside({200, 200, 55}, {50, 50, 50});  // 55 x 4 = 220
    CHECK(day_of(vesting(warrant, history, january(10))[0].vested_on) == 6);
  }
  TEST_CASE("after the milestone the growth must hold then") {
    DealHistory history = beside({200, 220, 200, 200, 220}, {50, 50, 50, 50, 50});
    history.volumes = {volumes(VolumeMeasure::purchased, {{6, 1}})};
    CHECK(day_of(vest({against_index(0.1), purchased(1)}, history).vested_on) == 6);
    CHECK(day_of(vest({against_index(0.1, GateTiming::after_other_gates), purchased(1)}, history).vested_on) ==
          8);
  }
}

}  // namespace
