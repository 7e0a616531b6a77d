#include <fairvalue/deal/price_gate.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "warrant_fixtures.hpp"

namespace price_gate_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// 100 until 7 January, then 110.
SteppedPriceGate rising(MonitoringRule rule = on_any_close()) {
  return {.hurdle = PerShare{100}, .steps = {{january(8), PerShare{110}}}, .rule = rule};
}

MarketCapGate worth(double hurdle, std::vector<Dated<Shares>> shares, MonitoringRule rule = on_any_close()) {
  return {.hurdle = Money{hurdle}, .shares = DatedSeries<Shares>{std::move(shares)}, .rule = rule};
}
/// On ten shares.
MarketCapGate worth(double hurdle, MonitoringRule rule = on_any_close()) {
  return worth(hurdle, {{january(1), Shares{10}}}, rule);
}

DealHistory with_vwaps(const std::vector<double>& closes, const std::vector<double>& vwaps) {
  DealHistory history = priced(closes);
  history.vwaps = closes_from(5, vwaps);
  return history;
}

unsigned met(const Gate& gate, const std::vector<double>& closes) {
  return day_of(vest({gate}, priced(closes)).vested_on);
}

TEST_SUITE("deal/price gate") {
  TEST_CASE("a stepped hurdle is that of the day") {
    CHECK(hurdle_on(rising(), january(7)) == PerShare{100});
    CHECK(hurdle_on(rising(), january(8)) == PerShare{110});
    CHECK(hurdle_on(rising(), january(20)) == PerShare{110});
    CHECK(met(rising(), {99, 99, 100}) == 7);
    CHECK(met(rising(), {99, 99, 99.99, 109.99, 110}) == 9);
    CHECK(met(rising(), {99, 99, 99, 100, 100}) == 0);
  }
  TEST_CASE("closes in a row are each held against the hurdle of their own day") {
    CHECK(met(rising(on_consecutive(2)), {99, 99, 100, 110}) == 8);
    CHECK(met(rising(on_consecutive(2)), {99, 99, 100, 109, 110, 110}) == 10);
    CHECK(met(rising(on_some_of(2, 3)), {99, 100, 99, 110}) == 8);
    CHECK(met(rising(on_total_of(2)), {100, 99, 99, 100, 100, 110}) == 10);
  }
  TEST_CASE("an average is held against the hurdle of its last day") {
    CHECK(met(rising(on_average_of(2)), {95, 105}) == 6);          // 100 on 6 January
    CHECK(met(rising(on_average_of(2)), {90, 90, 99, 120}) == 0);  // 109.5 on the 8th
    CHECK(met(rising(on_average_of(2)), {90, 90, 100, 120}) == 8);
    CHECK(met(rising(on_average_of(2)), {90, 90, 90, 110, 109, 111}) == 10);
  }
  TEST_CASE("a hurdle that falls by date is met by a close that stays") {
    const SteppedPriceGate falling{.hurdle = PerShare{100},
                                   .steps = {{january(7), PerShare{95}}, {january(9), PerShare{90}}},
                                   .rule = on_any_close()};
    CHECK(met(falling, {94, 94, 94, 94, 94}) == 9);
    CHECK(met(falling, {94, 95, 95}) == 7);
  }
  TEST_CASE("the high is held against the hurdle of the day too") {
    DealHistory history = priced({90, 90, 90, 90, 90});
    history.highs = closes_from(5, {99, 99.99, 99, 109, 110});
    CHECK(day_of(vest({rising(continuously())}, history).vested_on) == 9);
  }
  TEST_CASE("a market capitalisation on a stated count: 10 shares at 100") {
    CHECK(met(worth(1000), {99, 99.99, 100}) == 7);
    CHECK(met(worth(1000, on_average_of(2)), {99, 100, 100}) == 7);
    CHECK(met(worth(1000, on_consecutive(2)), {100, 99, 100, 100}) == 8);
  }
  TEST_CASE("a market capitalisation on the shares of each day") {
    // 10 shares until 6 January, then 11: capitalisations 990, 990, 1023, 1089
    const std::vector<Dated<Shares>> growing{{january(1), Shares{10}}, {january(7), Shares{11}}};
    CHECK(met(worth(1000, growing), {99, 99, 93, 99}) == 7);
    CHECK(met(worth(1050, growing), {99, 99, 93, 99}) == 8);
    // averages of two: 990, 1006.50, 1056
    CHECK(met(worth(1006.5, growing, on_average_of(2)), {99, 99, 93, 99}) == 7);
    CHECK(met(worth(1006.51, growing, on_average_of(2)), {99, 99, 93, 99}) == 8);
  }
  TEST_CASE("a rule on daily VWAPs looks at these") {
    const Gate gate = PriceGate{.hurdle = PerShare{100}, .rule = on_vwaps(on_average_of(2))};
    CHECK(day_of(vest({gate}, with_vwaps({150, 150, 150}, {99, 100, 100})).vested_on) == 7);
    CHECK(!vest({gate}, with_vwaps({150, 150, 150}, {99, 100, 99})).vested_on);
    const Gate some = PriceGate{.hurdle = PerShare{100}, .rule = on_vwaps(on_some_of(2, 3))};
    CHECK(day_of(vest({some}, with_vwaps({90, 90, 90}, {100, 99, 100})).vested_on) == 7);
  }
  TEST_CASE("closes and VWAPs all at once are each held against their own") {
    const Gate both = AllAtOnce{.gates = {PriceGate{.hurdle = PerShare{100}, .rule = on_any_close()},
                                          worth(990, on_vwaps(on_any_close()))}};
    CHECK(day_of(vest({both}, with_vwaps({101, 99, 100}, {98, 99, 99})).vested_on) == 7);
  }
  TEST_CASE("the close of a day stands in for its VWAP where others are given") {
    const DealHistory history = with_close(with_vwaps({99}, {98}), january(6), PerShare{101});
    CHECK(*history.vwaps->on(january(6)) == PerShare{101});
    CHECK(*history.vwaps->on(january(5)) == PerShare{98});
  }
  TEST_CASE("a 4:1 split leaves a market capitalisation and moves every step") {
    Warrant warrant = warrant_of({cliff("cap", {worth(2400)}), cliff("steps", {rising()})});
    warrant.adjustments = {{.effective = january(6), .ratio = 4}};
    // as traded 59.99 and 60: 2,399.60 and 2,400 on 40 new shares; 27.50 is 110 before
    const auto states = vesting(warrant, priced({24, 24.5, 24.6, 59.99, 60}), january(10));
    CHECK(day_of(states[0].vested_on) == 9);
    CHECK(day_of(vesting(warrant, priced({99, 24.99, 24.99, 27.49, 27.5}), january(10))[1].vested_on) == 9);
    const Warrant moved = adjusted_terms(warrant, january(7));
    CHECK(describe(moved.tranches[0].gates[0]) == "market capitalisation of 2400 on 40 shares (any close)");
    CHECK(describe(moved.tranches[1].gates[0]) == "price at 25.00, from 2026-01-08 on 27.50 (any close)");
  }
  TEST_CASE("hurdles in words") {
    MarketCapGate cap =
        worth(4e10, {{january(1), Shares{1e6}}, {january(9), Shares{2e6}}}, on_vwaps(on_average_of(30)));
    cap.window_from = january(6);
    CHECK(describe(cap) ==
          "market capitalisation of 40000000000 on 1000000, from 2026-01-09 on 2000000 shares (average of 30 "
          "daily "
          "VWAPs from 2026-01-06 on)");
    SteppedPriceGate steps = rising(on_consecutive(20));
    steps.timing = GateTiming::after_other_gates;
    CHECK(describe(steps) ==
          "price at 100.00, from 2026-01-08 on 110.00 (20 consecutive closes) after the other gates");
    CHECK(describe(on_vwaps(on_any_close())) == "any daily VWAP");
    CHECK(describe(on_vwaps(on_consecutive(5))) == "5 consecutive daily VWAPs");
    CHECK(describe(on_vwaps(on_some_of(20, 30))) == "20 of the last 30 daily VWAPs");
    CHECK(describe(on_vwaps(on_total_of(12))) == "12 daily VWAPs in total");
    CHECK(describe(reduced(on_vwaps(on_average_of(1)))) == "any daily VWAP");
    CHECK(describe(reduced(on_vwaps(on_some_of(5, 5)))) == "5 consecutive daily VWAPs");
  }
  TEST_CASE("hurdles that break a rule are refused by their member") {
    const auto refused = [](const Gate& gate, const char* message) {
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(require_warrant(warrant_of({cliff("only", {gate})})), message, DomainError);
    };
    refused(worth(0), "warrant.tranches[0].gates[0].hurdle: must be > 0, got 0");
    refused(worth(nan), "warrant.tranches[0].gates[0].hurdle: must be a finite number, got nan");
    refused(worth(1, {{january(1), Shares{0}}}),
            "warrant.tranches[0].gates[0].shares[2026-01-01]: must be > 0, got 0");
    refused(worth(1, {{january(6), Shares{1}}}),
            "warrant.tranches[0].gates[0].shares[0].date: must be on or before the first day that counts "
            "2026-01-05, "
            "got 2026-01-06");
    SteppedPriceGate steps = rising();
    steps.steps.push_back({january(8), PerShare{120}});
    refused(steps,
            "warrant.tranches[0].gates[0].steps[1].from: must be after the step before it, 2026-01-08, got "
            "2026-01-08");
    steps.steps[1] = {january(9), PerShare{-1}};
    refused(steps, "warrant.tranches[0].gates[0].steps[1].hurdle: must be > 0, got -1");
    steps = rising();
    steps.window_from = january(21);
    refused(steps,
            "warrant.tranches[0].gates[0].window_from: must be on or before the expiry 2026-01-20, got "
            "2026-01-21");
    PriceGate touched{.hurdle = PerShare{1}, .rule = on_vwaps(continuously())};
    refused(touched,
            "warrant.tranches[0].gates[0].rule.price: must be close for continuous monitoring, got vwap");
    steps.steps.clear();
    steps.window_from = {};
    CHECK_THROWS_AS(require_price_gate("gate", steps), DomainError);
    CHECK_THROWS_AS(require_price_gate("gate", worth(1, std::vector<Dated<Shares>>{})), DomainError);
  }
  TEST_CASE("VWAPs of a history are those of its closes and not above the highs") {
    const auto refused = [](const DealHistory& history, const char* message) {
      const Gate gate = PriceGate{.hurdle = PerShare{1}, .rule = on_vwaps(on_any_close())};
      CHECK_THROWS_WITH_AS(vest({gate}, history), message, DomainError);
    };
    refused(priced({1}), "history.vwaps: must be given for a rule on daily VWAPs, got none");
    refused(with_vwaps({1, 2}, {1}), "history.vwaps: must be 2 rows like the closes, got 1");
    refused(with_vwaps({1, 0, 2}, {1, 2}),
            "history.vwaps[1].date: must be 2026-01-07 like the closes, got 2026-01-06");
    refused(with_vwaps({1}, {-1}), "history.vwaps[2026-01-05]: must be > 0, got -1");
    DealHistory history = with_vwaps({1}, {1.2});
    history.highs = closes_from(5, {1.1});
    refused(history, "history.vwaps[2026-01-05]: must be <= the high (1.1), got 1.2");
  }
}

}  // namespace price_gate_test
