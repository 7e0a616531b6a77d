#include <fairvalue/deal/vesting.hpp>

#include <doctest/doctest.h>

#include <vector>

#include "warrant_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

constexpr auto after = GateTiming::after_other_gates;

/// Closes from the day after the grant, 1 GW purchased on a day (0: never).
DealHistory with_gigawatt(const std::vector<double>& prices, unsigned day) {
  DealHistory history = priced(prices);
  history.volumes = {
      volumes(VolumeMeasure::purchased, day == 0 ? std::vector<Step>{} : std::vector{Step{day, 1}})};
  return history;
}

DealHistory with_volumes(const std::vector<Step>& steps) {
  return {.closes = {}, .volumes = {volumes(VolumeMeasure::purchased, steps)}};
}

/// 60.00 as traded before a 4:1 split on 8 January, the rest after it.
Warrant split_warrant(Tranche tranche) {
  Warrant warrant = warrant_of({std::move(tranche)});
  warrant.adjustments = {{.effective = january(8), .ratio = 4}};
  return warrant;
}

}  // namespace

TEST_SUITE("deal/vesting") {
  TEST_CASE("every rule through a warrant: at the hurdle and a cent short") {
    struct Row {
      const char* why;
      MonitoringRule rule;
      std::vector<double> closes;
      unsigned vested;
    };
    const std::vector<Row> rows{{"close", on_any_close(), {99, 100}, 6},
                                {"close short", on_any_close(), {99.99, 99.99}, 0},
                                {"average", on_average_of(3), {98, 100, 102}, 7},
                                {"average short", on_average_of(3), {98, 100, 101.99}, 0},
                                {"consecutive", on_consecutive(3), {100, 100, 100}, 7},
                                {"consecutive with a gap", on_consecutive(3), {100, 100, 99, 100, 100}, 0},
                                {"some of", on_some_of(2, 4), {100, 99, 99, 100}, 8},
                                {"some of, too late", on_some_of(2, 4), {100, 99, 99, 99, 100}, 0},
                                {"in total", on_total_of(2), {100, 99, 99, 99, 100}, 9},
                                {"in total short", on_total_of(3), {100, 99, 99, 99, 100}, 0},
                                {"a holiday", on_consecutive(3), {100, 0, 100, 100}, 8}};
    for (const Row& row : rows) {
      CAPTURE(row.why);
      const auto only = vest({price_at(100, row.rule)}, priced(row.closes));
      CHECK(day_of(only.vested_on) == row.vested);
      CHECK(only.vested == Shares{row.vested == 0 ? 0.0 : 100.0});
    }
  }
  TEST_CASE("the close of the grant date and those before do not count") {
    // 2, 3 and 4 January (the grant) lie at the hurdle; only 5 and 6 January count.
    const DealHistory history{.closes = closes_from(2, {100, 100, 100, 100, 100})};
    CHECK(day_of(vest({price_at(100)}, history).vested_on) == 5);
    CHECK(day_of(vest({price_at(100, on_consecutive(2))}, history).vested_on) == 6);
    CHECK(day_of(vest({price_at(100, on_some_of(1, 3))}, history).vested_on) == 5);
    CHECK(day_of(vest({price_at(100, on_some_of(2, 3))}, history).vested_on) == 6);
    CHECK(day_of(vest({price_at(100, on_total_of(2))}, history).vested_on) == 6);
    for (const auto& rule : {on_average_of(3), on_consecutive(3), on_some_of(3, 4), on_total_of(3)}) {
      CHECK(!vest({price_at(100, rule)}, history).vested_on);
    }
    const DealHistory on_grant{.closes = closes_from(4, {100, 99}), .highs = closes_from(4, {500, 99})};
    CHECK(!vest({price_at(100)}, on_grant).vested_on);
    CHECK(!vest({price_at(100, continuously())}, on_grant).vested_on);
  }
  TEST_CASE("continuous monitoring reads the highs") {
    DealHistory history = priced({95, 96, 97});
    history.highs = closes_from(5, {99.99, 100, 97});
    CHECK(day_of(vest({price_at(100, continuously())}, history).vested_on) == 6);
    CHECK(!vest({price_at(100)}, history).vested_on);
  }
  TEST_CASE("a 4:1 split inside the window: 240 before is 60 after") {
    // Hurdle 240 on the grant's shares; as traded 240 on 6 and 7 January, 60 on 8 and 9.
    const DealHistory history = priced({200, 240, 240, 60, 60});
    for (const auto& rule : {on_average_of(3), on_consecutive(3), on_some_of(3, 3)}) {
      const auto only = vesting(split_warrant(cliff("only", {price_at(240, rule)})), history, january(9));
      CHECK(day_of(only[0].vested_on) == 8);
      CHECK(only[0].vested == Shares{400});
      const auto ahead = vesting(split_warrant(cliff("only", {price_at(240, rule)})), history, january(7));
      CHECK(!ahead[0].vested_on);
    }
    const auto close = vesting(split_warrant(cliff("only", {price_at(240)})), history, january(7));
    CHECK(close[0].vested == Shares{100});  // on the shares of the day asked
  }
  TEST_CASE("after a split a cent short on the new shares is short") {
    const Warrant warrant = split_warrant(cliff("only", {price_at(240)}));
    CHECK(!vesting(warrant, priced({200, 200, 200, 59.99}), january(9))[0].vested_on);
    CHECK(!vesting(warrant, priced({239.99, 200, 200, 50}), january(9))[0].vested_on);
  }
  TEST_CASE("adjusted terms against adjusted prices vest on the same days") {
    const Warrant warrant = split_warrant(cliff("only", {price_at(240, on_average_of(3))}));
    const DealHistory traded = priced({200, 232, 240, 62, 60});
    DealHistory rebased = traded;
    rebased.closes = split_adjusted(traded.closes, warrant.adjustments, january(9));
    const auto plain = vesting(warrant, traded, january(9))[0];
    const auto adjusted = vesting(adjusted_terms(warrant, january(9)), rebased, january(9))[0];
    CHECK(day_of(plain.vested_on) == 8);  // (232 + 240 + 248) / 3 = 240
    CHECK(adjusted.vested_on == plain.vested_on);
    CHECK(adjusted.vested == plain.vested);
  }
  TEST_CASE("gates are met in either order and the last one vests") {
    const std::vector<Gate> gates{purchased(1), price_at(100)};
    CHECK(day_of(vest(gates, with_gigawatt({99, 100, 99, 99}, 8)).vested_on) == 8);
    CHECK(day_of(vest(gates, with_gigawatt({99, 99, 99, 99, 100}, 6)).vested_on) == 9);
    CHECK(day_of(vest(gates, with_gigawatt({99, 100}, 6)).vested_on) == 6);
    CHECK(!vest(gates, with_gigawatt({99, 100}, 0)).vested_on);
    CHECK(!vest(gates, with_gigawatt({99, 99}, 6)).vested_on);
  }
  TEST_CASE("latched against after the milestone") {
    const std::vector<Gate> latched{purchased(1), price_at(100)};
    const std::vector<Gate> held{price_at(100, on_any_close(), after), purchased(1)};
    const DealHistory before = with_gigawatt({99, 100, 99, 99, 99}, 8);
    CHECK(day_of(vest(latched, before).vested_on) == 8);
    CHECK(!vest(held, before).vested_on);
    CHECK(day_of(vest(held, with_gigawatt({99, 100, 99, 100}, 8)).vested_on) == 8);
    CHECK(day_of(vest(held, with_gigawatt({99, 100, 99, 99, 100}, 8)).vested_on) == 9);
    CHECK(!vest(held, with_gigawatt({100, 100, 100}, 0)).vested_on);
    CHECK(!vest(held, with_gigawatt({100, 100, 100}, 0)).gates[0].met);
    // A window that ends after the milestone may begin before it: 7 and 8 January for one of 8 January.
    const std::vector<Gate> two{purchased(1), price_at(100, on_consecutive(2), after)};
    CHECK(day_of(vest(two, with_gigawatt({99, 99, 100, 100}, 8)).vested_on) == 8);
  }
  TEST_CASE("two gates that wait for the milestone do not wait for each other") {
    const std::vector<Gate> gates{price_at(100, on_any_close(), after), price_at(110, on_any_close(), after),
                                  purchased(1)};
    const auto only = vest(gates, with_gigawatt({120, 120, 100, 110, 90}, 7));
    CHECK(day_of(only.gates[0].met) == 7);
    CHECK(day_of(only.gates[1].met) == 8);
    CHECK(day_of(only.vested_on) == 8);
    CHECK(day_of(vest({price_at(100, on_any_close(), after)}, priced({99, 100})).vested_on) == 6);
  }
  TEST_CASE("a tranche with no price gate vests on its milestone and on the grant if that was before") {
    CHECK(day_of(vest({purchased(1)}, with_gigawatt({}, 9)).vested_on) == 9);
    CHECK(day_of(vest({purchased(1)}, with_gigawatt({}, 2)).vested_on) == 4);
    CHECK(vest({purchased(1)}, with_gigawatt({}, 2), january(4)).vested == Shares{100});
  }
  TEST_CASE("the date of a volume gate is the last that counts") {
    CHECK(day_of(vest({purchased(1, january(9))}, with_gigawatt({}, 9)).vested_on) == 9);
    CHECK(!vest({purchased(1, january(9))}, with_gigawatt({}, 10)).vested_on);
    // by the date the volume must be there, the price may come later
    const std::vector<Gate> gates{purchased(1, january(6)), price_at(100)};
    CHECK(day_of(vest(gates, with_gigawatt({99, 99, 99, 100}, 6)).vested_on) == 8);
  }
  TEST_CASE("linear vesting between gigawatts: (volume - 1) / 10 of 100 shares") {
    struct Row {
      const char* why;
      std::vector<Step> steps;
      double vested;
      unsigned on;
    };
    const std::vector<Row> rows{{"nothing", {}, 0, 0},
                                {"at the start", {{6, 1}}, 0, 0},
                                {"half", {{6, 1}, {8, 6}}, 50, 8},
                                {"between", {{6, 1.5}, {8, 3.5}}, 25, 6},
                                {"all", {{6, 2}, {8, 11}}, 100, 6},
                                {"no more than all", {{6, 40}}, 100, 6}};
    for (const Row& row : rows) {
      CAPTURE(row.why);
      const auto vested = vesting(warrant_of({linear()}), with_volumes(row.steps), january(10))[0];
      CHECK(vested.vested.value == doctest::Approx(row.vested).epsilon(1e-14));  // one division
      CHECK(day_of(vested.vested_on) == row.on);
    }
  }
  TEST_CASE("a linear tranche with a gate catches up when the gate is met") {
    DealHistory history = with_volumes({{6, 3}, {9, 6}});
    history.closes = closes_from(5, {99, 99, 100});
    const Warrant warrant = warrant_of({linear({price_at(100)})});
    CHECK(vesting(warrant, history, january(6))[0].vested == Shares{0});
    CHECK(vesting(warrant, history, january(7))[0].vested == Shares{20});
    CHECK(vesting(warrant, history, january(9))[0].vested == Shares{50});
    CHECK(day_of(vesting(warrant, history, january(9))[0].vested_on) == 7);
    const Warrant held = warrant_of({linear({price_at(100, on_any_close(), after)})});
    history.closes = closes_from(5, {100, 99, 99, 100});
    CHECK(day_of(vesting(held, history, january(9))[0].vested_on) == 8);  // not before its first share
  }
  TEST_CASE("service and named gates are met on their day") {
    const Gate service = ServiceGate{.until = january(8)};
    CHECK(!vest({service}, priced({}), january(7)).vested_on);
    CHECK(day_of(vest({service}, priced({}), january(8)).vested_on) == 8);
    DealHistory history = priced({});
    history.events = {{"qualified", january(9)}, {"other", january(5)}, {"qualified", january(7)}};
    CHECK(day_of(vest({NamedGate{.name = "qualified"}}, history).vested_on) == 7);
    CHECK(!vest({NamedGate{.name = "qualified"}}, history, january(6)).vested_on);
    CHECK(!vest({NamedGate{.name = "Qualified"}}, history).vested_on);
  }
  TEST_CASE("shares vested add up over tranches and splits") {
    Warrant warrant =
        warrant_of({cliff("first", {price_at(100)}), cliff("second", {price_at(200)}), linear()});
    warrant.adjustments = {{.effective = january(10), .ratio = 4}};
    DealHistory history = with_volumes({{6, 6}});
    history.closes = closes_from(5, {100});
    CHECK(vested_shares(vesting(warrant, history, january(9))) == Shares{150});
    CHECK(vested_shares(vesting(warrant, history, january(10))) == Shares{600});
    CHECK(vested_shares({}) == Shares{0});
  }
}
