#include "simulation/watch/watch_prices.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

#include "../drawn_batch.hpp"

namespace watch_streaks_test {
using namespace fairvalue;
using namespace fairvalue::kernels;

struct Asked {
  int gap;
  int consecutive;
  int through;
};

std::vector<float> streaks(const PriceRows& rows, const std::vector<Asked>& asked) {
  std::vector<float> memory(asked.size() * batch_paths + 1, 77.0F);  // not aligned, on purpose
  std::vector<StreakWatch> watches;
  for (const auto& [gap, consecutive, through] : asked) {
    watches.push_back(
        {gap, consecutive, through, {memory.data() + 1 + watches.size() * batch_paths, batch_paths}});
  }
  watch_streaks(rows, watches);
  return {memory.begin() + 1, memory.end()};
}

/// Close after close, all paths alone.
float slow(const PriceRows& rows, const Asked& asked, int path) {
  std::vector<float> looked_at;
  for (int day = asked.gap; day <= asked.through; day += asked.gap) looked_at.push_back(rows.day(day)[path]);
  float highest = -1e30F;
  for (auto first = looked_at.begin(); looked_at.end() - first >= asked.consecutive; ++first) {
    highest = std::max(highest, *std::min_element(first, first + asked.consecutive));
  }
  return highest;
}

TEST_SUITE("simulation/watch/watch_streaks") {
  TEST_CASE("seven closes by hand") {
    // 1 5 4 6 2 7 9 in tenths: every close 9; every other 5 6 7, two of them in a row 6; every third 4 7
    PathBatch batch({}, 7);
    int day = 0;
    for (const float x : {0.1F, 0.5F, 0.4F, 0.6F, 0.2F, 0.7F, 0.9F}) {
      std::fill_n(batch.rows().day(++day), batch_paths, x);
    }
    const std::vector<Asked> asked{{1, 1, 7}, {2, 1, 7}, {2, 2, 7}, {2, 3, 7},
                                   {3, 2, 6}, {1, 3, 5}, {1, 7, 7}};
    const auto found = streaks(batch.rows(), asked);
    const std::vector<float> expected{0.9F, 0.7F, 0.6F, 0.5F, 0.4F, 0.4F, 0.1F};
    for (std::size_t i = 0; i < asked.size(); ++i) {
      for (const std::size_t path : {0, 17, 63}) CHECK(found[i * batch_paths + path] == expected[i]);
    }
  }
  TEST_CASE("on every instruction set they are those of a plain loop to the bit") {
    const std::vector<Asked> asked{{1, 1, 1},     {1, 1, 333},   {1, 2, 333},  {5, 3, 333},
                                   {5, 4, 330},   {7, 2, 329},   {4, 5, 99},   {2, 1, 2},
                                   {1, 333, 333}, {111, 3, 333}, {333, 1, 333}};
    on_every_target([&](const char* target) {
      CAPTURE(target);
      const DrawnBatch drawn(known_closes(30, 5), 333, 90);
      const auto found = streaks(drawn.rows, asked);
      for (std::size_t i = 0; i < asked.size(); ++i) {
        for (int path = 0; path < batch_paths; ++path) {
          CAPTURE(i);
          CAPTURE(path);
          REQUIRE(found[i * batch_paths + static_cast<std::size_t>(path)] ==
                  slow(drawn.rows, asked[i], path));
        }
      }
    });
  }
  TEST_CASE("closes before tomorrow and after the last day do not count") {
    DrawnBatch drawn({}, 100, 91);
    const std::vector<Asked> asked{{3, 2, 41}};
    const auto before = streaks(drawn.rows, asked);
    std::fill_n(drawn.rows.day(0), batch_paths, 10.0F);
    std::fill_n(drawn.rows.day(40), batch_paths * 61, 10.0F);  // the last looked at is day 39
    CHECK(streaks(drawn.rows, asked) == before);
  }
}

}  // namespace watch_streaks_test
