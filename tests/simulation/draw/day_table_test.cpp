#include "simulation/draw/day_table.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>

namespace day_table_test {
using namespace fairvalue;
using namespace fairvalue::detail;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What the table stands for, searched from the first day on.
std::int32_t searched(const std::vector<double>& bounds, double x) {
  for (std::size_t d = 0; d < bounds.size(); ++d) {
    if (x <= bounds[d]) return static_cast<std::int32_t>(d);
  }
  return no_day;
}

/// Sorted numbers with runs of equal ones, some of them infinite.
std::vector<double> some_bounds(std::mt19937_64& words) {
  std::uniform_real_distribution<double> within{-1.5, 1.5};
  std::vector<double> bounds(words() % 300);
  for (double& bound : bounds) bound = within(words);
  for (std::size_t i = 0; i < bounds.size(); i += 7) bounds[i] = bounds[i / 2];
  if (words() % 2 == 0) bounds.push_back(-infinity);
  if (words() % 2 == 0) bounds.push_back(infinity);
  std::sort(bounds.begin(), bounds.end());
  return bounds;
}

TEST_SUITE("simulation/draw/day_table") {
  TEST_CASE("a number on a bound stands for its day and one above it for the next") {
    const DayTable table{{0.25, 0.5, 0.5, 0.75}, 0.0, 1.0};
    CHECK(table.day(0.0) == 0);
    CHECK(table.day(0.25) == 0);
    CHECK(table.day(std::nextafter(0.25, 1.0)) == 1);
    CHECK(table.day(0.5) == 1);
    CHECK(table.day(std::nextafter(0.5, 1.0)) == 3);
    CHECK(table.day(0.75) == 3);
    CHECK(table.day(std::nextafter(0.75, 1.0)) == no_day);
  }

  TEST_CASE("numbers beyond the range are found too") {
    const DayTable table{{-7.0, -1.0, 2.0, 9.0}, -5.0, 5.0};
    CHECK(table.day(-8.0) == 0);
    CHECK(table.day(-6.0) == 1);
    CHECK(table.day(8.0) == 3);
    CHECK(table.day(10.0) == no_day);
  }

  TEST_CASE("no bounds stand for no day and infinite ones for the first or none") {
    CHECK(DayTable{{}, 0.0, 1.0}.day(0.5) == no_day);
    CHECK(DayTable{{infinity, infinity}, 0.0, 1.0}.day(0.999) == 0);
    CHECK(DayTable{{-infinity, -infinity}, 0.0, 1.0}.day(0.001) == no_day);
  }

  TEST_CASE("a guided search finds what a plain one does") {
    std::mt19937_64 words{4};
    std::uniform_real_distribution<double> asked{-2.0, 2.0};
    for (int trial = 0; trial < 200; ++trial) {
      const auto bounds = some_bounds(words);
      const DayTable table{bounds, -1.0, 1.0};
      for (int i = 0; i < 100; ++i) {
        const double x = i % 10 == 0 && !bounds.empty() ? bounds[words() % bounds.size()] : asked(words);
        CAPTURE(x);
        REQUIRE(table.day(x) == searched(bounds, x));
      }
    }
  }
}

}  // namespace day_table_test
