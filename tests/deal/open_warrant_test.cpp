#include <fairvalue/deal/open_warrant.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/vesting.hpp>

#include "warrant_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

using Indices = std::vector<std::size_t>;

Date day(int year, unsigned month, unsigned date) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{date}};
}

const Date granted = day(2025, 8, 25);  // a Monday
const Date today = day(2025, 9, 1);
const Date expiry = day(2027, 9, 1);

struct Deal {
  Warrant warrant;
  std::optional<DealHistory> history{};
};

OpenWarrant open_on(const Deal& one, Date date, double close) {
  return open_warrant(one.warrant, date, one.history, PerShare{close});
}
OpenWarrant open_today(const Deal& one) { return open_on(one, today, 104); }

Deal deal(std::vector<Tranche> tranches) {
  Warrant terms = fixtures::warrant_of(std::move(tranches));
  terms.granted = granted;
  terms.expiry = expiry;
  return {.warrant = std::move(terms)};
}

Gate deployed(double volume, std::optional<Date> by = std::nullopt) {
  return VolumeGate{.measure = VolumeMeasure::deployed, .volume = volume, .by = by};
}

Deal with_history(std::vector<Tranche> tranches) {
  Deal one = deal(std::move(tranches));
  one.history = DealHistory{.closes = DatedSeries<PerShare>{{{day(2025, 8, 22), PerShare{95}},
                                                             {day(2025, 8, 25), PerShare{300}},
                                                             {day(2025, 8, 26), PerShare{100}},
                                                             {day(2025, 8, 29), PerShare{104}},
                                                             {day(2025, 9, 2), PerShare{500}}}},
                            .volumes = {{VolumeMeasure::deployed, {}}}};
  return one;
}

Tranche linear(double from, double to) {
  Tranche one = cliff("linear", {});
  one.linear = {.measure = VolumeMeasure::deployed, .from = from, .to = to};
  return one;
}

}  // namespace

