// Moments up to the fourth against sums written out.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "math/detail/moment_statistics.hpp"

namespace moment_statistics_test {
using namespace fairvalue;
using namespace fairvalue::detail;

double power_sum(const std::vector<double>& x, int power) {
  double mean = 0.0;
  for (const double value : x) mean += value / static_cast<double>(x.size());
  double sum = 0.0;
  for (const double value : x) sum += std::pow(value - mean, power);
  return sum;
}

/// Sums of some hundred products, each to a few places of 2^-52.
void check_powers(const MomentStatistics& moments, const std::vector<double>& x) {
  CHECK(moments.count == x.size());
  CHECK(moments.squares == doctest::Approx(power_sum(x, 2)).epsilon(1e-10));
  CHECK(moments.cubes == doctest::Approx(power_sum(x, 3)).epsilon(1e-9));
  CHECK(moments.fourths == doctest::Approx(power_sum(x, 4)).epsilon(1e-9));
}

/// Skewed: squares.
std::vector<double> numbers(std::mt19937_64& words, std::size_t count) {
  std::vector<double> values(count);
  for (double& value : values) value = 3.0 + std::pow(0x1p-63 * static_cast<double>(words()), 2);
  return values;
}

TEST_SUITE("math/detail/moment_statistics") {
  TEST_CASE("by hand: 1 and 2 and 6 deviate from 3 by -2 and -1 and 3") {
    const std::vector<double> x{1, 2, 6};
    const MomentStatistics all = moments_of(x);
    CHECK(all.mean == doctest::Approx(3));
    CHECK(all.squares == doctest::Approx(14));
    CHECK(all.cubes == doctest::Approx(18));
    CHECK(all.fourths == doctest::Approx(98));
  }

  TEST_CASE("at once or one by one or in parts they are the sums over all") {
    std::mt19937_64 words{7};
    const std::vector<double> x = numbers(words, 150);
    MomentStatistics one_by_one;
    for (const double value : x) one_by_one.add(value);
    check_powers(one_by_one, x);
    check_powers(moments_of(x), x);
    const std::span<const double> all{x};
    for (const std::size_t first : {1U, 37U, 149U}) {
      check_powers(merged(moments_of(all.first(first)), moments_of(all.subspan(first))), x);
    }
    check_powers(merged(MomentStatistics{}, one_by_one), x);
    check_powers(merged(one_by_one, MomentStatistics{}), x);
  }

  TEST_CASE("one outlier first of all and numbers that are all alike") {
    std::vector<double> outlier(64, 1.0);
    outlier.front() = 1e6;
    check_powers(moments_of(outlier), outlier);
    const MomentStatistics alike = moments_of(std::vector<double>(64, 0.1));
    CHECK(alike.squares == 0.0);
    CHECK(alike.fourths == 0.0);
  }

  TEST_CASE("strata keep their numbers apart") {
    StratifiedStatistics strata{3};
    const std::vector<std::uint8_t> of{0, 2, 2, 0};
    strata.add(std::vector<double>{1, 5, 7, 3}, of);
    StratifiedStatistics more{3};
    more.add(std::vector<double>{10}, std::vector<std::uint8_t>{1});
    strata.merge(more);
    CHECK(strata.strata()[0].mean == 2);
    CHECK(strata.strata()[1].mean == 10);
    CHECK(strata.strata()[2].mean == 6);
    CHECK(strata.strata()[2].squares == 2);
    StratifiedStatistics one{1};
    one.add(std::vector<double>{1, 5, 7, 3}, {});
    CHECK(one.strata()[0].mean == 4);
    CHECK(one.strata()[0].squares == 20);
  }
}

}  // namespace moment_statistics_test
