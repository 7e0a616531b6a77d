// The smallest simulations whose answers were once wrong.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <random>

#include "engine_samples.hpp"

namespace regressions_test {
using namespace fairvalue;
using namespace samples;

const Date today = day(2025, 10, 6);

/// One tranche on closes, valued on the grant date.
Simulation of_rule(double hurdle, const MonitoringRule& rule, int days) {
  return {.model = model(100, today, 0.5),
          .positions = {position(
              warrant(today, add_days(today, days), {tranche("only", {price_gate(hurdle, rule)})}))},
          .seed = 11};
}

/// Paths out of `paths` with k closes of `closes` at or above the hurdle, by a plain loop with a generator of
/// its own: exp of a sum of normals under the share measure.
int plain_hits(double hurdle, int k, int closes, double years, int paths) {
  std::mt19937_64 words{2025};
  std::normal_distribution<double> normal;
  const double step = years / closes;
  int hits = 0;
  for (int path = 0; path < paths; ++path) {
    double log_price = std::log(100.0);
    int at_hurdle = 0;
    for (int close = 0; close < closes; ++close) {
      log_price += (0.037 + 0.5 * 0.25) * step + 0.5 * std::sqrt(step) * normal(words);
      at_hurdle += log_price >= std::log(hurdle) ? 1 : 0;
    }
    hits += at_hurdle >= k ? 1 : 0;
  }
  return hits;
}

TEST_SUITE("simulation/regressions") {
  TEST_CASE("k of n far above the hurdle is met on the close number k") {
    for (const auto& [k, n] : {std::pair{3, 5}, {40, 60}, {1, 2'000'000'000}}) {
      const Collected all{PathEngine{of_rule(1e-3, on_some_of(k, n), 365)}, 64};
      CHECK(all.vested[0] == std::vector<std::int32_t>(64, k));
    }
  }

  TEST_CASE("40 of 60 in a life of 54 closes is met as often as a plain loop counts") {
    const double hurdle = 95;
    const Simulation one = of_rule(hurdle, on_some_of(40, 60), 78);
    const PathEngine engine{one};
    REQUIRE(engine.grid().closes == 54);  // 78 x 252 / 365 = 53.9
    constexpr int paths = 1 << 15;
    const Collected all{engine, paths};
    const auto met = static_cast<double>(paths - std::ranges::count(all.vested[0], no_day));
    const double plain = plain_hits(hurdle, 40, 54, 78.0 / 365, paths);
    CHECK(plain / paths > 0.4);
    CHECK(plain / paths < 0.7);
    // Both are counts of independent events: their difference has at most the variance paths / 2.
    CHECK(std::abs(met - plain) < 5 * std::sqrt(paths / 2.0));
  }

  TEST_CASE("1 of the last n is any close on every path") {
    Simulation one = of_rule(120, on_any_close(), 365);
    one.positions[0].warrant = warrant(today, add_days(today, 365),
                                       {tranche("any", {price_gate(120, on_any_close())}),
                                        tranche("1 of 7", {price_gate(120, on_some_of(1, 7))}),
                                        tranche("1 of 400", {price_gate(120, on_some_of(1, 400))})});
    const Collected all{PathEngine{one}, 1000};
    CHECK(all.vested[1] == all.vested[0]);
    CHECK(all.vested[2] == all.vested[0]);
  }

  TEST_CASE("a window that begins later leaves out the closes before it") {
    Simulation one = of_rule(1e-3, on_some_of(3, 5), 365);
    auto& gate = std::get<PriceGate>(one.positions[0].warrant.tranches[0].gates[0]);
    gate.window_from = add_days(today, 100);
    const auto vested = [&] { return Collected{PathEngine{one}, 64}.vested[0]; };
    // Day 70 is the first from then on: 100 x 252 / 365 = 69.04. The third from there is day 72.
    CHECK(vested() == std::vector<std::int32_t>(64, 72));
    gate.rule = on_average_of(5);
    CHECK(vested() == std::vector<std::int32_t>(64, 74));
    gate.rule = continuously();
    CHECK(vested() == std::vector<std::int32_t>(64, 70));
    gate.window_from = add_days(today, 1);
    CHECK(vested() == std::vector<std::int32_t>(64, 0));  // from this very moment on, as without
  }

  TEST_CASE("a level watched from a later day on is touched between the closes from then on") {
    Asked one = of_rule(120, continuously(), 365);
    auto& gate = std::get<PriceGate>(one.positions[0].warrant.tranches[0].gates[0]);
    gate.window_from = add_days(today, 100);
    one.price_days.resize(252);
    for (int d = 0; d < 252; ++d) one.price_days[static_cast<std::size_t>(d)] = d + 1;
    const Collected all{one.engine(), 2000};
    int above_at_start = 0;
    int touched = 0;
    for (std::size_t path = 0; path < 2000; ++path) {
      const std::int32_t met = all.vested[0][path];
      if (met == no_day) continue;
      REQUIRE(met >= 70);
      const float price = all.price_when_exercisable[0][path];
      const float before = all.price[68][path];  // of day 69, with which the first day that counts begins
      if (before >= 1.2F) {
        REQUIRE(met == 70);
        REQUIRE(price == all.price[69][path]);  // there already: taken at the close of its first day
        ++above_at_start;
      } else {
        REQUIRE(price == 1.2F);  // reached on the way
        ++touched;
      }
    }
    CHECK(above_at_start > 200);
    CHECK(touched > 200);
  }
}

}  // namespace regressions_test
