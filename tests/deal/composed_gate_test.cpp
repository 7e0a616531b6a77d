#include <fairvalue/deal/gate.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/open_warrant.hpp>

#include "warrant_fixtures.hpp"

namespace composed_gate_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr auto after = GateTiming::after_other_gates;

PriceGate hurdle(double price, MonitoringRule rule = on_any_close()) {
  return {.hurdle = PerShare{price}, .rule = rule};
}

/// A long and a short average, as awards on a market capitalisation have them.
Gate both_averages(double price, GateTiming timing = GateTiming::latched) {
  return AllAtOnce{.gates = {hurdle(price, on_average_of(4)), hurdle(price, on_average_of(2))},
                   .timing = timing};
}

DealHistory with_gigawatts(const std::vector<double>& prices, const std::vector<Step>& steps) {
  DealHistory history = priced(prices);
  history.volumes = {volumes(VolumeMeasure::purchased, steps)};
  return history;
}

TEST_SUITE("deal/composed gate") {
  TEST_CASE("met on different days is not met all at once") {
    // Averages of two: 120, 100, 80, 105 on 6 to 9 January. Of four: 100 on the 8th, 102.5 on the 9th.
    const DealHistory apart = priced({120, 120, 80, 80});
    const std::vector<Gate> each{hurdle(100, on_average_of(4)), hurdle(100, on_average_of(2))};
    CHECK(day_of(vest(each, apart).vested_on) == 8);
    CHECK(!vest({both_averages(100)}, apart).vested_on);
    CHECK(day_of(vest({both_averages(100)}, priced({120, 120, 80, 80, 130})).vested_on) == 9);
  }
  TEST_CASE("a cent short on the last day is short all at once") {
    // (119 + 81 + 80 + 120) / 4 = 100 and (80 + 120) / 2 = 100
    CHECK(day_of(vest({both_averages(100)}, priced({119, 81, 80, 120})).vested_on) == 8);
    CHECK(!vest({both_averages(100)}, priced({118.99, 81, 80, 120})).vested_on);
    CHECK(!vest({both_averages(100)}, priced({119.02, 81, 79.99, 119.99})).vested_on);
  }
  TEST_CASE("three conditions look for a day in turns until all hold") {
    const Gate three =
        AllAtOnce{.gates = {hurdle(100), hurdle(90, on_consecutive(2)), hurdle(95, on_total_of(3))}};
    // the close: 5 and 10 January; two in a row at 90: the 10th; three closes at 95 in total: from the 9th on
    CHECK(day_of(vest({three}, priced({100, 80, 96, 89, 95, 100})).vested_on) == 10);
    // on the 8th the close and the count hold, but 89.99 the day before breaks the row
    CHECK(!vest({three}, priced({100, 96, 89.99, 100})).vested_on);
  }
  TEST_CASE("all at once with growth against an index on the same day") {
    const Gate both = AllAtOnce{.gates = {hurdle(110), RelativeGate{.benchmark = "index", .excess = 0.1}}};
    DealHistory history{
        .closes = closes_from(4, {100, 110, 105, 111}),
        .benchmarks = {
            {.name = "index",
             .levels = DatedSeries<double>{
                 {{january(4), 50.0}, {january(5), 51.0}, {january(6), 47.0}, {january(7), 50.5}}}}}};
    // growth above the index: 8, 11 and 10 points
    CHECK(day_of(vest({both}, history).vested_on) == 7);
  }
  TEST_CASE("all at once on or after the milestone") {
    const std::vector<double> prices{120, 120, 120, 120, 60, 60, 150, 150};
    const std::vector<Gate> held{both_averages(100, after), purchased(1)};
    CHECK(day_of(vest({both_averages(100), purchased(1)}, with_gigawatts(prices, {{9, 1}})).vested_on) == 9);
    // on the 9th the short average is 90; on the 11th the long one is 97.5; on the 12th both hold
    CHECK(day_of(vest(held, with_gigawatts(prices, {{9, 1}})).vested_on) == 12);
    CHECK(is_after_other_gates(both_averages(100, after)));
    CHECK(!is_after_other_gates(both_averages(100)));
  }
  TEST_CASE("the earlier of a price and a volume") {
    const Gate any = AnyOf{.gates = {hurdle(100), purchased(1)}};
    CHECK(day_of(vest({any}, with_gigawatts({99, 100}, {{9, 1}})).vested_on) == 6);
    CHECK(day_of(vest({any}, with_gigawatts({99, 99, 99, 99, 99, 100}, {{9, 1}})).vested_on) == 9);
    CHECK(day_of(vest({any}, with_gigawatts({99, 99}, {{9, 1}})).vested_on) == 9);
    CHECK(!vest({any}, with_gigawatts({99, 99}, {})).vested_on);
    CHECK(day_of(vest({any}, with_gigawatts({}, {{2, 1}})).vested_on) == 4);  // before the grant
  }
  TEST_CASE("any of gates beside others that must be met too") {
    const std::vector<Gate> gates{AnyOf{.gates = {hurdle(120), purchased(2)}}, purchased(1)};
    CHECK(day_of(vest(gates, with_gigawatts({120}, {{8, 1}})).vested_on) == 8);
    CHECK(day_of(vest(gates, with_gigawatts({}, {{8, 1}, {10, 2}})).vested_on) == 10);
  }
  TEST_CASE("conditions all at once as one of several ways") {
    const Gate any = AnyOf{.gates = {both_averages(100), purchased(1)}};
    CHECK(day_of(vest({any}, with_gigawatts({119, 81, 80, 120}, {{9, 1}})).vested_on) == 8);
    CHECK(day_of(vest({any}, with_gigawatts({118, 81, 80, 120}, {{9, 1}})).vested_on) == 9);
  }
  TEST_CASE("any of several is lost when the last of them is") {
    const Gate any = AnyOf{.gates = {purchased(1, january(9)), purchased(2, january(12))}};
    const DealHistory history = with_gigawatts({}, {{11, 1.5}});
    CHECK(vest({any}, history, january(10)).state == TrancheState::waiting);
    CHECK(vest({any}, history, january(12)).state == TrancheState::waiting);
    const auto lost = vest({any}, history, january(13));
    CHECK(lost.state == TrancheState::lapsed);
    CHECK(lost.reason == "2 GW purchased by 2026-01-12: not met in time");
    CHECK(vest({any}, with_gigawatts({}, {{11, 2}}), january(13)).state == TrancheState::exercisable);
  }
  TEST_CASE("a way that has no end of its own keeps the others alive") {
    const Gate any = AnyOf{.gates = {purchased(1, january(9)), hurdle(100)}};
    CHECK(vest({any}, with_gigawatts({}, {}), january(15)).state == TrancheState::waiting);
    CHECK(vest({any}, with_gigawatts({}, {}), january(21)).state == TrancheState::lapsed);
  }
  TEST_CASE("service as one way: forfeited only when it was the last") {
    const Gate any = AnyOf{.gates = {purchased(1, january(8)), ServiceGate{.until = january(15)}}};
    DealHistory history = with_gigawatts({}, {});
    history.service_ended = january(11);
    CHECK(vest({any}, history, january(10)).state == TrancheState::waiting);
    CHECK(vest({any}, history, january(11)).state == TrancheState::forfeited);
    history.service_ended = january(6);
    CHECK(vest({any}, history, january(8)).state == TrancheState::waiting);
    CHECK(vest({any}, history, january(9)).state == TrancheState::lapsed);
  }
  TEST_CASE("service beyond the expiry is no loss while there is another way") {
    const Gate beyond = ServiceGate{.until = january(21)};
    CHECK(can_be_met_by(AnyOf{.gates = {beyond, hurdle(100)}}, january(20)));
    CHECK_FALSE(can_be_met_by(AnyOf{.gates = {beyond, beyond}}, january(20)));
    CHECK(vest({AnyOf{.gates = {beyond, hurdle(100)}}}, priced({}), january(5)).state ==
          TrancheState::waiting);
    CHECK(vest({AnyOf{.gates = {beyond, beyond}}}, priced({}), january(5)).state == TrancheState::lapsed);
  }
  TEST_CASE("a 4:1 split moves the hurdles inside") {
    Warrant warrant = warrant_of({cliff("only", {AnyOf{.gates = {both_averages(240), purchased(1)}}})});
    warrant.adjustments = {{.effective = january(8), .ratio = 4}};
    const DealHistory history = with_gigawatts({240, 240, 240, 60}, {});
    CHECK(day_of(vesting(warrant, history, january(9))[0].vested_on) == 8);
    const Warrant adjusted = adjusted_terms(warrant, january(9));
    CHECK(describe(adjusted.tranches[0].gates[0]) ==
          "the earlier of (all on the same day (price at 60.00 (average of 4 closes) and price at 60.00 "
          "(average of 2 "
          "closes)) or 1 GW purchased)");
  }
  TEST_CASE("windows of the gates inside begin on days of their own") {
    Warrant warrant =
        warrant_of({cliff("only", {AllAtOnce{.gates = {hurdle(100, on_average_of(3)), hurdle(100)}}})});
    CHECK(earliest_counted_day(warrant) == january(5));
    auto& all = std::get<AllAtOnce>(warrant.tranches[0].gates[0]);
    std::get<PriceGate>(all.gates[0]).window_from = january(3);
    CHECK(earliest_counted_day(warrant) == january(3));
    const DealHistory history{.closes = closes_from(3, {100, 100, 100})};
    CHECK(day_of(vesting(warrant, history, january(9))[0].vested_on) == 5);
  }
  TEST_CASE("another monitoring rule reaches the hurdles inside") {
    const Warrant warrant =
        with_monitoring(warrant_of({cliff("only", {both_averages(100)})}), on_any_close());
    CHECK(describe(warrant.tranches[0].gates[0]) ==
          "all on the same day (price at 100.00 (any close) and price at 100.00 (any close))");
  }
  TEST_CASE("the kind of any of: market before performance before service before other") {
    const Gate service = ServiceGate{.until = january(9)};
    const Gate named = NamedGate{.name = "permit"};
    CHECK(kind(both_averages(100)) == GateKind::market);
    CHECK(kind(AnyOf{.gates = {named, service, purchased(1), both_averages(100)}}) == GateKind::market);
    CHECK(kind(AnyOf{.gates = {named, service, purchased(1)}}) == GateKind::performance);
    CHECK(kind(AnyOf{.gates = {named, service}}) == GateKind::service);
    CHECK(kind(AnyOf{.gates = {named, named}}) == GateKind::other);
  }
  TEST_CASE("where market conditions alone count a volume is no way to meet any of") {
    const Gate any = AnyOf{.gates = {purchased(1), hurdle(100)}};
    const Gate volumes_only = AnyOf{.gates = {purchased(1), purchased(2)}};
    const DealHistory history = with_gigawatts({99, 99, 99, 100}, {{6, 1}});
    const auto met_on = [&](const Gate& gate, ConditionsCounted conditions) {
      const Warrant warrant = warrant_of({cliff("only", {gate})});
      return day_of(
          open_warrant(warrant, january(10), history, {}, conditions).tranches[0].vesting.vested_on);
    };
    CHECK(met_on(any, ConditionsCounted::all) == 6);
    CHECK(met_on(any, ConditionsCounted::market) == 8);
    CHECK(met_on(volumes_only, ConditionsCounted::market) ==
          4);  // as any performance condition: from the grant on
  }
  TEST_CASE("composed gates in words") {
    CHECK(describe(
              AnyOf{.gates = {hurdle(40, on_average_of(30)), purchased(2), NamedGate{.name = "a permit"}}}) ==
          "the earliest of (price at 40.00 (average of 30 closes) or 2 GW purchased or a permit)");
    CHECK(describe(both_averages(400, after)) ==
          "all on the same day (price at 400.00 (average of 4 closes) and price at 400.00 (average of 2 "
          "closes)) "
          "after the other gates");
  }
  TEST_CASE("a composed gate that breaks a rule is refused by its member") {
    struct Bad {
      Gate gate;
      const char* message;
    };
    PriceGate waiting = hurdle(100);
    waiting.timing = after;
    const std::vector<Bad> rows{
        {AnyOf{.gates = {}}, "gate.gates: must be at least two, got 0"},
        {AnyOf{.gates = {hurdle(1)}}, "gate.gates: must be at least two, got 1"},
        {AllAtOnce{.gates = {hurdle(1)}}, "gate.gates: must be at least two, got 1"},
        {AnyOf{.gates = {hurdle(1), hurdle(0)}}, "gate.gates[1].hurdle: must be > 0, got 0"},
        {AllAtOnce{.gates = {hurdle(1, on_average_of(0)), hurdle(1)}},
         "gate.gates[0].rule.n: must be >= 1, got 0"},
        {AnyOf{.gates = {hurdle(1), waiting}},
         "gate.gates[1].timing: must be latched inside another gate, got after_other_gates"},
        {AnyOf{.gates = {both_averages(1, after), hurdle(1)}},
         "gate.gates[0].timing: must be latched inside another gate, got after_other_gates"},
        {AllAtOnce{.gates = {waiting, hurdle(1)}},
         "gate.gates[0].timing: must be latched inside another gate, got after_other_gates"},
        {AnyOf{.gates = {AnyOf{.gates = {purchased(1), purchased(0)}}, hurdle(1)}},
         "gate.gates[0].gates[1].volume: must be > 0, got 0"}};
    for (const Bad& row : rows) {
      CAPTURE(row.message);
      CHECK_THROWS_WITH_AS(require_gate("gate", row.gate), row.message, DomainError);
    }
  }
  TEST_CASE("dates inside a composed gate are held against the warrant's") {
    const auto refused = [](const Gate& gate, const char* message) {
      CHECK_THROWS_WITH_AS(require_warrant(warrant_of({cliff("only", {gate})})), message, DomainError);
    };
    refused(
        AnyOf{.gates = {hurdle(1), purchased(1, january(3))}},
        "warrant.tranches[0].gates[0].gates[1].by: must be on or after the grant 2026-01-04, got 2026-01-03");
    PriceGate late = hurdle(1);
    late.window_from = january(21);
    refused(
        AllAtOnce{.gates = {late, hurdle(1)}},
        "warrant.tranches[0].gates[0].gates[0].window_from: must be on or before the expiry 2026-01-20, got "
        "2026-01-21");
  }
  TEST_CASE("a history must have what the gates inside need") {
    CHECK_THROWS_WITH_AS(vest({AnyOf{.gates = {hurdle(1), purchased(1)}}}, priced({})),
                         "history.volumes: must be given for GW purchased, got none", DomainError);
    CHECK_THROWS_WITH_AS(vest({AllAtOnce{.gates = {hurdle(1), hurdle(1, continuously())}}}, priced({})),
                         "history.highs: must be given for continuous monitoring, got none", DomainError);
  }
  TEST_CASE("a composed gate has no single hurdle or volume") {
    const Tranche tranche = cliff("only", {AnyOf{.gates = {hurdle(100), purchased(1)}}});
    CHECK_THROWS_WITH_AS(
        price_gate(tranche),
        "tranche.gates: must be at most one price gate, got the earlier of (price at 100.00 (any close) "
        "or 1 GW purchased)",
        DomainError);
    CHECK_THROWS_AS(volume_gate(tranche), DomainError);
  }
  TEST_CASE("simple gates are visited in the order of the terms") {
    const Gate any = AnyOf{.gates = {both_averages(100), purchased(1)}};
    std::vector<std::string> seen;
    visit_simple_gates(any, [&](const auto& one) { seen.push_back(describe(Gate{one})); });
    CHECK(seen == std::vector<std::string>{"price at 100.00 (average of 4 closes)",
                                           "price at 100.00 (average of 2 closes)", "1 GW purchased"});
  }
}

}  // namespace composed_gate_test
