#include "simulation/watch/watch_prices.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <list>
#include <vector>

#include <doctest/doctest.h>

#include "../drawn_batch.hpp"

namespace watch_prices_test {
using namespace fairvalue;
using namespace fairvalue::kernels;

/// What a rule says about one day of one path, in doubles: of the sum, too, which is off by this much in
/// floats (n additions of up to 2^-24 relative, and the exponential's 1.1e-7 and the logarithm's 6e-8).
struct DaysWindow {
  double value;
  double error;
};

DaysWindow lowest_of(const PriceRows& rows, int n, int day, int path) {
  double lowest = 1e300;
  for (int d = day - n + 1; d <= day; ++d) lowest = std::min(lowest, double{rows.day(d)[path]});
  return {lowest, 0.0};
}
DaysWindow sum_of(const PriceRows& rows, int n, int day, int path) {
  double sum = 0.0;
  for (int d = day - n + 1; d <= day; ++d) sum += std::exp(double{rows.day(d)[path]});
  return {sum, sum * (2e-7 + 6e-8 * n)};
}

/// Whether `met` is the first day from `from` on with a full window at the level, day by day. Where the sum
/// is as near to the level as floats err, either is right.
template <class Window>
bool right(const PriceRows& rows, int n, double level, std::int32_t from, std::int32_t met, int path,
           Window window) {
  for (int day = std::max(0, from); day <= rows.days; ++day) {
    if (day - n + 1 < rows.first_counted()) continue;
    const auto [value, error] = window(rows, n, day, path);
    if (day == met) return value >= level - error;
    if (value >= level + error && value >= level) return false;
  }
  return met == never;
}

/// The watches of some levels, all from the same days on.
struct Watched {
  FirstDays from;
  std::list<MetDays> met;
  std::vector<LevelWatch> watches;

