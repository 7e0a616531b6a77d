// Joint statistics against sums written out.
#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <vector>

#include "math/detail/joint_statistics.hpp"

namespace joint_statistics_test {
using namespace fairvalue;
using namespace fairvalue::detail;

std::vector<double> numbers(std::mt19937_64& words, std::size_t count) {
  std::vector<double> values(count);
  for (double& value : values) value = 1000 + 0x1p-64 * static_cast<double>(words());
  return values;
}

double mean(const std::vector<double>& x) {
  double sum = 0.0;
  for (const double value : x) sum += value;
  return sum / static_cast<double>(x.size());
}

double products(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mean(x)) * (y[i] - mean(y));
  return sum;
}

TEST_SUITE("math/detail/joint_statistics") {
  TEST_CASE("the numbers 1 2 6 and 0 3 3 by hand") {
    const std::vector<double> x{1, 2, 6};  // mean 3: -2, -1, 3
    const std::vector<double> y{0, 3, 3};  // mean 2: -2, 1, 1
    const JointStatistics both = statistics_of(x, y);
    CHECK(both.count == 3);
    CHECK(both.mean_x == 3);
    CHECK(both.mean_y == 2);
    CHECK(both.xx == 14);
    CHECK(both.yy == 6);
    CHECK(both.xy == 6);  // 4 - 1 + 3
  }

  TEST_CASE("parts of any length merge to the whole") {
    std::mt19937_64 words{3};
    std::vector<double> x;
    std::vector<double> y;
    JointStatistics merged_parts;
    for (const std::size_t size : {64, 1, 7, 8, 9, 63}) {
      const auto a = numbers(words, size);
      const auto b = numbers(words, size);
      merged_parts = merged(merged_parts, statistics_of(a, b));
      x.insert(x.end(), a.begin(), a.end());
      y.insert(y.end(), b.begin(), b.end());
    }
    CHECK(merged_parts.count == 152);
    // Deviations of some tenths beside means of a thousand: 1e-16 x 1e6 of rounding would show above 1e-9.
    CHECK(merged_parts.mean_x == doctest::Approx(mean(x)).epsilon(1e-14));
    CHECK(merged_parts.mean_y == doctest::Approx(mean(y)).epsilon(1e-14));
    CHECK(merged_parts.xx == doctest::Approx(products(x, x)).epsilon(1e-9));
    CHECK(merged_parts.yy == doctest::Approx(products(y, y)).epsilon(1e-9));
    CHECK(merged_parts.xy == doctest::Approx(products(x, y)).epsilon(1e-9));
    const JointStatistics same = merged(merged_parts, JointStatistics{});
    CHECK(same.xy == merged_parts.xy);
  }

  TEST_CASE("of nothing there is nothing") {
    std::mt19937_64 words{4};
    CHECK(statistics_of(numbers(words, 0)).count == 0);
  }

  TEST_CASE("equal numbers have no spread and an outlier that comes first costs no digits") {
    const std::vector<double> equal(64, 0.1);
    CHECK(statistics_of(equal).squares == 0.0);
    CHECK(statistics_of(equal).mean == 0.1);
    CHECK(statistics_of(equal, equal).xy == 0.0);
    std::vector<double> outlier(64, 1.0);
    outlier.front() = 1e6;  // squares by hand: (1e6 - 1)^2 63 / 64
    const double squares = 999999.0 * 999999.0 * 63 / 64;
    CHECK(statistics_of(outlier).squares == doctest::Approx(squares).epsilon(1e-13));  // 64 / 2^52 = 1.4e-14
    CHECK(statistics_of(outlier, outlier).xy == doctest::Approx(squares).epsilon(1e-13));
  }
}

}  // namespace joint_statistics_test
