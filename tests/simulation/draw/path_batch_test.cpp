#include "simulation/draw/path_batch.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

namespace path_batch_test {
using namespace fairvalue::detail;

TEST_SUITE("simulation/draw/path_batch") {
  TEST_CASE("rows begin where the widest vectors want them") {
    for (const int days : {1, 2, 31, 33, 1000}) {
      PathBatch batch({}, days);
      CHECK(reinterpret_cast<std::uintptr_t>(batch.rows().rows) % 64 == 0);
      CHECK(reinterpret_cast<std::uintptr_t>(batch.rows().chunk_high) % 64 == 0);
      CHECK(reinterpret_cast<std::uintptr_t>(batch.rows().day(1)) % 64 == 0);
    }
  }
  TEST_CASE("without known closes day 0 is there at 0 and does not count") {
    PathBatch batch({}, 3);
    const PriceRows rows = batch.rows();
    CHECK(rows.days == 3);
    CHECK(rows.history == 0);
    CHECK(rows.first_counted() == 1);
    for (int path = 0; path < batch_paths; ++path) CHECK(rows.day(0)[path] == 0.0F);
  }
  TEST_CASE("known closes end today and are alike for every path") {
    const std::vector<float> known{-0.3F, -0.1F, 0.0F};
    PathBatch batch(known, 5);
    const PriceRows rows = batch.rows();
    CHECK(rows.history == 2);
    CHECK(rows.first_counted() == -2);
    for (const int path : {0, 1, 63}) {
      CHECK(rows.day(-2)[path] == -0.3F);
      CHECK(rows.day(-1)[path] == -0.1F);
      CHECK(rows.day(0)[path] == 0.0F);
    }
  }
  TEST_CASE("today alone known counts today") {
    const std::vector<float> known{0.0F};
    PathBatch batch(known, 5);
    CHECK(batch.rows().history == 0);
    CHECK(batch.rows().first_counted() == 0);
  }
  TEST_CASE("the first window is full n - 1 days after the first close that counts") {
    const std::vector<float> known{-0.3F, -0.1F, 0.0F};
    PathBatch batch(known, 5);
    CHECK(batch.rows().first_window(1) == -2);
    CHECK(batch.rows().first_window(3) == 0);
    CHECK(batch.rows().first_window(4) == 1);
    CHECK(PathBatch({}, 5).rows().first_window(20) == 20);
  }
  TEST_CASE("closes that the rows do not reach back to are not seen") {
    const std::vector<float> known{-0.1F, 0.0F};
    PathBatch batch(known, 5);
    PriceRows rows = batch.rows();
    rows.first_close = -100;
    CHECK(rows.first_counted() == -1);
  }
  TEST_CASE("days come in pairs and chunks of 32") {
    CHECK(drawn_days(1) == 2);
    CHECK(drawn_days(2) == 2);
    CHECK(chunks(1) == 1);
    CHECK(chunks(32) == 1);
    CHECK(chunks(33) == 2);
    CHECK(chunks(0) == 0);
  }
}

}  // namespace path_batch_test
