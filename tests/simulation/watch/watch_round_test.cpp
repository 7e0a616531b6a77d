#include "simulation/watch/watch_round.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "../engine_samples.hpp"

namespace watch_round_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

const Date today = day(2025, 10, 6);

/// A plan whose gates have every kind of watch.
SimulationPlan plan() {
  std::vector<Tranche> tranches{tranche("any", {price_gate(210, on_any_close())}),
                                tranche("any more", {price_gate(220, on_any_close())}),
                                tranche("run", {price_gate(205, on_consecutive(3))}),
                                tranche("average", {price_gate(205, on_average_of(4))}),
                                tranche("count", {price_gate(205, on_some_of(2, 6))}),
                                tranche("moment", {price_gate(215, continuously())}),
                                tranche("relative", {RelativeGate{.benchmark = "SOX", .excess = 0.05}})};
  Simulation one{.model = model(200, today, 0.7), .positions = {}, .seed = 3};
  one.model.benchmarks = {{.name = "SOX", .volatility = 0.3, .correlation = 0.5}};
  one.positions = {position(warrant(today, add_days(today, 87), tranches))};  // 60 closes
  return simulation_plan(resolved(one), one.measure, one.seed, {});
}

/// Prices of some paths, and what a rule says of each day from `from` on, read off day by day.
struct Drawn {
  explicit Drawn(const SimulationPlan& plan) : share({}, 60), index({}, 60) {
    const DrawJob job = share_job(plan);
    draw_paths(job, share.rows());
    const auto& law = plan.benchmarks[0].law;
    draw_benchmark({.seed = plan.seed,
                    .first_path = 0,
                    .index = 0,
                    .drift = law.drift.data(),
                    .volatility = law.volatility.data(),
                    .correlation = 0.5},
                   index.rows());
  }
  static DrawJob share_job(const SimulationPlan& plan) {
    return {.seed = plan.seed,
            .first_path = 0,
            .drift = plan.share.drift.data(),
            .volatility = plan.share.volatility.data()};
  }
  double price(int d, std::size_t path) { return std::exp(static_cast<double>(share.rows().day(d)[path])); }
  double level(int d, std::size_t path) { return std::exp(static_cast<double>(index.rows().day(d)[path])); }

  bool holds(const Watch& watch, int d, std::size_t path) {
    int above = 0;
    double sum = 0.0;
    for (int i = std::max(1, d - watch.n + 1); i <= d; ++i) {
      above += price(i, path) >= watch.level ? 1 : 0;
      sum += price(i, path);
    }
    switch (watch.kind) {
      case WatchKind::lowest: return above == watch.n;
      case WatchKind::count: return above >= watch.k;
      case WatchKind::sum: return d >= watch.n && sum / watch.n >= watch.level;
      case WatchKind::relative: return price(d, path) - level(d, path) >= watch.level;
      case WatchKind::continuous: return false;
    }
    return false;
  }
  std::int32_t first_day(const Watch& watch, std::int32_t from, std::size_t path) {
    for (int d = std::max(1, from); d <= 60; ++d) {
      if (holds(watch, d, path)) return d;
    }
    return no_day;
  }

  PathBatch share;
  PathBatch index;
};

struct Sums {
  ColumnPlan columns{};
  Column a = columns.drawn();
  Column b = columns.drawn();
};

TEST_SUITE("simulation/watch/watch_round") {
  TEST_CASE("watches of one kind go in one call and each finds its days") {
    const SimulationPlan numbers = plan();
    const Round& round = numbers.pieces.columns.rounds().front();
    DayBatch days{numbers.pieces.columns};
    const auto groups = watch_groups(round, numbers, days);
    CHECK(round.watches.size() == 7);
    CHECK(groups.size() == 6);
    Drawn drawn{numbers};
    PriceCache cache{61};
    const WatchedPrices prices{drawn.share.rows(), {}, {drawn.index.rows()}, Drawn::share_job(numbers)};
    for (const WatchGroup& group : groups) group.run(prices, cache);
    for (const Watch& watch : round.watches) {
      int met = 0;
      for (std::size_t path = 0; path < batch_paths; ++path) {
        const auto got = days[watch.met][path];
        met += got != no_day ? 1 : 0;
        if (watch.kind != WatchKind::continuous)
          CHECK(got == drawn.first_day(watch, days[watch.from][path], path));
        const auto close = drawn.first_day({.kind = WatchKind::lowest, .level = watch.level}, 1, path);
        if (watch.kind == WatchKind::continuous && close != no_day) CHECK((got != no_day && got <= close));
      }
      CHECK(met > 0);
      CHECK(met < batch_paths);
    }
  }

  TEST_CASE("the latest of days is none when one is none or it comes after the last") {
    Sums sums;
    const Column latest = sums.columns.latest({sums.a, sums.b}, 50);
    const Column nothing = sums.columns.latest({});
    DayBatch days{sums.columns};
    const std::vector<std::array<std::int32_t, 3>> rows{{0, 0, 0},           {3, 50, 50},
                                                        {51, 2, no_day},     {no_day, 4, no_day},
                                                        {4, no_day, no_day}, {no_day, no_day, no_day}};
    for (std::size_t i = 0; i < rows.size(); ++i) days[sums.a][i] = rows[i][0], days[sums.b][i] = rows[i][1];
    run_combinations(sums.columns.rounds()[0], days);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CAPTURE(i);
      CHECK(days[latest][i] == rows[i][2]);
      CHECK(days[nothing][i] == 0);
    }
  }

  TEST_CASE("the earliest of days is none only when all are") {
    Sums sums;
    const Column earliest = sums.columns.earliest({sums.a, sums.b});
    DayBatch days{sums.columns};
    const std::vector<std::array<std::int32_t, 3>> rows{
        {0, 7, 0}, {9, 7, 7}, {no_day, 4, 4}, {no_day, no_day, no_day}};
    for (std::size_t i = 0; i < rows.size(); ++i) days[sums.a][i] = rows[i][0], days[sums.b][i] = rows[i][1];
    run_combinations(sums.columns.rounds()[0], days);
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(days[earliest][i] == rows[i][2]);
  }

  TEST_CASE("a watch starts with its milestone but not before its floor and never without") {
    Sums sums;
    sums.columns.watched_after({.kind = WatchKind::lowest, .level = 1.0}, sums.a, 5);
    const Round& round = sums.columns.rounds()[1];
    DayBatch days{sums.columns};
    days[sums.a][0] = 3;
    days[sums.a][1] = 8;
    days[sums.a][2] = no_day;
    run_starts(round, days);
    const auto from = days[round.starts[0].result];
    CHECK(from[0] == 5);
    CHECK(from[1] == 8);
    CHECK(from[2] == after_all_days);
  }
}

}  // namespace watch_round_test
