#include "simulation/plan/open_deal.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "../engine_samples.hpp"

using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

namespace {

const Date granted = day(2025, 8, 25);  // a Monday
const Date today = day(2025, 9, 1);
const Date expiry = day(2027, 9, 1);
const Spot now = spot_of(today, 104);

SimulatedDeal with_history(std::vector<Tranche> tranches) {
  SimulatedDeal one = deal(warrant(granted, expiry, std::move(tranches)));
  one.history = DealHistory{.closes = DatedSeries<PerShare>{{{day(2025, 8, 22), PerShare{95}},
                                                             {day(2025, 8, 25), PerShare{300}},
                                                             {day(2025, 8, 26), PerShare{100}},
                                                             {day(2025, 8, 29), PerShare{104}},
                                                             {day(2025, 9, 2), PerShare{500}}}},
                            .volumes = {{VolumeMeasure::deployed, {}}}};
  return one;
}

Tranche linear(double from, double to) {
  Tranche one = tranche("linear", {});
  one.linear = {.measure = VolumeMeasure::deployed, .from = from, .to = to};
  return one;
}

}  // namespace

TEST_SUITE("simulation/plan/open_deal") {
  TEST_CASE("without a history every gate of every tranche is open") {
    SimulatedDeal one = deal(warrant(
        granted, expiry,
        {tranche("a", {deployed(1), price_gate(120, on_any_close())}), tranche("b", {NamedGate{"x"}})}));
    one.warrant.exercise_gates = {NamedGate{"x"}, NamedGate{"y"}};
    const OpenDeal open = open_deal(one, now);
    REQUIRE(open.tranches.size() == 2);
    CHECK(open.tranches[0].gates == std::vector<std::size_t>{0, 1});
    CHECK(open.tranches[1].gates == std::vector<std::size_t>{0});
    CHECK(open.tranches[1].exercise_gates == std::vector<std::size_t>{0, 1});
    REQUIRE(open.closes.size() == 1);  // today's alone
    CHECK(open.closes[0].value.value == 104);
    CHECK(!arrived_on(open, VolumeMeasure::deployed, 1).has_value());
  }

  TEST_CASE("without a history today's close counts from the day after the grant") {
    SimulatedDeal one =
        deal(warrant(granted, expiry,
                     {tranche("met", {price_gate(104, on_some_of(1, 3))}),
                      tranche("met and waits", {deployed(1), price_gate(104, on_any_close())}),
                      tranche("more closes", {price_gate(104, on_average_of(2))})}));
    const auto gates_on = [&](Date date, double price) {
      std::vector<std::vector<std::size_t>> gates;
      for (const OpenTranche& open : open_deal(one, spot_of(date, price)).tranches)
        gates.push_back(open.gates);
      return gates;
    };
    using Gates = std::vector<std::vector<std::size_t>>;
    CHECK(gates_on(today, 104) == Gates{{}, {0}, {0}});
    CHECK(gates_on(expiry, 104) == Gates{{}, {0}, {0}});
    CHECK(gates_on(today, 103.99) == Gates{{0}, {0, 1}, {0}});
    CHECK(gates_on(granted, 104) == Gates{{0}, {0, 1}, {0}});
    auto& gate = std::get<PriceGate>(one.warrant.tranches[0].gates[0]);
    gate.window_from = granted;
    CHECK(gates_on(granted, 104).front().empty());
    gate.window_from = day(2025, 9, 2);
    CHECK(gates_on(today, 104).front().size() == 1);
  }

  TEST_CASE("gates met and tranches lost are no longer open") {
    SimulatedDeal one =
        with_history({tranche("price met", {price_gate(104, on_any_close()), deployed(1)}),
                      tranche("all met", {price_gate(103, on_average_of(1))}),
                      tranche("too late", {deployed(2, day(2025, 8, 30))}), tranche("open", {deployed(2)})});
    one.warrant.exercise_gates = {NamedGate{"x"}, NamedGate{"y"}};
    one.history->events = {{"x", day(2025, 8, 27)}};
    const OpenDeal open = open_deal(one, now);
    REQUIRE(open.tranches.size() == 3);
    CHECK(open.tranches[0].index == 0);
    CHECK(open.tranches[0].gates == std::vector<std::size_t>{1});
    CHECK(open.tranches[0].exercise_gates == std::vector<std::size_t>{1});
    CHECK(open.tranches[1].index == 1);
    CHECK(open.tranches[1].gates.empty());
    CHECK(open.tranches[2].index == 3);
  }

  TEST_CASE("an exercise gate that waits is open until the tranche is exercisable") {
    SimulatedDeal one =
        with_history({tranche("vested", {price_gate(100, on_any_close())}), tranche("open", {deployed(2)})});
    one.warrant.exercise_gates = {price_gate(90, on_any_close(), GateTiming::after_milestone)};
    const OpenDeal open = open_deal(one, now);
    CHECK(open.tranches[0].exercise_gates.empty());  // 100 and 104 since it vested
    CHECK(open.tranches[1].exercise_gates == std::vector<std::size_t>{0});
  }

  TEST_CASE("an exercised cliff is gone and of a linear tranche the rest remains") {
    SimulatedDeal one = with_history({tranche("cliff", {price_gate(100, on_any_close())}), linear(1, 5)});
    one.history->volumes = {
        {VolumeMeasure::deployed, DatedSeries<double>{{{day(2025, 8, 26), 2.0}, {day(2025, 8, 29), 4.0}}}}};
    one.history->exercises = {{"cliff", day(2025, 8, 27)}, {"linear", day(2025, 8, 28)}};
    const OpenDeal open = open_deal(one, now);
    REQUIRE(open.tranches.size() == 1);
    CHECK(open.tranches[0].index == 1);
    CHECK(open.tranches[0].linear.volume == 4.0);
    CHECK(open.tranches[0].linear.exercised == doctest::Approx(0.25));  // (2 - 1) / (5 - 1)
    CHECK(!open.tranches[0].linear.stopped);
    CHECK(arrived_on(open, VolumeMeasure::deployed, 2.0) == day(2025, 8, 26));
    CHECK(arrived_on(open, VolumeMeasure::deployed, 4.0) == day(2025, 8, 29));
    CHECK(!arrived_on(open, VolumeMeasure::deployed, 4.1).has_value());
    CHECK(!arrived_on(open, VolumeMeasure::delivered, 1.0).has_value());
    const OpenDeal before = open_deal(one, spot_of(day(2025, 8, 28), 104));
    CHECK(
        !arrived_on(before, VolumeMeasure::deployed, 4.0).has_value());  // the row is there and not known yet
  }

  TEST_CASE("after the agreement's end no more volume counts") {
    SimulatedDeal one = with_history({linear(1, 5), tranche("open", {deployed(2)})});
    one.history->volumes = {
        {VolumeMeasure::deployed, DatedSeries<double>{{{day(2025, 8, 26), 1.5}, {day(2025, 8, 29), 1.8}}}}};
    one.history->terminated = day(2025, 8, 27);
    const OpenDeal open = open_deal(one, now);
    REQUIRE(open.tranches.size() == 1);
    CHECK(open.tranches[0].linear.stopped);
    CHECK(open.tranches[0].linear.volume == 1.5);
    one.history->terminated = day(2026, 8, 27);  // not yet
    CHECK(!open_deal(one, now).tranches[0].linear.stopped);
  }

  TEST_CASE("closes since the grant are on the shares of today and leave out the grant's own") {
    SimulatedDeal one = with_history({tranche("a", {deployed(1)})});
    one.warrant.adjustments = {{.effective = day(2025, 8, 28), .ratio = 2}};
    const auto closes = open_deal(one, now).closes;
    REQUIRE(closes.size() == 3);  // today's is the spot
    CHECK(closes[0].value.value == 50);
    CHECK(closes[1].value.value == 104);
    CHECK(closes[2].value.value == 104);
  }

  TEST_CASE("the market's price is the close of its day") {
    SimulatedDeal one = with_history({tranche("run", {price_gate(104, on_consecutive(2))})});
    CHECK(open_deal(one, now).tranches[0].gates.empty());  // 104 on Friday and 104 today
    CHECK(open_deal(one, spot_of(today, 103.9)).tranches[0].gates.size() == 1);
    CHECK_THROWS_WITH_AS(open_deal(one, spot_of(day(2025, 8, 29), 103)),
                         "history.closes: must be 103 on 2025-08-29, the market's own price, got 104",
                         DomainError);
  }

  TEST_CASE("a relative gate that has run for some days needs to know them") {
    const RelativeGate gate{.benchmark = "SOX", .excess = 0.1};
    SimulatedDeal one = deal(warrant(granted, expiry, {tranche("a", {gate})}));
    CHECK_NOTHROW(open_deal(one, spot_of(granted, 100)));
    const char* message = "history: must be given for a relative gate after the grant, got none";
    CHECK_THROWS_WITH_AS(open_deal(one, now), message, DomainError);
    one.warrant.tranches[0].gates = {deployed(1)};
    CHECK_NOTHROW(open_deal(one, now));
    one.warrant.exercise_gates = {gate};
    CHECK_THROWS_WITH_AS(open_deal(one, now), message, DomainError);
  }

  TEST_CASE("growth since the grant is counted from the last rows until then") {
    SimulatedDeal one = with_history({tranche("a", {RelativeGate{.benchmark = "SOX", .excess = 0.5}})});
    one.warrant.granted = day(2025, 8, 24);
    one.warrant.adjustments = {{.effective = day(2025, 8, 28), .ratio = 2}};
    one.history->benchmarks = {
        {"SOX",
         DatedSeries<double>{{{day(2025, 8, 21), 1000.0}, {day(2025, 8, 29), 1100.0}, {expiry, 1.0}}}}};
    const auto growth = growth_since_grant(open_deal(one, now), "SOX", PerShare{104});
    CHECK(growth.own == doctest::Approx(104 / 47.5));  // 95 before the split 2:1
    CHECK(growth.benchmark == doctest::Approx(1.1));
    one.history.reset();
    one.warrant.granted = today;
    one.warrant.adjustments.clear();
    const auto none = growth_since_grant(open_deal(one, now), "SOX", PerShare{104});
    CHECK(none.own == 1.0);
    CHECK(none.benchmark == 1.0);
  }

  TEST_CASE("terms come on the shares of today and nothing is open after the expiry") {
    SimulatedDeal one = deal(warrant(granted, expiry, {tranche("a", {price_gate(120, on_any_close())})}));
    one.warrant.adjustments = {{.effective = day(2025, 8, 28), .ratio = 4}};
    const OpenDeal open = open_deal(one, now);
    CHECK(open.terms.tranches[0].shares.value == 400);
    CHECK(std::get<PriceGate>(open.terms.tranches[0].gates[0]).hurdle.value == 30);
    CHECK(open_deal(one, spot_of(day(2027, 9, 2), 104)).tranches.empty());
    CHECK(open_deal(one, spot_of(expiry, 104)).tranches.size() == 1);
  }

  TEST_CASE("bad terms and beliefs and histories and days are refused") {
    SimulatedDeal one = with_history({tranche("a", {price_gate(120, continuously())})});
    CHECK_THROWS_WITH_AS(open_deal(one, now),
                         "history.highs: must be given for continuous monitoring, got none", DomainError);
    CHECK_THROWS_WITH_AS(open_deal(one, spot_of(day(2025, 8, 24), 104)),
                         "warrant.granted: must be on or before the valuation 2025-08-24, got 2025-08-25",
                         DomainError);
    one.outlook.named = {{"", 1.0}};
    CHECK_THROWS_WITH_AS(open_deal(one, now), "outlook.named[0].name: must be a name, got none", DomainError);
    one.warrant.tranches.clear();
    CHECK_THROWS_AS(open_deal(one, now), DomainError);
  }
}