  Watched(const std::vector<float>& logs, Statistic statistic, int n, int last, std::uint64_t seed)
      : from(last, seed) {
    for (const float log : logs) {
      const float level = statistic == Statistic::lowest ? log : static_cast<float>(n * std::exp(log));
      watches.push_back({level, log - 1e-5F, from.days, met.emplace_back().days});
    }
  }
  std::vector<std::int32_t> days() const {
    std::vector<std::int32_t> all;
    for (const auto& watch : watches) all.insert(all.end(), watch.met.begin(), watch.met.end());
    return all;
  }
};

/// Of path 0, of the sum of n prices, watched from a day on.
std::int32_t first_sum_day(const PriceRows& rows, int n, float level, std::int32_t first) {
  PriceCache cache(rows.history + 1 + rows.days);
  const std::vector<std::int32_t> from(batch_paths, first);
  std::vector<std::int32_t> met(batch_paths);
  const float log_level = std::log(level / static_cast<float>(n)) - 1e-5F;
  watch_levels(rows, Statistic::sum, n, std::vector<LevelWatch>{{level, log_level, from, met}}, cache);
  return met[0];
}

const std::vector<float> levels{-0.15F, 0.02F, 0.1F, 0.3F};
const std::vector<int> windows{1, 2, 3, 20, 31, 32, 33, 60, 1001, 5000};

void check_against_days(Statistic statistic, int days, int known) {
  const DrawnBatch drawn(known_closes(known, 5), days, 40);
  PriceCache cache(drawn.rows.history + 1 + days);
  for (const int n : windows) {
    Watched watched(levels, statistic, n, days, 6);
    watch_levels(drawn.rows, statistic, n, watched.watches, cache);
    for (const auto& watch : watched.watches) {
      for (std::size_t path = 0; path < batch_paths; ++path) {
        CAPTURE(days);
        CAPTURE(known);
        CAPTURE(n);
        CAPTURE(path);
        const auto p = static_cast<int>(path);
        const bool day_is_right =
            statistic == Statistic::lowest
                ? right(drawn.rows, n, watch.level, watch.from[path], watch.met[path], p, lowest_of)
                : right(drawn.rows, n, watch.level, watch.from[path], watch.met[path], p, sum_of);
        REQUIRE(day_is_right);
      }
    }
  }
}

TEST_SUITE("simulation/watch/watch_prices") {
  TEST_CASE("three closes in a row and their average by hand") {
    // closes 0.1 0.3 0.2 0.3 in logarithms: from 0.2 on three in a row at 0.2 on day 4; the prices 1.1052 +
    // 1.3499 + 1.2214 = 3.6764 reach 3.6 on day 3
    PathBatch batch({}, 4);
    const PriceRows rows = batch.rows();
    int day = 0;
    for (const float x : {0.1F, 0.3F, 0.2F, 0.3F}) std::fill_n(rows.day(++day), batch_paths, x);
    std::fill_n(rows.chunk_high, batch_paths, 0.3F);
    PriceCache cache(5);
    const std::vector<std::int32_t> from(batch_paths, 1);
    std::vector<std::int32_t> met(batch_paths);
    const std::vector<LevelWatch> in_a_row{{0.2F, 0.2F, from, met}};
    watch_levels(rows, Statistic::lowest, 3, in_a_row, cache);
    CHECK(met[0] == 4);
    const std::vector<LevelWatch> average{{3.6F, 0.18F, from, met}};
    watch_levels(rows, Statistic::sum, 3, average, cache);
    CHECK(met[63] == 3);
  }
  TEST_CASE("any close and closes in a row are those of a slow replay day by day") {
    for (const int days : {1, 2, 31, 32, 33, 64, 200}) {
      for (const int known : {0, 1, 7, 70}) check_against_days(Statistic::lowest, days, known);
    }
    check_against_days(Statistic::lowest, 1000, 40);
  }
  TEST_CASE("averages are those of a slow replay day by day") {
    for (const int days : {1, 2, 31, 32, 33, 64, 200}) {
      for (const int known : {0, 1, 7, 70}) check_against_days(Statistic::sum, days, known);
    }
    check_against_days(Statistic::sum, 1000, 40);
  }
  TEST_CASE("every instruction set finds the same days") {
    for (const int n : {1, 20, 45}) {
      for (const auto statistic : {Statistic::lowest, Statistic::sum}) {
        std::vector<std::int32_t> expected;
        on_every_target([&](const char* target) {
          CAPTURE(target);
          const DrawnBatch drawn(known_closes(30, 5), 777, 41);
          PriceCache cache(drawn.rows.history + 1 + 777);
          Watched watched(levels, statistic, n, 777, 9);
          watch_levels(drawn.rows, statistic, n, watched.watches, cache);
          if (expected.empty()) expected = watched.days();
          CHECK(watched.days() == expected);
        });
        CHECK(std::ranges::count(expected, never) < std::ssize(expected));
      }
    }
  }
  TEST_CASE("a level met to the bit counts") {
    const DrawnBatch drawn({}, 40, 12);
    const std::vector<std::int32_t> from(batch_paths, 1);
    std::vector<std::int32_t> met(batch_paths);
    PriceCache cache(41);
    for (int path = 0; path < batch_paths; ++path) {
      float high = drawn.rows.day(1)[path];
      for (int d = 1; d <= 40; ++d) high = std::max(high, drawn.rows.day(d)[path]);
      const std::vector<LevelWatch> watches{{high, high, from, met}};
      watch_levels(drawn.rows, Statistic::lowest, 1, watches, cache);
      const std::int32_t day = met[static_cast<std::size_t>(path)];
      REQUIRE(day != never);
      CHECK(drawn.rows.day(day)[path] == high);
    }
  }
  TEST_CASE("a path's day does not depend on the other levels or paths") {
    const DrawnBatch drawn({}, 300, 13);
    PriceCache cache(301);
    Watched together(levels, Statistic::sum, 20, 300, 2);
    watch_levels(drawn.rows, Statistic::sum, 20, together.watches, cache);
    for (std::size_t i = 0; i < levels.size(); ++i) {
      Watched alone({levels[i]}, Statistic::sum, 20, 300, 2);
      watch_levels(drawn.rows, Statistic::sum, 20, alone.watches, cache);
      CHECK(std::ranges::equal(alone.watches[0].met, together.watches[i].met));
      std::vector<std::int32_t> only_one(batch_paths, 1'000'000);
      only_one[5] = alone.from.days[5];
      alone.watches[0].from = only_one;
      watch_levels(drawn.rows, Statistic::sum, 20, alone.watches, cache);
      CHECK(alone.watches[0].met[5] == together.watches[i].met[5]);
      CHECK(alone.watches[0].met[6] == never);
    }
  }
  TEST_CASE("a window that only an earlier chunk brings to the level") {
    // days 1 to 32 at e and then at 1: on day 70 the last 60 closes are 22 at e and 38 at 1, 97.80 in all
    PathBatch batch({}, 100);
    const PriceRows rows = batch.rows();
    std::fill_n(rows.day(1), 32 * batch_paths, 1.0F);
    std::fill_n(rows.day(33), 68 * batch_paths, 0.0F);
    std::fill_n(rows.chunk_high, batch_paths, 1.0F);
    std::fill_n(rows.chunk_high + batch_paths, 3 * batch_paths, 0.0F);
    CHECK(first_sum_day(rows, 60, 97.7F, 70) == 70);
    CHECK(first_sum_day(rows, 60, 97.9F, 70) == never);
  }
  TEST_CASE("a window that only today's close brings to the level") {
    // 1 today and e^-1 = 0.3679 tomorrow: 1.3679
    const std::vector<float> known{0.0F};
    PathBatch batch(known, 1);
    std::fill_n(batch.rows().day(1), batch_paths, -1.0F);
    std::fill_n(batch.rows().chunk_high, batch_paths, -1.0F);
    CHECK(first_sum_day(batch.rows(), 2, 1.3678F, 0) == 1);
    CHECK(first_sum_day(batch.rows(), 2, 1.3680F, 0) == never);
  }
  TEST_CASE("prices are exponentials to 5e-7") {
    // the polynomial's 1.1e-7 and some five roundings of 6e-8
    PathBatch batch({}, 1);
    for (float x = -15.0F; x < 15.0F; x += 0.0371F) {
      CAPTURE(x);
      std::fill_n(batch.rows().day(1), batch_paths, x);
      std::fill_n(batch.rows().chunk_high, batch_paths, x);
      const double price = std::exp(double{x});
      CHECK(first_sum_day(batch.rows(), 1, static_cast<float>(price * (1 - 5e-7)), 1) == 1);
      CHECK(first_sum_day(batch.rows(), 1, static_cast<float>(price * (1 + 5e-7)), 1) == never);
    }
  }
  TEST_CASE("prices beyond what a float holds stay ordered") {
    PathBatch batch({}, 2);
    const PriceRows rows = batch.rows();
    std::fill_n(rows.day(1), batch_paths, -200.0F);
    std::fill_n(rows.day(2), batch_paths, 200.0F);
    std::fill_n(rows.chunk_high, batch_paths, 200.0F);
    PriceCache cache(3);
    const std::vector<std::int32_t> from(batch_paths, 1);
    std::vector<std::int32_t> met(batch_paths);
    const std::vector<LevelWatch> watches{{1e-30F, -70.0F, from, met}};
    watch_levels(rows, Statistic::sum, 1, watches, cache);
    CHECK(met[0] == 2);
  }
}

}  // namespace watch_prices_test
