#include <fairvalue/simulation/path_engine.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

#include "engine_samples.hpp"

namespace path_engine_test {
using namespace fairvalue;
using namespace samples;

const Date today = day(2025, 10, 6);
const Date expiry = day(2026, 10, 6);  // 252 closes

Simulation simulation(std::vector<Gate> gates) {
  Simulation one{.model = model(200, today, 0.5), .positions = {}};
  one.positions = {position(warrant(today, expiry, {tranche("only", std::move(gates))}))};
  return one;
}
Simulation sound() { return simulation({price_gate(250, on_any_close())}); }

/// The sound simulation with one thing changed.
template <class Change>
Asked but(Change change) {
  Asked one = sound();
  change(one);
  return one;
}

void check_refused(const Asked& one, const std::string& message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(one.engine(), message.c_str(), DomainError);
}

TEST_SUITE("simulation/path_engine") {
  TEST_CASE("an engine tells its grid and law and pieces") {
    const PathEngine engine{sound()};
    CHECK(engine.grid().closes == 252);
    CHECK(engine.grid().life.value == doctest::Approx(1.0));
    CHECK(engine.law().volatility.size() == 252);
    REQUIRE(engine.pieces().size() == 1);
    CHECK(engine.pieces()[0].position == 0);
    CHECK(engine.pieces()[0].tranche == 0);
    CHECK(engine.pieces()[0].shares.value == 100);
    CHECK(engine.pieces()[0].strike == PerShare{0.01});
    CHECK(engine.pieces()[0].last_day == 252);
  }

  TEST_CASE("facts have an entry for each path and one span for each thing asked") {
    Asked one = sound();
    one.price_days = {252, 0, 3};
    one.crossings = {{PerShare{230}, 252}, {PerShare{240}, 100}};
    one.streaks = {{5, 3, 252}, {1, 1, 252}, {7, 2, 100}};
    const PathEngine engine = one.engine();
    std::uint64_t seen = 0;
    engine.visit(
        2,
        [&](const PathFacts& facts) {
          CHECK(facts.first_path == 2 * 4096 + seen);
          seen += static_cast<std::uint64_t>(facts.paths);
          REQUIRE(facts.price.size() == 3);
          REQUIRE(facts.crossing.size() == 2);
          REQUIRE(facts.streak.size() == 3);
          REQUIRE(facts.vested.size() == 1);
          for (const auto& column : facts.price)
            CHECK(column.size() == static_cast<std::size_t>(facts.paths));
          for (const auto& column : facts.streak)
            CHECK(column.size() == static_cast<std::size_t>(facts.paths));
          for (const float price : facts.price[1]) CHECK(price == 1.0F);
          CHECK(facts.milestone.empty());
        },
        100);
    CHECK(seen == 100);
  }

  TEST_CASE("an average of one close and each of a count of all are what they are called") {
    Simulation one{.model = model(200, today, 0.6), .positions = {}, .seed = 3};
    one.positions = {position(warrant(today, expiry,
                                      {tranche("close", {price_gate(260, on_any_close())}),
                                       tranche("average", {price_gate(260, on_average_of(1))}),
                                       tranche("run", {price_gate(260, on_consecutive(1))}),
                                       tranche("count", {price_gate(260, on_some_of(1, 1))}),
                                       tranche("five", {price_gate(260, on_consecutive(5))}),
                                       tranche("5 of 5", {price_gate(260, on_some_of(5, 5))})}))};
    const Collected all{PathEngine{one}, 2000};
    for (std::size_t i = 1; i < 4; ++i) CHECK(all.vested[i] == all.vested[0]);
    CHECK(all.vested[5] == all.vested[4]);
    CHECK(all.vested[4] != all.vested[0]);
  }

  TEST_CASE("a window longer than the horizon is never full") {
    const Collected all{PathEngine{simulation({price_gate(10, on_average_of(253))})}, 70};
    CHECK(all.vested[0] == std::vector<std::int32_t>(70, no_day));
    const Collected last{PathEngine{simulation({price_gate(10, on_average_of(252))})}, 70};
    CHECK(last.vested[0] == std::vector<std::int32_t>(70, 252));
    const Collected huge{PathEngine{simulation({price_gate(10, on_some_of(1, 2'000'000'000))})}, 70};
    CHECK(huge.vested[0] == std::vector<std::int32_t>(70, 1));  // as on any close
  }

  TEST_CASE("one path and 5000 days and 40 tranches") {
    std::vector<Tranche> tranches;
    for (int i = 0; i < 40; ++i) {
      tranches.push_back(tranche(std::to_string(i), {price_gate(200 + 10 * i, on_average_of(1 + i))}));
    }
    Simulation one{.model = model(200, today, 0.5), .positions = {}};
    one.positions = {position(warrant(today, day(2045, 8, 10), tranches))};  // 7,248 days x 252 / 365
    const PathEngine engine{one};
    CHECK(engine.grid().closes == 5004);
    const Collected all{engine, 1};
    REQUIRE(all.vested.size() == 40);
    CHECK(all.vested[0].size() == 1);
    CHECK(all.vested[0][0] != no_day);  // the price today: all but certain in twenty years
  }

  TEST_CASE("closes at the hurdle count though today's is another price") {
    // Two of four: 260 twice before today's 203.71, and tomorrow the milestone finds both in the window.
    Simulation one =
        simulation({price_gate(260, on_some_of(2, 4), GateTiming::after_other_gates), deployed(1)});
    one.positions[0].outlook.milestones = {outlook_of(1, Fixed{0.5 / 365})};
    one.model.market.spot.price = PerShare{203.71};
    one.positions[0].warrant.granted = day(2025, 10, 1);
    one.positions[0].history = DealHistory{.closes = DatedSeries<PerShare>{{{day(2025, 10, 2), PerShare{260}},
                                                                            {day(2025, 10, 3), PerShare{260}},
                                                                            {today, PerShare{203.71}}}},
                                           .volumes = {{VolumeMeasure::deployed, {}}}};
    const Collected all{PathEngine{one}, 64};
    CHECK(all.vested[0] == std::vector<std::int32_t>(64, 1));
  }

  TEST_CASE("hurdles beyond any price are never met and those below all at once") {
    const Collected all{PathEngine{simulation({price_gate(1e300, on_average_of(3))})}, 64};
    CHECK(all.vested[0] == std::vector<std::int32_t>(64, no_day));
    const Collected low{PathEngine{simulation({price_gate(1e-300, on_average_of(3))})}, 64};
    CHECK(low.vested[0] == std::vector<std::int32_t>(64, 3));
  }

  TEST_CASE("a call asks for a block and paths that there are") {
    const PathEngine engine{sound()};
    const auto nothing = [](const PathFacts&) {};
    CHECK_THROWS_WITH_AS(engine.visit(0, nothing, 0), "paths: must be in [1, 4096], got 0", DomainError);
    CHECK_THROWS_WITH_AS(engine.visit(0, nothing, 4097), "paths: must be in [1, 4096], got 4097",
                         DomainError);
    CHECK_THROWS_WITH_AS(engine.visit(2097152, nothing), "block: must be below 2097152, got 2097152",
                         DomainError);
    CHECK_NOTHROW(engine.visit(2097151, nothing, 64));
  }

  TEST_CASE("what a visitor throws passes through and leaves the engine as it was") {
    const PathEngine engine{sound()};
    CHECK_THROWS_AS(engine.visit(0, [](const PathFacts&) { throw 7; }), int);
    CHECK(Collected{engine, 64} == Collected{PathEngine{sound()}, 64});
  }

  TEST_CASE("positions are refused by name") {
    check_refused(but([](auto& s) { s.positions.clear(); }),
                  "positions: must be at least one value, got none");
    check_refused(but([](auto& s) { s.measure = static_cast<Measure>(7); }),
                  "measure: must be risk_neutral or share, got 7");
    check_refused(but([](auto& s) { s.positions.push_back(s.positions[0]); }),
                  "positions[1].name: must be unique, got position");
    check_refused(but([](auto& s) { s.positions[0].warrant.strike = PerShare{-1}; }),
                  "positions[0].warrant.strike: must be >= 0, got -1");
    check_refused(
        but([](auto& s) { s.positions[0].warrant.granted = day(2025, 10, 7); }),
        "positions[0].warrant.granted: must be on or before the valuation 2025-10-06, got 2025-10-07");
    check_refused(but([](auto& s) { s.model.market.spot.as_of = day(2026, 10, 6); }),
                  "positions[0].warrant.expiry: must be on or after a close that comes after 2026-10-06, got "
                  "2026-10-06");
    check_refused(but([](auto& s) { s.positions[0].warrant.expiry = Date{}; }),
                  "positions[0].warrant.expiry: must be a date, got none");
    check_refused(simulation({price_gate(250, on_some_of(4, 3))}),
                  "positions[0].warrant.tranches[0].gates[0].rule.k: must be <= n (3), got 4");
  }

  TEST_CASE("what is believed is refused by name") {
    check_refused(but([](auto& s) { s.positions[0].outlook.service = 1.5; }),
                  "positions[0].outlook.service: must be between 0 and 1, got 1.5");
    check_refused(but([](auto& s) {
                    s.positions[0].deployment =
                        DeploymentModel{.plan = {VolumeMeasure::deployed, today, {{1, expiry}}},
                                        .delay = Fixed{0.0},
                                        .correlation = -1.01};
                  }),
                  "positions[0].deployment.correlation: must be in [-1, 1], got -1.01");
    check_refused(but([](auto& s) { s.model.market.volatility.value = 0; }),
                  "model.market.volatility: must be > 0, got 0");
  }

  TEST_CASE("what is asked is refused by name") {
    check_refused(but([](auto& s) {
                    s.price_days = {1, 253};
                  }),
                  "price_days[1]: must be in [0, 252], got 253");
    check_refused(but([](auto& s) { s.price_days = {-1}; }), "price_days[0]: must be in [0, 252], got -1");
    check_refused(but([](auto& s) {
                    s.crossings = {{PerShare{250}, 0}};
                  }),
                  "crossings[0].through: must be in [1, 252], got 0");
    check_refused(but([](auto& s) {
                    s.crossings = {{PerShare{250}, 252}, {PerShare{250}, 253}};
                  }),
                  "crossings[1].through: must be in [1, 252], got 253");
    check_refused(but([](auto& s) {
                    s.crossings = {{PerShare{0}, 252}};
                  }),
                  "crossings[0].level: must be > 0, got 0");
    check_refused(but([](auto& s) {
                    s.crossings = {{PerShare{std::numeric_limits<double>::quiet_NaN()}, 252}};
                  }),
                  "crossings[0].level: must be a finite number, got nan");
  }

  TEST_CASE("a streak that there are no days for is refused by name") {
    const auto check = [](const Streak& streak, const std::string& message) {
      check_refused(but([&](auto& s) {
                      s.streaks = {{.gap = 252, .consecutive = 1, .through = 252}, streak};
                    }),
                    message);
    };
    check({0, 1, 252}, "streaks[1].gap: must be in [1, 252], got 0");
    check({253, 1, 252}, "streaks[1].gap: must be in [1, 252], got 253");
    check({5, 0, 252}, "streaks[1].consecutive: must be in [1, 50], got 0");
    check({5, 51, 252}, "streaks[1].consecutive: must be in [1, 50], got 51");
    check({2, 2'000'000'000, 252}, "streaks[1].consecutive: must be in [1, 126], got 2000000000");
    check({5, 3, 14}, "streaks[1].through: must be in [15, 252], got 14");
    check({5, 3, 253}, "streaks[1].through: must be in [15, 252], got 253");
    CHECK_NOTHROW(but([](auto& s) { s.streaks = {{5, 50, 250}, {5, 3, 15}, {1, 252, 252}}; }).engine());
  }

  TEST_CASE("a model with jumps has neither highs nor crossings") {
    const auto jumping = [](Asked one) {
      one.model.jumps = Jumps{.intensity = 1, .mean = 0, .deviation = 0.1};
      return one;
    };
    check_refused(
        jumping(simulation({price_gate(250, continuously())})),
        "positions[0].warrant.tranches[0].gates[0].rule: must be on closes for a model with jumps, which "
        "has no highs, got any moment");
    check_refused(
        jumping(but([](auto& s) {
          s.crossings = {{PerShare{250}, 10}};
        })),
        "crossings[0]: must be none for a model with jumps, which crosses without touching, got 250");
  }
}

}  // namespace path_engine_test
