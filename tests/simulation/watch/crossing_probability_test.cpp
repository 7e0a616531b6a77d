#include "simulation/watch/crossing_probability.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/math/running_statistics.hpp>

#include "../drawn_batch.hpp"
#include "first_passage.hpp"

namespace crossing_probability_test {
using namespace fairvalue;
using namespace fairvalue::kernels;

std::vector<float> probabilities(const PriceRows& rows, const BridgeLaw& law, int through, float level) {
  std::vector<float> memory(batch_paths + 1, 77.0F);  // not aligned, on purpose
  const std::span<float> out{memory.data() + 1, batch_paths};
  crossing_probabilities(rows, law, through, std::vector<CrossingWatch>{{level, out}});
  return {out.begin(), out.end()};
}

double slow(const DrawnBatch& drawn, int through, double level, int path) {
  double survived = 1.0;
  for (int day = 1; day <= through; ++day) {
    const double x = level - drawn.rows.day(day - 1)[path];
    const double y = level - drawn.rows.day(day)[path];
    if (x <= 0 || y <= 0) return 1.0;
    survived *= 1.0 - std::exp(-2 * x * y / std::pow(drawn.volatility[static_cast<std::size_t>(day - 1)], 2));
  }
  return 1.0 - survived;
}

BridgeLaw law_of(const DrawnBatch& drawn) {
  return bridge_law(brownian, {drawn.volatility.data(), static_cast<std::size_t>(drawn.rows.days)});
}

TEST_SUITE("simulation/watch/crossing_probability") {
  TEST_CASE("two days by hand") {
    // variance 0.01 a day, closes 0 0.05 0 under a level of 0.1: exp(-2 x 0.1 x 0.05 / 0.01) = e^-1 twice,
    // 1 - (1 - e^-1)^2 = 0.600424
    PathBatch batch({}, 2);
    std::fill_n(batch.rows().day(1), batch_paths, 0.05F);
    std::fill_n(batch.rows().day(2), batch_paths, 0.0F);
    std::fill_n(batch.rows().chunk_high, batch_paths, 0.05F);
    const BridgeLaw law = bridge_law(brownian, std::vector<float>{0.1F, 0.1F});
    CHECK(probabilities(batch.rows(), law, 2, 0.1F)[0] == doctest::Approx(0.600424).epsilon(1e-5));
    CHECK(probabilities(batch.rows(), law, 1, 0.1F)[63] == doctest::Approx(std::exp(-1)).epsilon(1e-5));
    CHECK(probabilities(batch.rows(), law, 2, 0.05F)[5] == 1.0F);
    CHECK(probabilities(batch.rows(), law, 2, 0.0F)[5] == 1.0F);
    CHECK(probabilities(batch.rows(), law, 2, 2.0F)[5] == 0.0F);
  }
  TEST_CASE("a day that begins near the level and ends far below it by hand") {
    // variance 0.01, closes 0 and -0.5 under a level of 0.01: exp(-2 x 0.01 x 0.51 / 0.01) = e^-1.02
    PathBatch batch({}, 1);
    std::fill_n(batch.rows().day(1), batch_paths, -0.5F);
    std::fill_n(batch.rows().chunk_high, batch_paths, -0.5F);
    const BridgeLaw law = bridge_law(brownian, std::vector<float>{0.1F});
    CHECK(probabilities(batch.rows(), law, 1, 0.01F)[7] == doctest::Approx(std::exp(-1.02)).epsilon(1e-5));
  }
  TEST_CASE("is the slow product in doubles") {
    // exponents of up to 18 in floats, 2^-22 relative: 4e-6; what lies further off is left out: 1.5e-8 a day
    for (const int days : {1, 2, 31, 32, 33, 64, 1000}) {
      const DrawnBatch drawn({}, days, 80);
      const BridgeLaw law = law_of(drawn);
      for (const int through : {1, days / 2, std::max(1, days - 1), days}) {
        if (through < 1) continue;
        for (const float level : {-0.1F, 0.0F, 0.01F, 0.1F, 0.25F, 0.7F, 3.0F}) {
          const auto found = probabilities(drawn.rows, law, through, level);
          for (int path = 0; path < batch_paths; ++path) {
            CAPTURE(days);
            CAPTURE(through);
            CAPTURE(level);
            CAPTURE(path);
            const float p = found[static_cast<std::size_t>(path)];
            REQUIRE(p >= 0.0F);
            REQUIRE(p <= 1.0F);
            REQUIRE(std::fabs(p - slow(drawn, through, level, path)) < 1e-5 + 1.5e-8 * through);
          }
        }
      }
    }
  }
  TEST_CASE("some probabilities are neither 0 nor 1") {
    const DrawnBatch drawn({}, 300, 81);
    const auto found = probabilities(drawn.rows, law_of(drawn), 300, 0.7F);
    CHECK(std::ranges::count_if(found, [](float p) { return p > 0.001F && p < 0.999F; }) > 3);
  }
  TEST_CASE("days without volatility are not crossed") {
    PathBatch batch({}, 3);
    const BridgeLaw law = bridge_law(brownian, std::vector<float>(3));
    CHECK(probabilities(batch.rows(), law, 3, 1e-6F)[0] == 0.0F);
    CHECK(probabilities(batch.rows(), law, 3, 0.0F)[0] == 1.0F);
  }
  TEST_CASE("what comes after the last day does not matter") {
    DrawnBatch drawn({}, 100, 82);
    const BridgeLaw law = law_of(drawn);
    const auto before = probabilities(drawn.rows, law, 41, 0.3F);
    std::fill_n(drawn.rows.day(42), batch_paths * 59, 10.0F);
    std::fill_n(drawn.rows.chunk_high + batch_paths, 3 * batch_paths, 10.0F);
    CHECK(probabilities(drawn.rows, law, 41, 0.3F) == before);
  }
  TEST_CASE("every instruction set gives the same bits") {
    const std::vector<float> levels{0.05F, 0.3F, 0.5F, 0.55F, 0.9F};
    std::vector<float> expected;
    on_every_target([&](const char* target) {
      CAPTURE(target);
      const DrawnBatch drawn({}, 777, 83);
      std::vector<float> found(levels.size() * batch_paths);
      std::vector<CrossingWatch> watches;
      for (std::size_t i = 0; i < levels.size(); ++i) {
        watches.push_back({levels[i], {&found[i * batch_paths], batch_paths}});
      }
      crossing_probabilities(drawn.rows, law_of(drawn), 770, watches);
      if (expected.empty()) expected = found;
      CHECK(std::memcmp(found.data(), expected.data(), found.size() * sizeof(float)) == 0);
    });
  }
  TEST_CASE("their mean is the closed form of the first passage") {
    std::mt19937_64 random(14);
    const auto between = [&](double low, double high) {
      return low + (high - low) * static_cast<double>(random() % 10'000) / 10'000;
    };
    for (int contract = 0; contract < 12; ++contract) {
      const double drift = between(-0.002, 0.003);
      const double deviation = between(0.01, 0.08);
      const int days = static_cast<int>(between(2, 150));
      const std::vector<float> drifts(static_cast<std::size_t>(drawn_days(days)), static_cast<float>(drift));
      const std::vector<float> volatility(drifts.size(), static_cast<float>(deviation));
      const BridgeLaw law = bridge_law(brownian, {volatility.data(), static_cast<std::size_t>(days)});
      const double level = between(0.05, 2.0) * deviation * std::sqrt(days);
      RunningStatistics found;
      PathBatch batch({}, days);
      for (std::uint64_t b = 0; b < 256; ++b) {
        draw_paths({15, b * batch_paths, drifts.data(), volatility.data()}, batch.rows());
        for (const float p : probabilities(batch.rows(), law, days - 1, static_cast<float>(level)))
          found.add(p);
      }
      const double expected = first_passage(level, drift, deviation, days - 1);
      const double error = std::sqrt(found.squares) / static_cast<double>(found.count);
      CAPTURE(contract);
      CAPTURE(expected);
      CHECK(std::fabs(found.mean - expected) / error < 5);
    }
  }
}

}  // namespace crossing_probability_test
