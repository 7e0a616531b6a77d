#include <fairvalue/math/distribution_kinds.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/distribution.hpp>

namespace distribution_kinds_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double round_off = 1e-14;  // some roundings of doubles

const std::vector<Distribution> no_width{Normal{.mean = 2, .deviation = 0}, Uniform{.low = 2, .high = 2},
                                         Triangular{.low = 2, .mode = 2, .high = 2},
                                         Pert{.low = 2, .mode = 2, .high = 2},
                                         Empirical{.values = {2, 2, 2}}};

TEST_SUITE("math/distribution") {
  TEST_CASE("without a width each is a fixed number") {
    for (const Distribution& one : no_width) {
      CAPTURE(describe(one));
      CHECK(cdf(one, std::nextafter(2.0, 0.0)) == 0.0);
      CHECK(cdf(one, 2.0) == 1.0);
      for (const double p : {0.0, 0.3, 1.0}) CHECK(quantile(one, p) == 2.0);
      CHECK(mean(one) == 2.0);
      CHECK(standard_deviation(one) == 0.0);
      CHECK(is_discrete(one));
      CHECK(points(one)->values == std::vector<double>{2});
      CHECK(support(one).least == 2.0);
      CHECK(support(one).greatest == 2.0);
    }
    CHECK_THROWS_WITH_AS(density(Uniform{.low = 2, .high = 2}, 2.0),
                         "distribution: must be continuous for a density, got uniform, low 2, high 2",
                         DomainError);
  }
  TEST_CASE("with a width the new kinds are continuous but for observations") {
    for (const Distribution& one :
         {Distribution{Normal{2, 1}}, Distribution{Uniform{1, 2}}, Distribution{Triangular{1, 1, 2}}}) {
      CHECK_FALSE(is_discrete(one));
      CHECK_FALSE(points(one));
    }
    const Distribution seen = Empirical{.values = {3, 1}};
    CHECK(is_discrete(seen));
    CHECK(points(seen)->values == std::vector<double>{1, 3});
    CHECK_THROWS_WITH_AS(
        density(seen, 1.0),
        "distribution: must be continuous for a density, got empirical, 2 values from 1 to 3", DomainError);
  }
  TEST_CASE("where each lies") {
    CHECK_FALSE(support(Normal{2, 1}).least);
    CHECK_FALSE(support(Normal{2, 1}).greatest);
    CHECK(support(LogNormal{2, 1}).least == 0.0);
    CHECK_FALSE(support(LogNormal{2, 1}).greatest);
    CHECK(support(Uniform{-1, 2}).least == -1.0);
    CHECK(support(Triangular{-1, 0, 2}).greatest == 2.0);
    CHECK(support(Pert{-1, 0, 2}).least == -1.0);
    CHECK(support(Empirical{{4, -1, 2}}).least == -1.0);
    CHECK(support(Empirical{{4, -1, 2}}).greatest == 4.0);
    CHECK(support(Fixed{3}).least == 3.0);
    // Values of probability 0 are not possible.
    CHECK(support(Discrete{{1, 2, 3}, {0, 1, 0}}).least == 2.0);
    CHECK(support(Discrete{{1, 2, 3}, {0, 1, 0}}).greatest == 2.0);
  }
  TEST_CASE("the new kinds describe themselves") {
    CHECK(describe(Normal{2, 0.5}) == "normal, mean 2, deviation 0.5");
    CHECK(describe(Uniform{1, 3}) == "uniform, low 1, high 3");
    CHECK(describe(Triangular{1, 2, 6}) == "triangular, low 1, mode 2, high 6");
    CHECK(describe(Empirical{{4, -1, 2}}) == "empirical, 3 values from -1 to 4");
    CHECK(describe(Empirical{{4}}) == "empirical, 1 value from 4 to 4");
  }
}

}  // namespace distribution_kinds_test
