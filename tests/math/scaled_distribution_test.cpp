#include <fairvalue/math/scaled_distribution.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/distribution.hpp>

namespace scaled_distribution_test {
using namespace fairvalue;

const std::vector<Distribution> one_of_each{Fixed{3},
                                            Normal{1, 2},
                                            LogNormal{4, 0.3},
                                            Uniform{1, 5},
                                            Triangular{1, 2, 6},
                                            Pert{1, 2, 6},
                                            Discrete{{1, 3}, {0.4, 0.6}},
                                            Empirical{{2, 9, 4}}};

TEST_SUITE("math/scaled distribution") {
  TEST_CASE("mean and deviation and every probability scale") {
    for (const Distribution& one : one_of_each) {
      CAPTURE(describe(one));
      const Distribution half = scaled(one, 0.5);
      CHECK(half.index() == one.index());
      CHECK(mean(half) == doctest::Approx(0.5 * mean(one)).epsilon(1e-12));
      CHECK(standard_deviation(half) == doctest::Approx(0.5 * standard_deviation(one)).epsilon(1e-12));
      for (const double x : {0.9, 2.1, 4.0, 5.5}) {
        CHECK(cdf(half, 0.5 * x) == doctest::Approx(cdf(one, x)).epsilon(1e-12));
      }
    }
  }
  TEST_CASE("by one it is the same") {
    for (const Distribution& one : one_of_each) CHECK(scaled(one, 1.0) == one);
  }
  TEST_CASE("a bad factor is refused by name") {
    CHECK_THROWS_WITH_AS(scaled(Fixed{1}, 0.0), "factor: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(scaled(Fixed{1}, std::numeric_limits<double>::quiet_NaN()), DomainError);
    CHECK_THROWS_AS(scaled(Fixed{1e300}, 1e300), DomainError);
    CHECK_THROWS_AS(scaled(Normal{1, -2}, 2.0), DomainError);
  }
}

}  // namespace scaled_distribution_test
