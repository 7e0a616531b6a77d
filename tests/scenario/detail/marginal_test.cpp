#include "scenario/detail/marginal.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/normal.hpp>

namespace marginal_test {
using namespace fairvalue;
using detail::Marginal;
using doctest::Approx;

/// From the side on which the probability keeps its precision.
double mirrored_quantile(const Pert& pert, double z) {
  if (z <= 0.0) return quantile(pert, normal_cdf(z));
  return -quantile(Pert{-pert.high, -pert.mode, -pert.low}, normal_cdf(-z));
}

TEST_SUITE("scenario/detail/marginal") {
  TEST_CASE("each is the quantile of the probability below z") {
    const std::vector<Distribution> all{Fixed{4.2},
                                        Normal{3, 2},
                                        Normal{3, 0},
                                        LogNormal{4, 0.3},
                                        Uniform{-1, 5},
                                        Uniform{2, 2},
                                        Triangular{1, 2, 6},
                                        Triangular{1, 1, 6},
                                        Triangular{1, 6, 6},
                                        Triangular{2, 2, 2},
                                        Pert{1, 2, 6},
                                        Pert{2, 2, 2},
                                        Discrete{{1, 2, 5}, {0.7, 0.1, 0.2}},
                                        Discrete{{1, 2, 5, 7}, {0, 0.4, 0.6, 0}},
                                        Empirical{{5, 1, 2, 2, 9}}};
    for (const Distribution& one : all) {
      CAPTURE(describe(one));
      const Marginal marginal{one};
      for (int i = -60; i <= 60; ++i) {
        const double z = 0.1 * i + 0.013;
        // A rounding of the probability near 1 moves the quantile by it over the density: at z = 6 that is
        // 1e-16 over 6e-9.
        const double tolerance = z < 3.0 ? 1e-12 : 1e-6;
        CHECK(marginal.at(z) == Approx(quantile(one, normal_cdf(z))).epsilon(tolerance));
      }
    }
  }
  TEST_CASE("a PERT is exact to a millionth of a millionth of its range and has no seams") {
    for (const double mode : {0.0, 0.01, 0.3, 0.5, 0.9, 1.0}) {
      const Pert pert{-2.0, -2.0 + 10.0 * mode, 8.0};
      const Marginal marginal{pert};
      for (int i = -700; i <= 700; ++i) {
        const double z = 0.01 * i + 0.0042;
        CAPTURE(mode);
        CAPTURE(z);
        CHECK(std::abs(marginal.at(z) - mirrored_quantile(pert, z)) <= 10.0 * 1e-12);
      }
    }
  }
  TEST_CASE("far out nothing leaves its range") {
    for (const double z : {-38.0, -9.0, 9.0, 38.0}) {
      CHECK(Marginal{Pert{1, 2, 6}}.at(z) == Approx(z < 0 ? 1.0 : 6.0).epsilon(1e-3));  // 1 + 6e-4 at -9
      CHECK(Marginal{Triangular{1, 2, 6}}.at(z) == Approx(z < 0 ? 1.0 : 6.0).epsilon(1e-8));
      CHECK(Marginal{Uniform{1, 6}}.at(z) == Approx(z < 0 ? 1.0 : 6.0).epsilon(1e-12));
      CHECK(Marginal{Discrete{{1, 6}, {0.5, 0.5}}}.at(z) == (z < 0 ? 1.0 : 6.0));
      CHECK(Marginal{Empirical{{6, 1}}}.at(z) == (z < 0 ? 1.0 : 6.0));
    }
  }
  TEST_CASE("steps change at the normal quantile of their probability") {
    const Marginal steps{Discrete{{1, 2}, {0.25, 0.75}}};
    const double edge = normal_quantile(0.25);
    CHECK(steps.at(edge) == 1.0);
    CHECK(steps.at(std::nextafter(edge, 1.0)) == 2.0);
    // The first takes all but 1e-17 of it.
    CHECK(Marginal{Discrete{{1, 2}, {1.0, 1e-17}}}.at(8.0) == 1.0);
  }
  TEST_CASE("what lies beyond a double is the largest one") {
    CHECK(Marginal{LogNormal{1, 1000}}.at(3.0) == std::numeric_limits<double>::max());
    CHECK(Marginal{Normal{0, 1e308}}.at(-3.0) == -std::numeric_limits<double>::max());
  }
  TEST_CASE("a bad distribution is refused by name") {
    CHECK_THROWS_WITH_AS(Marginal(LogNormal{1, -1}), "distribution.sigma: must be > 0, got -1", DomainError);
  }
}

}  // namespace marginal_test