TEST_SUITE("deal/open_warrant") {
  TEST_CASE("without a history every gate of every tranche is open") {
    Deal one = deal({cliff("a", {deployed(1), price_at(120, on_any_close())}), cliff("b", {NamedGate{"x"}})});
    one.warrant.exercise_gates = {NamedGate{"x"}, NamedGate{"y"}};
    const OpenWarrant open = open_today(one);
    REQUIRE(open.tranches.size() == 2);
    CHECK(open.tranches[0].gates == Indices{0, 1});
    CHECK(open.tranches[1].gates == Indices{0});
    CHECK(open.tranches[1].exercise_gates == Indices{0, 1});
    REQUIRE(open.closes.size() == 1);  // today's alone
    CHECK(open.closes[0].value.value == 104);
    CHECK(!arrived_on(open, VolumeMeasure::deployed, 1).has_value());
  }

  TEST_CASE("without a history today's close counts from the day after the grant") {
    Deal one =
        deal({cliff("met", {price_at(104, on_some_of(1, 3))}),
                      cliff("met and waits", {deployed(1), price_at(104, on_any_close())}),
                      cliff("more closes", {price_at(104, on_average_of(2))})});
    const auto gates_on = [&](Date date, double price) {
      std::vector<Indices> gates;
      for (const OpenTranche& open : open_on(one, date, price).tranches)
        gates.push_back(open.gates);
      return gates;
    };
    using Gates = std::vector<Indices>;
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
    Deal one =
        with_history({cliff("price met", {price_at(104, on_any_close()), deployed(1)}),
                      cliff("all met", {price_at(103, on_average_of(1))}),
                      cliff("too late", {deployed(2, day(2025, 8, 30))}), cliff("open", {deployed(2)})});
    one.warrant.exercise_gates = {NamedGate{"x"}, NamedGate{"y"}};
    one.history->events = {{"x", day(2025, 8, 27)}};
    const OpenWarrant open = open_today(one);
    REQUIRE(open.tranches.size() == 4);
    CHECK(open.tranches[0].alive == 1.0);
    CHECK(open.tranches[0].gates == Indices{1});
    CHECK(open.tranches[0].exercise_gates == Indices{1});
    CHECK(open.tranches[1].alive == 1.0);
    CHECK(open.tranches[1].gates.empty());
    CHECK(open.tranches[2].alive == 0.0);
    CHECK(open.tranches[2].vesting.reason == "2 GW deployed by 2025-08-30: not met in time");
    CHECK(open.tranches[3].alive == 1.0);
    CHECK(open.exercise_gates == Indices{1});
  }

  TEST_CASE("an exercise gate that waits is open until the tranche is exercisable") {
    Deal one =
        with_history({cliff("vested", {price_at(100, on_any_close())}), cliff("open", {deployed(2)})});
    one.warrant.exercise_gates = {price_at(90, on_any_close(), GateTiming::after_other_gates)};
    const OpenWarrant open = open_today(one);
    CHECK(open.tranches[0].exercise_gates.empty());  // 100 and 104 since it vested
    CHECK(open.tranches[1].exercise_gates == Indices{0});
  }

  TEST_CASE("an exercised cliff is gone and of a linear tranche the rest remains") {
    Deal one = with_history({cliff("cliff", {price_at(100, on_any_close())}), linear(1, 5)});
    one.history->volumes = {
        {VolumeMeasure::deployed, DatedSeries<double>{{{day(2025, 8, 26), 2.0}, {day(2025, 8, 29), 4.0}}}}};
    one.history->exercises = {{"cliff", day(2025, 8, 27)}, {"linear", day(2025, 8, 28)}};
    const OpenWarrant open = open_today(one);
    CHECK(open.tranches[0].alive == 0.0);
    CHECK(open.tranches[1].alive == doctest::Approx(0.75));
    CHECK(open.tranches[1].linear.volume == 4.0);
    CHECK(open.tranches[1].linear.exercised == doctest::Approx(0.25));  // (2 - 1) / (5 - 1)
    CHECK(!open.tranches[1].linear.stopped);
    CHECK(arrived_on(open, VolumeMeasure::deployed, 2.0) == day(2025, 8, 26));
    CHECK(arrived_on(open, VolumeMeasure::deployed, 4.0) == day(2025, 8, 29));
    CHECK(!arrived_on(open, VolumeMeasure::deployed, 4.1).has_value());
    CHECK(!arrived_on(open, VolumeMeasure::delivered, 1.0).has_value());
    const OpenWarrant before = open_on(one, day(2025, 8, 28), 104);
    CHECK(
        !arrived_on(before, VolumeMeasure::deployed, 4.0).has_value());  // the row is there and not known yet
  }

  TEST_CASE("after the agreement's end no more volume counts") {
    Deal one = with_history({linear(1, 5), cliff("open", {deployed(2)})});
    one.history->volumes = {
        {VolumeMeasure::deployed, DatedSeries<double>{{{day(2025, 8, 26), 1.5}, {day(2025, 8, 29), 1.8}}}}};
    one.history->terminated = day(2025, 8, 27);
    const OpenWarrant open = open_today(one);
    CHECK(open.tranches[0].alive == 1.0);  // an eighth has vested
    CHECK(open.tranches[0].linear.stopped);
    CHECK(open.tranches[0].linear.volume == 1.5);
    CHECK(open.tranches[1].alive == 0.0);
    one.history->terminated = day(2026, 8, 27);  // not yet
    CHECK(!open_today(one).tranches[0].linear.stopped);
  }

  TEST_CASE("closes since the grant are on the shares of today and leave out the grant's own") {
    Deal one = with_history({cliff("a", {deployed(1)})});
    one.warrant.adjustments = {{.effective = day(2025, 8, 28), .ratio = 2}};
    const auto closes = open_today(one).closes;
    REQUIRE(closes.size() == 3);  // today's is the spot
    CHECK(closes[0].value.value == 50);
    CHECK(closes[1].value.value == 104);
    CHECK(closes[2].value.value == 104);
    CHECK(open_on(one, granted, 300).closes.empty());
    one.warrant.tranches.push_back(cliff("b", {from(day(2025, 8, 22), price_at(120))}));
    one.warrant.shares = Shares{200};
    CHECK(open_today(one).closes.size() == 5);
  }

  TEST_CASE("the market's price is the close of its day") {
    Deal one = with_history({cliff("run", {price_at(104, on_consecutive(2))})});
    CHECK(open_today(one).tranches[0].gates.empty());  // 104 on Friday and 104 today
    CHECK(open_on(one, today, 103.9).tranches[0].gates.size() == 1);
    CHECK_THROWS_WITH_AS(open_on(one, day(2025, 8, 29), 103),
                         "history.closes: must be 103 on 2025-08-29, the market's own price, got 104",
                         DomainError);
  }

  TEST_CASE("growth since the grant is counted from the last rows until then") {
    Deal one = with_history({cliff("a", {RelativeGate{.benchmark = "SOX", .excess = 0.5}})});
    one.warrant.granted = day(2025, 8, 24);
    one.warrant.adjustments = {{.effective = day(2025, 8, 28), .ratio = 2}};
    one.history->benchmarks = {
        {"SOX",
         DatedSeries<double>{{{day(2025, 8, 21), 1000.0}, {day(2025, 8, 29), 1100.0}, {expiry, 1.0}}}}};
    const auto growth = growth_since_grant(open_today(one), "SOX", PerShare{104});
    CHECK(growth.own == doctest::Approx(104 / 47.5));  // 95 before the split 2:1
    CHECK(growth.benchmark == doctest::Approx(1.1));
    one.history.reset();
    one.warrant.granted = today;
    one.warrant.adjustments.clear();
    const auto none = growth_since_grant(open_today(one), "SOX", PerShare{104});
    CHECK(none.own == 1.0);
    CHECK(none.benchmark == 1.0);
  }

  TEST_CASE("terms come on the shares of today and nothing is open after the expiry") {
    Deal one = deal({cliff("a", {price_at(120, on_any_close())})});
    one.warrant.adjustments = {{.effective = day(2025, 8, 28), .ratio = 4}};
    const OpenWarrant open = open_today(one);
    CHECK(open.terms.tranches[0].shares.value == 400);
    CHECK(std::get<PriceGate>(open.terms.tranches[0].gates[0]).hurdle.value == 30);
    CHECK(open_on(one, day(2027, 9, 2), 104).tranches[0].alive == 0.0);
    CHECK(open_on(one, expiry, 104).tranches[0].alive == 1.0);
  }

  TEST_CASE("bad terms and histories and days are refused") {
    Deal one = with_history({cliff("a", {price_at(120, continuously())})});
    CHECK_THROWS_WITH_AS(open_today(one), "history.highs: must be given for continuous monitoring, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(open_on(one, day(2025, 8, 24), 104),
                         "as_of: must be on or after the grant 2025-08-25, got 2025-08-24", DomainError);
    one.warrant.strike = PerShare{-1};
    CHECK_THROWS_WITH_AS(open_today(one), "warrant.strike: must be >= 0, got -1", DomainError);
  }

  TEST_CASE("service is open without a history and met on its day with one") {
    Deal one = deal({cliff("a", {ServiceGate{.until = day(2025, 8, 28)}})});
    CHECK(open_today(one).tranches[0].gates == Indices{0});
    one.history = DealHistory{};
    CHECK(open_today(one).tranches[0].gates.empty());
    one.history->service_ended = day(2025, 8, 27);
    CHECK(open_today(one).tranches[0].vesting.state == TrancheState::forfeited);
  }

  TEST_CASE("where only market conditions count the others are met from the grant on") {
    Deal one = with_history({cliff("met", {price_at(104), deployed(9)}),
                             cliff("waits", {price_at(104, on_any_close(), GateTiming::after_other_gates),
                                             NamedGate{"x"}}),
                             cliff("open", {price_at(200), deployed(2, day(2025, 8, 30))}),
                             cliff("beyond", {price_at(200), ServiceGate{.until = day(2027, 9, 2)}}),
                             linear(1, 5)});
    one.warrant.exercise_gates = {NamedGate{"y"}, price_at(150)};
    one.history->terminated = day(2025, 8, 26);
    const auto open = open_warrant(one.warrant, today, one.history, PerShare{104}, ConditionsCounted::market);
    const std::vector<Indices> gates{{}, {}, {0}, {0}, {}};
    for (std::size_t i = 0; i < gates.size(); ++i) {
      CAPTURE(i);
      CHECK(open.tranches[i].gates == gates[i]);
      CHECK(open.tranches[i].exercise_gates == Indices{1});
      CHECK(open.tranches[i].alive == 1.0);
    }
    CHECK(!open.terms.tranches[4].linear);
    for (const OpenTranche& tranche : open_today(one).tranches) CHECK(tranche.alive == 0.0);
  }

  TEST_CASE("what was exercised is gone whatever counts") {
    Deal one = with_history({cliff("cliff", {price_at(100)}), linear(1, 5)});
    one.history->volumes = {{VolumeMeasure::deployed, DatedSeries<double>{{{day(2025, 8, 26), 2.0}}}}};
    one.history->exercises = {{"cliff", day(2025, 8, 27)}, {"linear", day(2025, 8, 28)}};
    const auto open = open_warrant(one.warrant, today, one.history, PerShare{104}, ConditionsCounted::market);
    CHECK(open.tranches[0].alive == 0.0);
    CHECK(open.tranches[1].alive == doctest::Approx(0.75));
  }

  TEST_CASE("the close of a day alone meets what a history with nothing else has met") {
    const Warrant warrant = [] {
      Warrant terms = fixtures::warrant_of(
          {cliff("both", {price_at(100), price_at(90, on_some_of(1, 5))}),
           cliff("waits", {NamedGate{"x"}, price_at(100)}),
           cliff("more closes", {price_at(100, on_average_of(2))}),
           cliff("later", {from(january(9), price_at(100))}),
           cliff("after", {price_at(90), price_at(100, on_any_close(), GateTiming::after_other_gates)}),
           cliff("after x", {NamedGate{"x"}, price_at(100, on_any_close(), GateTiming::after_other_gates)})});
      terms.exercise_gates = {price_at(95, on_any_close(), GateTiming::after_other_gates)};
      terms.adjustments = {{.effective = january(6), .ratio = 2}};
      return terms;
    }();
    for (const double close : {51.0, 50.0, 49.99, 46.0}) {
      for (const unsigned day : {4U, 6U, 9U}) {
        const double price = day == 4 ? 2 * close : close;
        // Of events nothing is known either way: no gate of the warrant is met by an event.
        const DealHistory history = with_close({}, january(day), PerShare{price});
        const auto states = vesting(warrant, history, january(day));
        const auto tranches = open_warrant(warrant, january(day), {}, PerShare{price}).tranches;
        for (std::size_t i = 0; i < states.size(); ++i) {
          CAPTURE(close);
          CAPTURE(day);
          CAPTURE(i);
          for (std::size_t gate = 0; gate < states[i].gates.size(); ++gate) {
            CHECK(tranches[i].vesting.gates[gate].met == states[i].gates[gate].met);
          }
          CHECK(tranches[i].exercise_gates.empty() == states[i].exercisable_on.has_value());
        }
      }
    }
  }
}
