#include <algorithm>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "../drawn_batch.hpp"
#include "simulation/watch/watch_prices.hpp"

namespace watch_counts_test {
using namespace fairvalue;
using namespace fairvalue::kernels;

/// The first day from `from` on with k of the last n closes at or above the level, day by day.
std::int32_t slow(const PriceRows& rows, int k, int n, float level, std::int32_t from, int path) {
  for (int day = std::max(0, from); day <= rows.days; ++day) {
    int count = 0;
    for (int d = std::max(rows.first_counted(), day - n + 1); d <= day; ++d)
      count += rows.day(d)[path] >= level ? 1 : 0;
    if (count >= k) return day;
  }
  return never;
}

struct Rule {
  int k;
  int n;
};

void check_against_days(int days, int known, int first_close) {
  DrawnBatch drawn(known_closes(known, 15), days, 50);
  drawn.rows.first_close = first_close;
  for (const auto& [row_k, row_n] :
       {Rule{1, 1}, Rule{1, 20}, Rule{20, 20}, Rule{20, 30}, Rule{2, 3}, Rule{31, 31}, Rule{16, 32},
        Rule{5, 33}, Rule{50, 60}, Rule{100, 140}, Rule{3, 5000}}) {
    const auto& k = row_k;
    const auto& n = row_n;
    const FirstDays from(days, 16);
    MetDays low;
    MetDays high;
    const std::vector<LevelWatch> watches{{-0.1F, 0.0F, from.days, low.days},
                                          {0.12F, 0.0F, from.days, high.days}};
    watch_counts(drawn.rows, k, n, watches);
    for (const auto& watch : watches) {
      for (std::size_t path = 0; path < batch_paths; ++path) {
        CAPTURE(days);
        CAPTURE(first_close);
        CAPTURE(k);
        CAPTURE(n);
        CAPTURE(path);
        REQUIRE(watch.met[path] ==
                slow(drawn.rows, k, n, watch.level, watch.from[path], static_cast<int>(path)));
      }
    }
  }
}

TEST_SUITE("simulation/watch/watch_counts") {
  TEST_CASE("two of three by hand") {
    // closes 0.3 0.1 0.1 0.3 0.1 0.3 at 0.2: the third day has one, days 4 and 5 one, day 6 two of 4 to 6
    PathBatch batch({}, 6);
    const PriceRows rows = batch.rows();
    int day = 0;
    for (const float x : {0.3F, 0.1F, 0.1F, 0.3F, 0.1F, 0.3F}) std::fill_n(rows.day(++day), batch_paths, x);
    std::fill_n(rows.chunk_high, batch_paths, 0.3F);
    const std::vector<std::int32_t> from(batch_paths, 0);
    std::vector<std::int32_t> met(batch_paths);
    const std::vector<LevelWatch> watches{{0.2F, 0.2F, from, met}};
    watch_counts(rows, 2, 3, watches);
    CHECK(met == std::vector<std::int32_t>(batch_paths, 6));
  }
  TEST_CASE("k closes that reach are enough before n have passed") {
    PathBatch batch({}, 4);
    const PriceRows rows = batch.rows();
    int day = 0;
    for (const float x : {1.0F, 0.0F, 1.0F, 1.0F}) std::fill_n(rows.day(++day), batch_paths, x);
    std::fill_n(rows.chunk_high, batch_paths, 1.0F);
    const std::vector<std::int32_t> from(batch_paths, 0);
    std::vector<std::int32_t> met(batch_paths);
    const std::vector<LevelWatch> watches{{0.5F, 0.5F, from, met}};
    watch_counts(rows, 1, 4, watches);
    CHECK(met[0] == 1);
    watch_counts(rows, 2, 5, watches);
    CHECK(met[0] == 3);
    watch_counts(rows, 3, 2'000'000'000, watches);
    CHECK(met[0] == 4);
    watch_counts(rows, 4, 5, watches);
    CHECK(met[0] == never);
  }
  TEST_CASE("a window full of known closes is met today or on a later first day without a further close") {
    const std::vector<float> known{0.5F, 0.5F, -0.5F, 0.0F};
    PathBatch batch(known, 3);
    const PriceRows rows = batch.rows();
    for (int day = 1; day <= 3; ++day) std::fill_n(rows.day(day), batch_paths, -1.0F);
    std::fill_n(rows.chunk_high, batch_paths, -1.0F);
    std::vector<std::int32_t> from(batch_paths, 0);
    from[1] = 1;
    from[2] = 2;
    std::vector<std::int32_t> met(batch_paths);
    const std::vector<LevelWatch> watches{{0.4F, 0.4F, from, met}};
    watch_counts(rows, 1, 4, watches);  // two of days -3 to 0, one of -2 to 1, none of -1 to 2
    CHECK(met[0] == 0);
    CHECK(met[1] == 1);
    CHECK(met[2] == never);
  }
  TEST_CASE("counts are those of a slow replay day by day") {
    for (const int days : {1, 2, 31, 32, 33, 64, 200}) {
      for (const int known : {0, 1, 7, 70}) check_against_days(days, known, 1 - known);
    }
    check_against_days(1000, 40, -39);
  }
  TEST_CASE("closes before the first that counts are no part of any window") {
    for (const int days : {1, 33, 200}) {
      for (const int first : {-5, 0, 2, 33, 70, 100, 300}) check_against_days(days, 7, first);
    }
  }
  TEST_CASE("n of n is n in a row") {
    const DrawnBatch drawn(known_closes(10, 3), 500, 51);
    const FirstDays from(500, 4);
    PriceCache cache(drawn.rows.history + 1 + 500);
    for (const int n : {1, 5, 20, 40}) {
      MetDays counted;
      MetDays in_a_row;
      watch_counts(drawn.rows, n, n, std::vector<LevelWatch>{{0.08F, 0.08F, from.days, counted.days}});
      watch_levels(drawn.rows, Statistic::lowest, n,
                   std::vector<LevelWatch>{{0.08F, 0.08F, from.days, in_a_row.days}}, cache);
      CHECK(counted.memory == in_a_row.memory);
    }
  }
  TEST_CASE("every instruction set finds the same days") {
    for (const auto& [row_k, row_n] : {Rule{20, 30}, Rule{70, 100}}) {
      const auto& k = row_k;
      const auto& n = row_n;
      std::vector<std::int32_t> expected;
      on_every_target([&](const char* target) {
        CAPTURE(target);
        const DrawnBatch drawn(known_closes(30, 5), 777, 52);
        const FirstDays from(777, 8);
        MetDays met;
        watch_counts(drawn.rows, k, n, std::vector<LevelWatch>{{0.1F, 0.1F, from.days, met.days}});
        if (expected.empty()) expected = met.memory;
        CHECK(met.memory == expected);
      });
      CHECK(std::ranges::count(expected, never) < batch_paths);
    }
  }
}

}  // namespace watch_counts_test
