#include "simulation/watch/watch_prices.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "../drawn_batch.hpp"

namespace watch_relative_test {
using namespace fairvalue;
using namespace fairvalue::kernels;

struct Pair {
  DrawnBatch own;
  PathBatch other;
  PriceRows benchmark;

  Pair(const std::vector<float>& known, int days)
      : own(known, days, 60), other({}, days), benchmark(other.rows()) {
    draw_benchmark({60, 0, 0, own.drift.data(), own.volatility.data(), 0.5}, benchmark);
  }
};

double lead(const Pair& pair, const GrowthUntilToday& growth, int day, int path) {
  return std::exp(double{pair.own.rows.day(day)[path]}) * growth.own -
         std::exp(double{pair.benchmark.day(day)[path]}) * growth.benchmark;
}

/// Floats err by some 3e-7 relative in each growth; where the lead is nearer to the level either is right.
bool right(const Pair& pair, const GrowthUntilToday& growth, double level, std::int32_t from,
           std::int32_t met, int path) {
  for (int day = std::max({0, from, pair.own.rows.first_counted()}); day <= pair.own.rows.days; ++day) {
    const double value = lead(pair, growth, day, path);
    const double error =
        3e-7 * (2 * std::exp(double{pair.benchmark.day(day)[path]}) * growth.benchmark + std::fabs(value));
    if (day == met) return value >= level - error;
    if (value > level + error) return false;
  }
  return met == never;
}

TEST_SUITE("simulation/watch/watch_relative") {
  TEST_CASE("ten points ahead by hand") {
    // own e^0.2 x 1.5 = 1.8321 and e^0.3 x 1.5 = 2.0248 against e^0.5 x 1.1 = 1.8136: ahead by 0.0185 and
    // 0.2112
    PathBatch own({}, 2);
    PathBatch other({}, 2);
    std::fill_n(own.rows().day(1), batch_paths, 0.2F);
    std::fill_n(own.rows().day(2), batch_paths, 0.3F);
    std::fill_n(other.rows().day(1), 2 * batch_paths, 0.5F);
    const std::vector<std::int32_t> from(batch_paths, 0);
    std::vector<std::int32_t> met(batch_paths);
    std::vector<LevelWatch> watches{{0.1F, 0.0F, from, met}};
    watch_relative(own.rows(), other.rows(), {1.5F, 1.1F}, watches);
    CHECK(met == std::vector<std::int32_t>(batch_paths, 2));
    watches[0].level = 0.01F;
    watch_relative(own.rows(), other.rows(), {1.5F, 1.1F}, watches);
    CHECK(met == std::vector<std::int32_t>(batch_paths, 1));
    watches[0].level = 0.22F;
    watch_relative(own.rows(), other.rows(), {1.5F, 1.1F}, watches);
    CHECK(met == std::vector<std::int32_t>(batch_paths, never));
  }
  TEST_CASE("as good as the benchmark is enough at an excess of 0") {
    PathBatch own({}, 2);
    PathBatch other({}, 2);
    const std::vector<std::int32_t> from(batch_paths, 0);
    std::vector<std::int32_t> met(batch_paths);
    const std::vector<LevelWatch> watches{{0.0F, 0.0F, from, met}};
    watch_relative(own.rows(), other.rows(), {1.0F, 1.0F}, watches);  // all logarithms are 0
    CHECK(met[0] == 1);
  }
  TEST_CASE("today counts when its close does") {
    const std::vector<float> known{0.0F};
    PathBatch own(known, 2);
    PathBatch other({}, 2);
    std::vector<std::int32_t> from(batch_paths, 0);
    from[1] = 1;
    std::vector<std::int32_t> met(batch_paths);
    const std::vector<LevelWatch> watches{{0.25F, 0.0F, from, met}};
    watch_relative(own.rows(), other.rows(), {1.5F, 1.0F}, watches);
    CHECK(met[0] == 0);
    CHECK(met[1] == 1);
  }
  TEST_CASE("days are those of a slow replay day by day") {
    for (const int days : {1, 2, 31, 32, 33, 64, 300}) {
      for (const int known : {0, 3}) {
        const Pair pair(known_closes(known, 3), days);
        for (const auto& growth : {GrowthUntilToday{1.0F, 1.0F}, GrowthUntilToday{1.4F, 1.3F}}) {
          for (const float level : {-0.2F, 0.0F, 0.05F, 0.3F}) {
            const FirstDays from(days, 61);
            MetDays met;
            const std::vector<LevelWatch> watches{{level, 0.0F, from.days, met.days}};
            watch_relative(pair.own.rows, pair.benchmark, growth, watches);
            for (std::size_t path = 0; path < batch_paths; ++path) {
              CAPTURE(days);
              CAPTURE(level);
              CAPTURE(path);
              REQUIRE(right(pair, growth, level, from.days[path], met.days[path], static_cast<int>(path)));
            }
          }
        }
      }
    }
  }
  TEST_CASE("a later first day is never met earlier") {
    const Pair pair({}, 100);
    std::vector<std::int32_t> before(batch_paths, 0);
    for (std::int32_t day = 0; day <= 101; ++day) {
      const std::vector<std::int32_t> from(batch_paths, day);
      std::vector<std::int32_t> met(batch_paths);
      const std::vector<LevelWatch> watches{{0.05F, 0.0F, from, met}};
      watch_relative(pair.own.rows, pair.benchmark, {1.0F, 1.0F}, watches);
      for (std::size_t path = 0; path < batch_paths; ++path) {
        if (met[path] == never) met[path] = 102;
        REQUIRE(met[path] >= std::max(day, before[path]));
      }
      before = met;
    }
  }
  TEST_CASE("every instruction set finds the same days") {
    std::vector<std::int32_t> expected;
    on_every_target([&](const char* target) {
      CAPTURE(target);
      const Pair pair({}, 500);
      const FirstDays from(500, 8);
      MetDays met;
      const std::vector<LevelWatch> watches{{0.2F, 0.0F, from.days, met.days}};
      watch_relative(pair.own.rows, pair.benchmark, {1.1F, 1.2F}, watches);
      if (expected.empty()) expected = met.memory;
      CHECK(met.memory == expected);
    });
    CHECK(std::ranges::count(expected, never) < batch_paths);
  }
}

}  // namespace watch_relative_test
