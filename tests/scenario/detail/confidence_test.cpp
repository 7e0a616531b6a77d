#include "scenario/detail/confidence.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace confidence_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using doctest::Approx;

TEST_SUITE("scenario/detail/confidence") {
  // 16 times -1 and 16 times 1: mean 0, deviation sqrt(32 / 31), error sqrt(1 / 31); t(0.975, 31) is 2.0395
  // by table.
  TEST_CASE("of symmetric numbers it is Student's interval") {
    std::vector<double> numbers(16, -1.0);
    numbers.insert(numbers.end(), 16, 1.0);
    const auto interval = interval_of_mean(numbers);
    REQUIRE(interval);
    CHECK(interval->high == Approx(2.0395 / std::sqrt(31.0)).epsilon(1e-4));  // the table's digits
    CHECK(interval->low == Approx(-interval->high).epsilon(1e-12));
  }
  TEST_CASE("of numbers with a tail above it reaches further up than down") {
    std::vector<double> numbers(31, 0.0);
    numbers.push_back(32.0);  // mean 1
    const auto interval = interval_of_mean(numbers);
    REQUIRE(interval);
    CHECK(interval->high - 1.0 > 1.5 * (1.0 - interval->low));
    for (double& x : numbers) x = -x;
    const auto mirrored = interval_of_mean(numbers);
    CHECK(mirrored->low == Approx(-interval->high).epsilon(1e-12));
  }
  TEST_CASE("numbers all alike are known and too few are not judged") {
    CHECK(interval_of_mean(std::vector<double>(32, 3.0)) == Interval{3.0, 3.0});
    CHECK_FALSE(interval_of_mean(std::vector<double>(31, 3.0)));
  }
  // Wilson (1927) by hand for 5 of 10 at 1.96: (0.5 + 0.19208) / 1.38416 -+ 1.96 sqrt(0.025 + 0.0096040)
  // / 1.38416.
  TEST_CASE("a probability has Wilson's interval inside 0 and 1") {
    const auto half = interval_of_probability(0.5, std::sqrt(0.025), 1.96);
    CHECK(half.low == Approx(0.2366).epsilon(1e-3));  // four digits
    CHECK(half.high == Approx(0.7634).epsilon(1e-3));
    const auto rare = interval_of_probability(0.01, 0.02, 2.0);
    CHECK(rare.low > 0.0);
    CHECK(rare.high < 1.0);
  }
}

}  // namespace confidence_test
