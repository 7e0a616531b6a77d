#include "simulation/draw/draw_paths.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include <doctest/doctest.h>

#include "../drawn_batch.hpp"
#include "simulation/draw/normal_table.hpp"
#include "simulation/draw/path_words.hpp"

namespace draw_paths_test {
using namespace fairvalue;
using namespace fairvalue::kernels;

std::vector<float> copy(const PriceRows& rows) { return {rows.day(0), rows.day(rows.days) + batch_paths}; }

/// The share's paths in plain code.
std::vector<float> plain_paths(const DrawJob& job, int days, std::uint32_t of_stream = stream::share) {
  std::vector<float> paths(static_cast<std::size_t>(days + 1) * batch_paths);
  for (std::uint32_t path = 0; path < batch_paths; ++path) {
    for (std::uint32_t day = 0; day < static_cast<std::uint32_t>(days); ++day) {
      const float z = table_normal(path_word(job.seed, of_stream, job.first_path + path, day));
      float moved = z * job.volatility[day];
      moved = moved + job.drift[day];
      if (job.jumps != nullptr) moved = moved + job.jumps[day * batch_paths + path];
      paths[(day + 1) * batch_paths + path] = paths[day * batch_paths + path] + moved;
    }
  }
  return paths;
}

/// Equal to the bit, but for the sign of zero, which no rule sees.
bool same(const std::vector<float>& a, const std::vector<float>& b) { return a == b; }

TEST_SUITE("simulation/draw/draw_paths") {
  TEST_CASE("every instruction set draws the paths of plain code to the bit") {
    on_every_target([](const char* target) {
      CAPTURE(target);
      for (const int days : {1, 2, 31, 32, 33, 64, 127}) {
        for (const std::uint64_t first :
             {std::uint64_t{0}, std::uint64_t{64}, (std::uint64_t{1} << 33) - 64}) {
          CAPTURE(days);
          CAPTURE(first);
          const DrawnBatch drawn({}, days, 0x0123456789ABCDEFU + first, first);
          CHECK(same(copy(drawn.rows), plain_paths(drawn.job, days)));
        }
      }
    });
  }
  TEST_CASE("every instruction set has the bits of the others over 5000 days") {
    std::vector<float> expected;
    on_every_target([&](const char* target) {
      CAPTURE(target);
      const DrawnBatch drawn({}, 5000, 8, 128);
      const auto found = copy(drawn.rows);
      if (expected.empty()) expected = found;
      REQUIRE(found.size() == expected.size());
      CHECK(std::memcmp(found.data(), expected.data(), found.size() * sizeof(float)) == 0);
    });
  }
  TEST_CASE("a day of volatility 1 shows the normal of a Philox word") {
    // x_1 = 0 + (z 1 + 0): counter (pair 3, days 1 and 2 are step pair 0, stream 0, 0), path 6 its second
    // word
    const std::vector<float> drift{0, 0};
    const std::vector<float> volatility{1, 0};
    PathBatch batch({}, 1);
    draw_paths({17, 0, drift.data(), volatility.data()}, batch.rows());
    CHECK(batch.rows().day(1)[6] == table_normal(philox4x32({3, 0, 0, 0}, {17, 0})[1]));
    CHECK(batch.rows().day(1)[7] == table_normal(philox4x32({3, 0, 0, 0}, {17, 0})[0]));
  }
  TEST_CASE("highs are those of 32 days") {
    on_every_target([](const char* target) {
      CAPTURE(target);
      for (const int days : {1, 31, 32, 33, 100}) {
        const DrawnBatch drawn({}, days, 3);
        for (int path = 0; path < batch_paths; ++path) {
          for (int chunk = 0; chunk < chunks(days); ++chunk) {
            float high = -100.0F;
            for (int d = chunk * 32 + 1; d <= std::min(chunk * 32 + 32, days); ++d) {
              high = std::max(high, drawn.rows.day(d)[path]);
            }
            REQUIRE(drawn.rows.chunk_high[chunk * batch_paths + path] == high);
          }
        }
      }
    });
  }
  TEST_CASE("jumps are added to the moves of their day") {
    on_every_target([](const char* target) {
      CAPTURE(target);
      DrawnBatch drawn({}, 33, 5);
      AlignedFloats jumps(static_cast<std::size_t>(drawn_days(33)) * batch_paths);
      jumps[4 * batch_paths + 3] = -0.25F;    // day 5 of path 3
      jumps[32 * batch_paths + 63] = 0.125F;  // the last day of the last path
      const auto without = copy(drawn.rows);
      drawn.job.jumps = jumps.data();
      draw_paths(drawn.job, drawn.rows);
      CHECK(same(copy(drawn.rows), plain_paths(drawn.job, 33)));
      CHECK(drawn.rows.day(4)[3] == without[4 * batch_paths + 3]);
      CHECK(drawn.rows.day(33)[3] == doctest::Approx(without[33 * batch_paths + 3] - 0.25F).epsilon(1e-5));
    });
  }
  TEST_CASE("a benchmark mixes the share's normal with one of its own") {
    on_every_target([](const char* target) {
      CAPTURE(target);
      for (const double rho : {-1.0, -0.3, 0.0, 0.6, 1.0}) {
        CAPTURE(rho);
        const DrawnBatch drawn({}, 65, 21, 192);
        PathBatch other({}, 65);
        const BenchmarkJob job{21, 192, 2, drawn.drift.data(), drawn.volatility.data(), rho};
        draw_benchmark(job, other.rows());
        const auto share = static_cast<float>(rho);
        const auto own = static_cast<float>(std::sqrt(1.0 - rho * rho));
        for (std::uint32_t path = 0; path < batch_paths; ++path) {
          float y = 0.0F;
          for (std::uint32_t day = 0; day < 65; ++day) {
            const float a = share * table_normal(path_word(21, stream::share, 192 + path, day));
            const float b = own * table_normal(path_word(21, stream::benchmark(2), 192 + path, day));
            const float moved = (a + b) * drawn.volatility[day];
            y = y + (moved + drawn.drift[day]);
            REQUIRE(other.rows().day(static_cast<int>(day) + 1)[path] == y);
          }
        }
      }
    });
  }
  TEST_CASE("a benchmark of correlation 1 and the share's law is the share") {
    const DrawnBatch drawn({}, 50, 2);
    PathBatch other({}, 50);
    draw_benchmark({2, 0, 0, drawn.drift.data(), drawn.volatility.data(), 1.0}, other.rows());
    CHECK(same(copy(drawn.rows), copy(other.rows())));
  }
  TEST_CASE("sums in floats stay within 6e-5 of sums in doubles over 5000 days") {
    // 5000 roundings, each of up to 2^-22 / 2 for |x| in [4, 8) and a deviation of that / sqrt(3), add up
    // like their root: 5000^.5 x 6.9e-8 x 2 = 1e-5; six of those
    const DrawnBatch drawn({}, 5000, 11);
    for (std::uint32_t path = 0; path < batch_paths; ++path) {
      double x = 0.0;
      for (std::uint32_t day = 0; day < 5000; ++day) {
        x += double{table_normal(path_word(11, stream::share, path, day))} * drawn.volatility[day] +
             drawn.drift[day];
      }
      CHECK(std::fabs(drawn.rows.day(5000)[path] - x) < 6e-5);
    }
  }
}

}  // namespace draw_paths_test
