#include "simulation/watch/watch_highs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "../drawn_batch.hpp"
#include "first_passage.hpp"
#include "simulation/draw/path_words.hpp"

namespace watch_highs_test {
using namespace fairvalue;
using namespace fairvalue::kernels;

BridgeLaw law_of(const DrawnBatch& drawn) {
  return bridge_law(brownian, {drawn.volatility.data(), static_cast<std::size_t>(drawn.rows.days)});
}

/// The highest point between two closes, in doubles.
double high_between(const DrawnBatch& drawn, int day, int path) {
  const double x = drawn.rows.day(day - 1)[path];
  const double y = drawn.rows.day(day)[path];
  const double v = std::pow(drawn.volatility[static_cast<std::size_t>(day - 1)], 2);
  const std::uint32_t word =
      path_word(drawn.job.seed, stream::bridges, drawn.job.first_path + static_cast<std::uint64_t>(path),
                static_cast<std::uint32_t>(day - 1));
  const double uniform = (word / 2 + 0.5) * 0x1p-31;
  return 0.5 * (x + y + std::sqrt((y - x) * (y - x) - 2 * v * std::log(uniform)));
}

/// Whether `met` is right, day by day. In floats -ln u may be off by 1e-6 and so a high, at worst (x = y and
/// u near 1), by a deviation times sqrt(1e-6 / 2): 1e-3 of a deviation; so near to the level either is right.
bool right(const DrawnBatch& drawn, float level, std::int32_t from, std::int32_t met, int path) {
  for (int day = from; day <= drawn.rows.days; ++day) {
    if (drawn.rows.day(day)[path] >= level) return met == day;
    if (day == from) continue;
    const double error = 1e-3 * drawn.volatility[static_cast<std::size_t>(day - 1)];
    const double high = high_between(drawn, day, path);
    if (day == met) return high >= level - error;
    if (high >= level + error) return false;
  }
  return met == never;
}

/// Paths of a flat market that have met the levels by a day, watched from the start.
struct Sample {
  double drift;
  double deviation;
  int days;

