#include "math/detail/discrete_laws.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace discrete_laws_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double round_off = 1e-14;  // some roundings of doubles

const Empirical four{.values = {5, 1, 2, 2}};

TEST_SUITE("math/detail/discrete_laws") {
  TEST_CASE("observations of 5 and 1 and 2 and 2 by hand") {
    CHECK(detail::cdf_of(four, 0.9) == 0.0);
    CHECK(detail::cdf_of(four, 1.0) == 0.25);
    CHECK(detail::cdf_of(four, 2.0) == 0.75);
    CHECK(detail::cdf_of(four, 5.0) == 1.0);
    CHECK(detail::mean_of(four) == 2.5);
    // Squares 2.5^2 + 1.5^2 + 0.5^2 + 0.5^2 = 9 over n = 4, not over 3.
    CHECK(detail::deviation_of(four) == 1.5);
  }
  TEST_CASE("the quantile of observations is the lower one at the very probability") {
    CHECK(detail::quantile_of(four, 0.0) == 1.0);
    CHECK(detail::quantile_of(four, 0.25) == 1.0);
    CHECK(detail::quantile_of(four, 0.250001) == 2.0);
    CHECK(detail::quantile_of(four, 0.75) == 2.0);
    CHECK(detail::quantile_of(four, 0.750001) == 5.0);
    CHECK(detail::quantile_of(four, 1.0) == 5.0);
    const Empirical ten{.values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};
    CHECK(detail::quantile_of(ten, 0.1 + 0.2) == 3.0);  // though that is more than 3/10 in doubles
  }
  TEST_CASE("values all alike have that value as mean and no deviation") {
    const Empirical alike{.values = std::vector<double>(7, 0.1)};
    CHECK(detail::mean_of(alike) == 0.1);
    CHECK(detail::deviation_of(alike) == 0.0);
  }
  TEST_CASE("observations as points have the same law") {
    const Discrete points = detail::points_of(four);
    CHECK(points.values == std::vector<double>{1, 2, 5});
    CHECK(points.probabilities == std::vector<double>{0.25, 0.5, 0.25});
    for (const double x : {0.0, 1.0, 1.5, 2.0, 4.9, 5.0, 6.0}) {
      CHECK(detail::cdf_of(points, x) == detail::cdf_of(four, x));
    }
    for (int i = 0; i <= 100; ++i) {
      CHECK(detail::quantile_of(points, i / 100.0) == detail::quantile_of(four, i / 100.0));
    }
    CHECK(detail::mean_of(points) == Approx(detail::mean_of(four)).epsilon(round_off));
    CHECK(detail::deviation_of(points) == Approx(detail::deviation_of(four)).epsilon(round_off));
  }
  TEST_CASE("a fixed number and a discrete one are points already") {
    CHECK(detail::points_of(Fixed{4.2}).values == std::vector<double>{4.2});
    CHECK(detail::points_of(Fixed{4.2}).probabilities == std::vector<double>{1});
    const Discrete steps{.values = {1, 3}, .probabilities = {0.4, 0.6}};
    CHECK(detail::points_of(steps).values == steps.values);
    CHECK(detail::points_of(steps).probabilities == steps.probabilities);
  }
}

}  // namespace discrete_laws_test
