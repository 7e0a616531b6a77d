#include "simulation/draw/draw_jumps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "simulation/draw/normal_table.hpp"
#include "simulation/draw/path_words.hpp"

namespace draw_jumps_test {
using namespace fairvalue;
using namespace fairvalue::detail;

constexpr int days = 500;

/// The sum over the days of each path of some batches.
std::vector<double> totals(const JumpLaw& law, int batches) {
  std::vector<double> total;
  JumpBatch batch(days);
  for (int b = 0; b < batches; ++b) {
    batch.draw(law, 77, static_cast<std::uint64_t>(b) * batch_paths);
    for (int path = 0; path < batch_paths; ++path) {
      double sum = 0.0;
      for (int day = 0; day < days; ++day) sum += batch.sizes()[day * batch_paths + path];
      total.push_back(sum);
    }
  }
  return total;
}

double mean_of(const std::vector<double>& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}
double variance_of(const std::vector<double>& x) {
  const double mean = mean_of(x);
  double squares = 0.0;
  for (const double value : x) squares += (value - mean) * (value - mean);
  return squares / static_cast<double>(x.size() - 1);
}

TEST_SUITE("simulation/draw/draw_jumps") {
  TEST_CASE("thresholds by hand: half of the paths have none at an expected ln 2") {
    // P(0) = 1/2, P(at most 1) = 1/2 (1 + ln 2) = 0.84657359, times 2^32
    const JumpLaw law = jump_law({.intensity = std::log(2.0), .mean = 0, .deviation = 0}, Years{1});
    CHECK(law.parts == 1);
    REQUIRE(law.thresholds.size() > 2);
    CHECK(std::fabs(static_cast<double>(law.thresholds[0]) - 0x1p31) <= 1);
    CHECK(std::fabs(static_cast<double>(law.thresholds[1]) - 0x1p31 * (1 + std::log(2.0))) <= 1);
    CHECK(std::ranges::is_sorted(law.thresholds));
  }
  TEST_CASE("no intensity no jumps") {
    const JumpLaw law = jump_law({.intensity = 0, .mean = 1, .deviation = 1}, Years{5});
    CHECK(law.thresholds.empty());
    for (const double total : totals(law, 2)) CHECK(total == 0.0);
  }
  TEST_CASE("long horizons come in parts of at most 8") {
    CHECK(jump_law({.intensity = 4, .mean = 0, .deviation = 0}, Years{2}).parts == 1);
    CHECK(jump_law({.intensity = 4.1, .mean = 0, .deviation = 0}, Years{2}).parts == 2);
    CHECK(jump_law({.intensity = 10, .mean = 0, .deviation = 0}, Years{10}).parts == 13);
  }
  TEST_CASE("the number of jumps is Poisson") {
    // jumps of size 1 exactly: a path's sum counts them. Var of a sample's variance: (m + 2 m^2) / n
    for (const double expected : {0.5, 5.0, 20.0}) {
      CAPTURE(expected);
      const auto count = totals(jump_law({.intensity = expected, .mean = 1, .deviation = 0}, Years{1}), 128);
      const auto n = static_cast<double>(count.size());
      CHECK(std::fabs(mean_of(count) - expected) / std::sqrt(expected / n) < 5);
      CHECK(std::fabs(variance_of(count) - expected) / std::sqrt((expected + 2 * expected * expected) / n) <
            5);
      const double none = std::exp(-expected);
      const auto found = static_cast<double>(std::ranges::count(count, 0.0));
      CHECK(std::fabs(found / n - none) <= 5 * std::sqrt(none * (1 - none) / n));
    }
  }
  TEST_CASE("sizes are normal and days uniform") {
    const JumpLaw law = jump_law({.intensity = 0.05, .mean = -0.1, .deviation = 0.2}, Years{20});
    std::vector<double> size;
    std::vector<double> day_of;
    JumpBatch batch(days);
    for (int b = 0; b < 128; ++b) {
      batch.draw(law, 3, static_cast<std::uint64_t>(b) * batch_paths);
      for (int place = 0; place < days * batch_paths; ++place) {
        if (batch.sizes()[place] == 0.0F) continue;
        size.push_back(batch.sizes()[place]);
        day_of.push_back(place / batch_paths);
      }
    }
    // 1 jump a path expected; two on one day, of 500, in some 0.1 % of paths: far below the errors here
    const auto n = static_cast<double>(size.size());
    CHECK(std::fabs(mean_of(size) + 0.1) / (0.2 / std::sqrt(n)) < 5);
    CHECK(std::fabs(variance_of(size) - 0.04) / (0.04 * std::sqrt(2 / n)) < 5);
    CHECK(std::fabs(mean_of(day_of) - 249.5) / std::sqrt((days * days - 1) / 12.0 / n) < 5);
    double chi_squared = 0.0;  // 20 classes of 25 days: 19 degrees of freedom, 0.1 to 99.9 %: 5.4 to 43.8
    for (int part = 0; part < 20; ++part) {
      const auto in_part =
          std::ranges::count_if(day_of, [part](double d) { return d / 25 >= part && d / 25 < part + 1; });
      chi_squared += std::pow(static_cast<double>(in_part) - n / 20, 2) / (n / 20);
    }
    CHECK(chi_squared > 5.4);
    CHECK(chi_squared < 43.8);
  }
  TEST_CASE("a path's jumps word by word") {
    const JumpLaw law = jump_law({.intensity = 2, .mean = -0.1, .deviation = 0.2}, Years{1});
    JumpBatch batch(days);
    batch.draw(law, 12, 256);
    for (std::uint64_t path = 0; path < batch_paths; ++path) {
      std::uint32_t step = 0;
      const auto next = [&] { return path_word(12, stream::jumps, 256 + path, step++); };
      const std::uint32_t number = next();
      std::vector<float> expected(days);
      for (const std::uint32_t threshold : law.thresholds) {
        if (number < threshold) break;
        const auto day = static_cast<std::size_t>(uniform(next()) * days);
        expected[day] += -0.1F + 0.2F * table_normal(next());
      }
      for (std::size_t day = 0; day < days; ++day) {
        REQUIRE(batch.sizes()[day * batch_paths + path] == expected[day]);
      }
    }
  }
  TEST_CASE("a batch leaves nothing behind for the next") {
    const JumpLaw law = jump_law({.intensity = 3, .mean = 0, .deviation = 0.2}, Years{1});
    JumpBatch fresh(days);
    JumpBatch used(days);
    fresh.draw(law, 1, 64);
    used.draw(law, 1, 0);
    used.draw(law, 1, 64);
    CHECK(std::equal(fresh.sizes(), fresh.sizes() + days * batch_paths, used.sizes()));
    used.draw(law, 1, 0);
    CHECK_FALSE(std::equal(fresh.sizes(), fresh.sizes() + days * batch_paths, used.sizes()));
  }
  TEST_CASE("more jumps than a path can be drawn with are refused by name") {
    CHECK_THROWS_WITH_AS(jump_law({.intensity = 2e6, .mean = 0, .deviation = 0}, Years{1}),
                         "model.jumps.intensity x life: must be at most 10000, got 2000000", DomainError);
    CHECK_THROWS_AS(
        jump_law({.intensity = std::numeric_limits<double>::quiet_NaN(), .mean = 0, .deviation = 0},
                 Years{1}),
        DomainError);
    CHECK(jump_law({.intensity = 1e4, .mean = 0, .deviation = 0}, Years{1}).parts == 1'250);
  }
}

}  // namespace draw_jumps_test