  std::vector<double> met_by(const std::vector<float>& levels, int day, int batches) const {
    const std::vector<float> drifts(static_cast<std::size_t>(drawn_days(days)), static_cast<float>(drift));
    const std::vector<float> volatility(drifts.size(), static_cast<float>(deviation));
    const BridgeLaw law = bridge_law(brownian, {volatility.data(), static_cast<std::size_t>(days)});
    const std::vector<std::int32_t> from(batch_paths, 0);
    std::vector<std::vector<std::int32_t>> met(levels.size(), std::vector<std::int32_t>(batch_paths));
    std::vector<LevelWatch> watches;
    for (std::size_t i = 0; i < levels.size(); ++i) watches.push_back({levels[i], levels[i], from, met[i]});
    std::vector<double> count(levels.size());
    PathBatch batch({}, days);
    for (int b = 0; b < batches; ++b) {
      const DrawJob job{3, static_cast<std::uint64_t>(b) * batch_paths, drifts.data(), volatility.data()};
      draw_paths(job, batch.rows());
      watch_highs(batch.rows(), law, job, watches);
      for (std::size_t i = 0; i < levels.size(); ++i) {
        count[i] +=
            static_cast<double>(std::ranges::count_if(met[i], [day](int d) { return d >= 0 && d <= day; }));
      }
    }
    return count;
  }
};

TEST_SUITE("simulation/watch/watch_highs") {
  TEST_CASE("days are those of a slow replay day by day") {
    for (const int days : {1, 2, 31, 32, 33, 64, 1000}) {
      const DrawnBatch drawn({}, days, 70, 128);
      const BridgeLaw law = law_of(drawn);
      for (const float level : {-0.1F, 0.0F, 0.03F, 0.2F, 0.6F}) {
        const FirstDays from(days, 71);
        MetDays met;
        watch_highs(drawn.rows, law, drawn.job, std::vector<LevelWatch>{{level, level, from.days, met.days}});
        for (std::size_t path = 0; path < batch_paths; ++path) {
          CAPTURE(days);
          CAPTURE(level);
          CAPTURE(path);
          REQUIRE(right(drawn, level, from.days[path], met.days[path], static_cast<int>(path)));
        }
      }
    }
  }
  TEST_CASE("a path meets what is just below its highest point and not what is just above") {
    // closes that rise or stay or fall far below today's: the highest point is up to some 3 deviations above
    constexpr float deviation = 0.05F;
    const std::vector<float> volatility{deviation, 0.0F};
    const BridgeLaw law = bridge_law(brownian, std::vector<float>{deviation});
    const std::vector<std::int32_t> from(batch_paths, 0);
    std::vector<std::int32_t> met(batch_paths);
    for (const float moved : {0.1F, 0.0F, -0.2F}) {
      for (std::uint64_t first = 0; first < 20 * batch_paths; first += batch_paths) {
        DrawnBatch drawn({}, 1, 75, first);
        drawn.volatility = volatility;
        std::fill_n(drawn.rows.day(1), batch_paths, moved);
        std::fill_n(drawn.rows.chunk_high, batch_paths, moved);
        for (int path = 0; path < batch_paths; ++path) {
          const double high = high_between(drawn, 1, path);
          const auto day_met = [&](double level) {
            const auto at = static_cast<float>(level);
            watch_highs(drawn.rows, law, drawn.job, std::vector<LevelWatch>{{at, at, from, met}});
            return met[static_cast<std::size_t>(path)];
          };
          if (high > 2e-3 * deviation) REQUIRE(day_met(high - 1e-3 * deviation) == 1);
          REQUIRE(day_met(high + 1e-3 * deviation) == never);
        }
      }
    }
  }
  TEST_CASE("the first day counts by its close alone and later ones from the close before") {
    // closes 0 and 0.1 and 0 without volatility between: a level of 0.1 is met on day 1 from day 0 or 1,
    // never from day 2; a level of 0 today or on the first day
    PathBatch batch({}, 2);
    const PriceRows rows = batch.rows();
    std::fill_n(rows.day(1), batch_paths, 0.1F);
    std::fill_n(rows.day(2), batch_paths, 0.0F);
    std::fill_n(rows.chunk_high, batch_paths, 0.1F);
    const std::vector<float> none(2);
    const DrawJob job{1, 0, none.data(), none.data()};
    std::vector<std::int32_t> from(batch_paths, 0);
    from[1] = 1;
    from[2] = 2;
    std::vector<std::int32_t> met(batch_paths);
    watch_highs(rows, bridge_law(brownian, none), job, std::vector<LevelWatch>{{0.1F, 0.1F, from, met}});
    CHECK(std::vector<std::int32_t>(met.begin(), met.begin() + 3) == std::vector<std::int32_t>{1, 1, never});
    watch_highs(rows, bridge_law(brownian, none), job, std::vector<LevelWatch>{{0.0F, 0.0F, from, met}});
    CHECK(std::vector<std::int32_t>(met.begin(), met.begin() + 3) == std::vector<std::int32_t>{0, 1, 2});
  }
  TEST_CASE("a lower level is never met later and a later first day never earlier") {
    const DrawnBatch drawn({}, 200, 72);
    const BridgeLaw law = law_of(drawn);
    const auto met_days = [&](float level, std::int32_t first) {
      const std::vector<std::int32_t> from(batch_paths, first);
      std::vector<std::int32_t> met(batch_paths);
      watch_highs(drawn.rows, law, drawn.job, std::vector<LevelWatch>{{level, level, from, met}});
      std::ranges::replace(met, never, 1000);
      return met;
    };
    for (int step = 0; step < 30; ++step) {
      const float level = 0.01F * static_cast<float>(step);
      for (const int first : {0, 1, 40}) {
        const auto met = met_days(level, first);
        const auto above = met_days(level + 0.01F, first);
        const auto later = met_days(level, first + 1);
        for (std::size_t path = 0; path < batch_paths; ++path) {
          REQUIRE(met[path] <= above[path]);
          REQUIRE(met[path] <= later[path]);
        }
      }
    }
  }
  TEST_CASE("every instruction set finds the same days") {
    std::vector<std::int32_t> expected;
    on_every_target([&](const char* target) {
      CAPTURE(target);
      const DrawnBatch drawn({}, 777, 73, (std::uint64_t{1} << 33) - 64);
      const FirstDays from(777, 8);
      MetDays met;
      watch_highs(drawn.rows, law_of(drawn), drawn.job,
                  std::vector<LevelWatch>{{0.3F, 0.3F, from.days, met.days}});
      if (expected.empty()) expected = met.memory;
      CHECK(met.memory == expected);
    });
    CHECK(std::ranges::count(expected, never) < batch_paths);
  }
  TEST_CASE("as many paths meet a level as the closed form of the first passage says") {
    std::mt19937_64 random(4);
    const auto between = [&](double low, double high) {
      return low + (high - low) * static_cast<double>(random() % 10'000) / 10'000;
    };
    constexpr int batches = 256;
    constexpr double n = batches * batch_paths;
    for (int contract = 0; contract < 12; ++contract) {
      const Sample sample{between(-0.002, 0.003), between(0.01, 0.08), static_cast<int>(between(1, 120))};
      const double scale = sample.deviation * std::sqrt(sample.days);
      const std::vector<float> levels{static_cast<float>(0.1 * scale), static_cast<float>(0.5 * scale),
                                      static_cast<float>(1.5 * scale)};
      const int day = 1 + sample.days / 2;
      const auto met = sample.met_by(levels, day, batches);
      for (std::size_t i = 0; i < levels.size(); ++i) {
        CAPTURE(contract);
        CAPTURE(levels[i]);
        const double p = first_passage(levels[i], sample.drift, sample.deviation, day);
        CHECK(std::fabs(met[i] - n * p) / std::sqrt(n * p * (1 - p)) < 5);
      }
    }
  }
}

}  // namespace watch_highs_test
