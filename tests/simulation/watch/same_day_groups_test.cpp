#include "simulation/watch/same_day_groups.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "../engine_samples.hpp"

namespace same_day_groups_test {
using namespace fairvalue;
using namespace samples;

const Date today = day(2025, 10, 6);

/// A window's average and a count of closes, day by day, in doubles.
bool average_holds(const std::vector<double>& closes, std::size_t day, std::size_t n, double level) {
  if (day + 1 < n) return false;
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += closes[day - i];
  return sum / static_cast<double>(n) >= level;
}
bool count_holds(const std::vector<double>& closes, std::size_t day, std::size_t k, std::size_t n,
                 double level) {
  std::size_t hits = 0;
  for (std::size_t i = 0; i < n && i <= day; ++i) hits += closes[day - i] >= level ? 1 : 0;
  return hits >= k;
}

TEST_SUITE("simulation/watch/same_day_groups") {
  TEST_CASE("nested windows and several hurdles are met together as a plain loop over the days finds") {
    // a 60-day and a 20-day average and 5 of 10 closes: all at one hurdle, and at 8 hurdles together
    std::vector<Tranche> tranches;
    std::vector<double> hurdles;
    for (int i = 0; i < 8; ++i) {
      const double hurdle = 104.0 + 4.0 * i;
      hurdles.push_back(hurdle / 100);
      tranches.push_back(tranche(std::to_string(i), {AllAtOnce{{price_gate(hurdle, on_average_of(60)),
                                                                price_gate(hurdle * 1.02, on_average_of(20)),
                                                                price_gate(hurdle, on_some_of(5, 10))}}}));
    }
    Asked asked{{.model = model(100, today, 0.4), .positions = {}, .seed = 21}};
    asked.positions = {position(warrant(today, day(2027, 10, 6), tranches))};
    const int closes = asked.engine().grid().closes;
    for (int d = 1; d <= closes; ++d) asked.price_days.push_back(d);
    const Collected all{asked.engine(), 256};
    int met = 0;
    int apart = 0;  // paths on which the windows were met on other days before
    for (std::size_t path = 0; path < 256; ++path) {
      std::vector<double> prices;
      for (const auto& column : all.price) prices.push_back(double{column[path]});
      for (std::size_t i = 0; i < hurdles.size(); ++i) {
        std::int32_t expected = no_day;
        bool long_before = false;
        bool short_before = false;
        for (std::size_t d = 0; d < prices.size() && expected == no_day; ++d) {
          const bool slow = average_holds(prices, d, 60, hurdles[i]);
          const bool quick = average_holds(prices, d, 20, 1.02 * hurdles[i]);
          if (slow && quick && count_holds(prices, d, 5, 10, hurdles[i]))
            expected = static_cast<std::int32_t>(d) + 1;
          long_before = long_before || slow;
          short_before = short_before || quick;
        }
        CAPTURE(path);
        CAPTURE(i);
        CHECK(all.vested[i][path] == expected);
        met += expected != no_day ? 1 : 0;
        apart += expected == no_day && long_before && short_before ? 1 : 0;
      }
    }
    CHECK(met > 400);  // of 2,048
    CHECK(met < 1900);
    CHECK(apart > 5);
  }
}

}  // namespace same_day_groups_test
