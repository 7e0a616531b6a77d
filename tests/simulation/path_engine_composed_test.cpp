// Composed terms on simulated paths: each path's closes are written into a history, and the day on which the
// terms vest there must be the engine's.
#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

#include "path_replay.hpp"

namespace path_engine_composed_test {
using namespace fairvalue;
using namespace samples;

const Date granted = day(2025, 8, 25);
const Date expiry = day(2026, 1, 16);

DeploymentModel deployment() {
  return {.plan = {.measure = VolumeMeasure::deployed,
                   .start = day(2025, 10, 1),
                   .milestones = {{1, day(2025, 10, 20)}, {2, day(2025, 11, 14)}, {3, day(2025, 12, 5)}}},
          .delay = LogNormal{.median = 0.02, .sigma = 1.0},
          .never = 0.1,
          .correlation = 0.5};
}

/// A past of ups and downs, in which no hurdle of this file is met. VWAPs lie 2 % beside the closes.
DealHistory past() {
  DealHistory known;
  std::vector<Dated<PerShare>> closes;
  std::vector<Dated<PerShare>> vwaps;
  for (const Date date : calendar.closes(day(2025, 8, 22), today)) {
    const double price = date == today ? 200 : 190 + 8 * std::sin(0.7 * static_cast<double>(closes.size()));
    closes.push_back({date, PerShare{price}});
    vwaps.push_back({date, PerShare{closes.size() % 2 == 0 ? 1.02 * price : 0.98 * price}});
  }
  known.closes = DatedSeries<PerShare>{closes};
  known.vwaps = DatedSeries<PerShare>{vwaps};
  known.volumes = {{VolumeMeasure::deployed, DatedSeries<double>{{{granted, 0.5}}}}};
  return known;
}

SteppedPriceGate stepped(double hurdle, MonitoringRule rule, GateTiming timing = GateTiming::latched) {
  return {.hurdle = PerShare{0.9 * hurdle},
          .steps = {{day(2025, 9, 20), PerShare{hurdle}},
                    {day(2025, 10, 25), PerShare{1.1 * hurdle}},  // a Saturday
                    {day(2025, 11, 20), PerShare{0.95 * hurdle}}},
          .rule = rule,
          .timing = timing};
}

MarketCapGate cap(double price, MonitoringRule rule, GateTiming timing = GateTiming::latched) {
  return {.hurdle = Money{price * 1e9},
          .shares = DatedSeries<Shares>{{{granted, Shares{1.02e9}},
                                         {day(2025, 9, 12), Shares{1e9}},
                                         {day(2025, 10, 31), Shares{0.93e9}},
                                         {day(2025, 12, 1), Shares{1.04e9}}}},
          .rule = rule,
          .timing = timing};
}

const std::vector<MonitoringRule> rules{on_any_close(),
                                        on_average_of(5),
                                        on_average_of(30),
                                        on_consecutive(3),
                                        on_some_of(4, 9),
                                        on_total_of(12),
                                        on_consecutive(20),
                                        on_vwaps(on_average_of(20)),
                                        on_vwaps(on_some_of(3, 25)),
                                        on_vwaps(on_any_close())};

WarrantPosition position_of(std::vector<Tranche> tranches) {
  WarrantPosition one = position(warrant(granted, expiry, std::move(tranches)));
  one.history = past();
  one.deployment = deployment();
  return one;
}

struct Bounds {
  int least;  ///< of the cases must vest, and not all: the test can fail either way
  int most;
};
void check_vested(const std::vector<Tranche>& tranches, std::uint64_t seed, std::uint64_t paths,
                  Bounds bounds) {
  const int vested =
      Replay{{.model = model(200, today, 0.6), .positions = {position_of(tranches)}, .seed = seed}}.check(
          paths);
  CHECK(vested > bounds.least);
  CHECK(vested < bounds.most);
}

std::string name_of(const std::vector<Tranche>& tranches) { return std::to_string(tranches.size()); }

TEST_SUITE("simulation/path_engine_composed") {
  TEST_CASE("hurdles that change by date and market capitalisations on a path of counts") {
    std::vector<Tranche> tranches;
    for (const MonitoringRule& rule : rules) {
      for (const double hurdle : {210.0, 230.0}) {
        for (const GateTiming timing : {GateTiming::latched, GateTiming::after_other_gates}) {
          tranches.push_back(tranche(name_of(tranches), {stepped(hurdle, rule, timing), deployed(1)}));
          tranches.push_back(tranche(name_of(tranches), {cap(hurdle, rule, timing), deployed(1)}));
          tranches.push_back(tranche(name_of(tranches), {price_gate(hurdle, rule, timing), deployed(1)}));
        }
      }
    }
    check_vested(tranches, 11, 60, {900, 6500});
  }

  TEST_CASE("conditions that must hold on one day") {
    std::vector<Tranche> tranches;
    for (const GateTiming timing : {GateTiming::latched, GateTiming::after_other_gates}) {
      for (std::size_t i = 0; i < rules.size(); ++i) {
        const MonitoringRule& other = rules[(i + 3) % rules.size()];
        tranches.push_back(
            tranche(name_of(tranches),
                    {AllAtOnce{{price_gate(205, rules[i]), price_gate(215, other)}, timing}, deployed(1)}));
        tranches.push_back(tranche(
            name_of(tranches),
            {AllAtOnce{{cap(195, rules[i]), stepped(205, other), price_gate(212, on_average_of(9))}, timing},
             deployed(1)}));
      }
    }
    check_vested(tranches, 12, 60, {300, 2200});
  }

  TEST_CASE("the earliest of several") {
    const Gate volume = deployed(2, day(2025, 12, 1));
    const Gate both = AllAtOnce{{price_gate(215, on_average_of(10)), price_gate(222, on_any_close())}};
    std::vector<Tranche> tranches{
        tranche("cap or volume", {AnyOf{{cap(225, on_vwaps(on_average_of(30))), volume}}}),
        tranche("price or price",
                {AnyOf{{price_gate(225, on_any_close()), price_gate(212, on_average_of(15))}}}),
        tranche("both or volume", {AnyOf{{both, deployed(3)}}}),
        tranche("nested", {AnyOf{{AnyOf{{volume, stepped(230, on_any_close())}}, both}}}),
        tranche("one volume by a date or later", {AnyOf{{volume, deployed(2)}}}),
        tranche("then a price", {AnyOf{{volume, price_gate(220, on_any_close())}},
                                 price_gate(205, on_average_of(3), GateTiming::after_other_gates)}),
        tranche("service or price",
                {AnyOf{{ServiceGate{day(2025, 12, 19)}, price_gate(225, on_any_close())}}}),
        tranche("lost or price", {AnyOf{{ServiceGate{day(2026, 2, 1)}, price_gate(225, on_any_close())}}})};
    WarrantPosition one = position_of(tranches);
    one.outlook.service = 1.0;
    const int vested = Replay{{.model = model(200, today, 0.6), .positions = {one}, .seed = 13}}.check(200);
    CHECK(vested > 500);  // of 1,600
    CHECK(vested < 1500);
  }

  TEST_CASE("expiries and exercise gates of a tranche's own") {
    std::vector<Tranche> tranches;
    for (const Date own : {day(2025, 11, 7), day(2025, 12, 5)}) {
      tranches.push_back(tranche(name_of(tranches), {price_gate(205, on_average_of(3)), deployed(1)}));
      tranches.back().own.expiry = own;
      tranches.push_back(tranche(name_of(tranches), {AnyOf{{deployed(2), price_gate(220, on_any_close())}}}));
      tranches.back().own = {.expiry = own, .exercise_gates = std::vector<Gate>{}};
      tranches.push_back(tranche(name_of(tranches), {deployed(1)}));
      tranches.back().own.exercise_gates = std::vector<Gate>{
          price_gate(205, on_consecutive(2), GateTiming::after_other_gates), deployed(2, own)};
    }
    tranches.push_back(tranche("issued", {}));
    tranches.back().vested_at_issue = true;
    tranches.push_back(tranche("strike to be set", {deployed(1)}));
    tranches.back().own = {.strike = StrikeSetLater{.part = 0.9, .days = 30, .on = day(2025, 11, 12)},
                           .exercise_gates = std::vector<Gate>{}};
    WarrantPosition one = position_of(tranches);
    one.warrant.exercise_gates = {stepped(190, on_average_of(4))};
    const int vested = Replay{{.model = model(200, today, 0.6), .positions = {one}, .seed = 14}}.check(200);
    CHECK(vested > 500);  // of 1,600
    CHECK(vested < 1400);
  }

  TEST_CASE("a strike set later is the mean of prices known and to come") {
    // 30 days to the 12th close to come: 18 VWAPs known, that of today the last, and 12 closes
    std::vector<Tranche> tranches{tranche("vwaps", {deployed(1)}), tranche("closes", {deployed(1)}),
                                  tranche("to come", {deployed(1)})};
    const Date on = calendar.closes(today, expiry)[11];
    tranches[0].own.strike = StrikeSetLater{.part = 0.9, .days = 30, .on = on};
    tranches[1].own.strike = StrikeSetLater{.part = 0.9, .days = 30, .on = on, .price = ObservedPrice::close};
    tranches[2].own.strike = StrikeSetLater{.part = 1.1, .days = 5, .on = on};
    Asked asked{{.model = model(200, today, 0.6), .positions = {position_of(tranches)}, .seed = 15}};
    asked.positions[0].calendar = calendar;
    for (int d = 1; d <= 12; ++d) asked.price_days.push_back(d);
    const PathEngine engine = asked.engine();
    const DealHistory known = past();
    const auto mean = [&](const PathFacts& facts, std::size_t path, int days, const auto& rows) {
      double sum = 0;
      int count = 0;
      for (int d = 12; d >= 1 && count < days; --d, ++count) {
        sum += 200.0 * double{facts.price[static_cast<std::size_t>(d - 1)][path]};
      }
      for (std::size_t i = rows.size(); count < days; ++count) sum += rows[--i].value.value;
      return sum / days / 200.0;
    };
    for (std::size_t i = 0; i < 3; ++i) CHECK(!engine.pieces()[i].strike);
    engine.visit(
        0,
        [&](const PathFacts& facts) {
          for (std::size_t path = 0; path < 64; ++path) {
            CHECK(double{facts.strike[0][path]} ==
                  doctest::Approx(0.9 * mean(facts, path, 30, *known.vwaps)).epsilon(1e-6));
            CHECK(double{facts.strike[1][path]} ==
                  doctest::Approx(0.9 * mean(facts, path, 30, known.closes)).epsilon(1e-6));
            CHECK(double{facts.strike[2][path]} ==
                  doctest::Approx(1.1 * mean(facts, path, 5, known.closes)).epsilon(1e-6));
            const std::int32_t vested = facts.vested[2][path];
            CHECK(facts.exercisable[2][path] == (vested == no_day ? no_day : std::max(vested, 12)));
          }
        },
        64);
    asked.positions[0].history = std::nullopt;
    CHECK_THROWS_WITH_AS(asked.engine(),
                         "positions[0].warrant.tranches[0].own.strike: must be with 18 prices on or before "
                         "2025-10-06, got 1",
                         DomainError);
  }

  TEST_CASE("a hurdle that steps is watched at every moment as one hurdle on each stretch") {
    // up to the step as the first hurdle, and from it on as the second: the same paths and highs
    const Date step = calendar.closes(today, expiry)[30];
    const SteppedPriceGate up{
        .hurdle = PerShare{225}, .steps = {{step, PerShare{250}}}, .rule = continuously()};
    SteppedPriceGate down = up;
    down.steps[0].hurdle = PerShare{210};
    PriceGate from_step = price_gate(210, continuously());
    from_step.window_from = step;
    const auto days = [&](const std::vector<Gate>& gates) {
      std::vector<Tranche> tranches;
      for (const Gate& gate : gates) tranches.push_back(tranche(name_of(tranches), {gate}));
      Asked asked{{.model = model(200, today, 0.6), .positions = {}, .seed = 16}};
      asked.positions = {position(warrant(today, expiry, tranches))};
      asked.positions[0].calendar = calendar;
      return Collected{asked.engine(), 512};
    };
    const Collected all =
        days({up, price_gate(225, continuously()), price_gate(250, continuously()), down, from_step,
              AllAtOnce{{down, down}},
              AllAtOnce{{price_gate(225, continuously()), price_gate(200, on_any_close())}}});
    int later = 0;
    for (std::size_t path = 0; path < 512; ++path) {
      const std::int32_t low = all.vested[1][path];
      if (low != no_day && low <= 30) CHECK(all.vested[0][path] == low);
      if (low == no_day || low > 30) {
        CHECK(all.vested[0][path] == all.vested[2][path]);
        CHECK(all.vested[3][path] == all.vested[4][path]);
        later += all.vested[3][path] != no_day ? 1 : 0;
      }
      CHECK(all.vested[5][path] == all.vested[3][path]);
      const std::int32_t both = all.vested[6][path];
      CHECK((both == no_day || both >= low));
      if (low != no_day && low <= 30) CHECK(double{all.price_when_exercisable[0][path]} == 1.125);
    }
    CHECK(later > 50);
  }
}

}  // namespace path_engine_composed_test
