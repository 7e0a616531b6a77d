#include <fairvalue/math/bivariate_normal.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/normal.hpp>

#include "tanh_sinh.hpp"

namespace bivariate_normal_test {
using namespace fairvalue;
using doctest::Approx;
using std::numbers::pi;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double promised = 1e-14;  // absolute, by the header

using Long = long double;
constexpr Long long_pi = std::numbers::pi_v<Long>;

Long below(Long x) { return std::erfc(-x / std::sqrt(2.0L)) / 2; }

/// Plackett (1954): dP/drho is the density at (x, y), so P is the integral of it over the correlation cos(a)
/// from 0 or from 1, where P is known; in 64-bit long doubles, through nothing that the library uses.
Long by_plackett(Long x, Long y, Long rho) {
  if (rho < 0) return below(x) - by_plackett(x, -y, -rho);
  const auto density = [=](Long a) {
    const Long gap = (x - y) / std::sin(a);
    const Long mean = std::cos(a / 2);
    return std::exp(-gap * gap / 2 - x * y / (2 * mean * mean)) / (2 * long_pi);
  };
  const Long angle = 2 * std::asin(std::sqrt((1 - rho) / 2));
  if (rho > 0.7L) return below(std::min(x, y)) - fixtures::tanh_sinh(density, 0, angle);
  return below(x) * below(y) + fixtures::tanh_sinh(density, angle, long_pi / 2);
}

double error(double x, double y, double rho) {
  return static_cast<double>(std::abs(bivariate_normal_cdf(x, y, rho) - by_plackett(x, y, rho)));
}

double uniform(std::mt19937& random, double low, double high) {
  return low + (high - low) * (random() / 4294967296.0);
}

TEST_SUITE("math/bivariate_normal") {
  TEST_CASE("two at zero are both below with probability a quarter plus the arcsine over two pi") {
    CHECK(bivariate_normal_cdf(0.0, 0.0, 0.5) == Approx(1.0 / 3.0).epsilon(promised));
    CHECK(bivariate_normal_cdf(0.0, 0.0, -0.5) == Approx(1.0 / 6.0).epsilon(promised));
    CHECK(bivariate_normal_cdf(0.0, -0.0, 0.0) == 0.25);
    CHECK(bivariate_normal_cdf(5e-324, 5e-324, 1.0 - 1e-16) ==
          Approx(0.5).epsilon(1e-8));  // acos(rho) 1.5e-8
  }
  TEST_CASE("the values of Haug page 193 for the cumulative bivariate normal") {
    // Haug (1998), The Complete Guide to Option Pricing Formulas: six decimals by Drezner's approximation of
    // 1978, whose own error reaches the last one.
    struct Row {
      double x, y, rho, printed;
    };
    for (const Row& row :
         {Row{0.0, 0.0, 0.0, 0.250000}, Row{0.0, 0.0, -0.5, 0.166667}, Row{0.0, 0.0, 0.5, 0.333333},
          Row{0.0, -0.5, 0.0, 0.154269}, Row{0.0, -0.5, -0.5, 0.081660}, Row{0.0, -0.5, 0.5, 0.226878},
          Row{0.0, 0.5, 0.0, 0.345731}, Row{0.0, 0.5, -0.5, 0.273122}, Row{0.0, 0.5, 0.5, 0.418340},
          Row{-0.5, 0.0, 0.0, 0.154269}, Row{-0.5, -0.5, 0.0, 0.095195}, Row{-0.5, -0.5, -0.5, 0.036298},
          Row{-0.5, -0.5, 0.5, 0.163319}, Row{-0.5, 0.5, 0.0, 0.213342}, Row{-0.5, 0.5, -0.5, 0.145218},
          Row{-0.5, 0.5, 0.5, 0.272239}, Row{0.5, 0.5, 0.0, 0.478120}, Row{0.5, 0.5, -0.5, 0.419223},
          Row{0.5, 0.5, 0.5, 0.546244}}) {
      CAPTURE(row.x);
      CAPTURE(row.y);
      CAPTURE(row.rho);
      CHECK(std::abs(bivariate_normal_cdf(row.x, row.y, row.rho) - row.printed) < 1e-6);
    }
  }
  TEST_CASE("every sign and size agrees with the integral over the correlation") {
    for (const double rho :
         {-0.999999, -0.95, -0.7, -0.3, -0.01, 0.0, 0.01, 0.4, 0.7, 0.71, 0.95, 0.999999}) {
      CAPTURE(rho);
      for (const double x : {-38.0, -8.0, -3.3, -1.0, -0.2, -1e-9, 0.0, 1e-9, 0.2, 1.0, 3.3, 8.0, 38.0}) {
        for (const double y : {-8.0, -2.1, -1.0, -0.02, 0.0, 1e-12, 0.6, 1.0, 2.1, 5.0}) {
          CAPTURE(x);
          CAPTURE(y);
          CHECK(error(x, y, rho) < promised);
        }
      }
    }
  }
  TEST_CASE("correlations within a hair of 1 and -1 agree also where both bounds nearly do") {
    std::mt19937 random{41};
    double worst = 0.0;
    for (int i = 0; i < 1500; ++i) {
      const double rho = 1.0 - std::exp(uniform(random, -36.0, 0.0));
      const double x = uniform(random, -4.0, 4.0);
      const double apart = std::exp(uniform(random, -30.0, 0.0)) * (i % 3 - 1);
      worst = std::max(worst, error(x, x + apart, rho));
      worst = std::max(worst, error(x, apart - x, -rho));
    }
    CHECK(worst < promised);
  }
  TEST_CASE("random bounds and correlations agree") {
    std::mt19937 random{40};
    double worst = 0.0;
    for (int i = 0; i < 1500; ++i) {
      const double size = i % 2 == 0 ? 2.0 : 9.0;
      worst = std::max(worst, error(uniform(random, -size, size), uniform(random, -size, size),
                                    uniform(random, -1.0, 1.0)));
    }
    CHECK(worst < promised);
  }
  TEST_CASE("correlations of 1 and -1 leave one normal") {
    for (const double x : {-9.0, -1.2, 0.0, 0.3, 4.0}) {
      for (const double y : {-3.0, -0.3, 0.0, 1.2, 7.0}) {
        CAPTURE(x);
        CAPTURE(y);
        CHECK(std::abs(bivariate_normal_cdf(x, y, 1.0) - normal_cdf(std::min(x, y))) < 2e-16);
        const double overlap = std::max(0.0, normal_cdf(x) - normal_cdf(-y));
        CHECK(std::abs(bivariate_normal_cdf(x, y, -1.0) - overlap) < 2e-16);
      }
    }
    CHECK(bivariate_normal_cdf(-8.0, 7.9, -1.0) == 0.0);
  }
  TEST_CASE("infinite bounds leave the other or nothing") {
    for (const double rho : {-1.0, -0.3, 0.0, 0.8, 1.0}) {
      CAPTURE(rho);
      CHECK(bivariate_normal_cdf(infinity, 0.7, rho) == Approx(normal_cdf(0.7)).epsilon(1e-15));
      CHECK(bivariate_normal_cdf(-1.1, infinity, rho) == Approx(normal_cdf(-1.1)).epsilon(1e-15));
      CHECK(bivariate_normal_cdf(-infinity, 0.7, rho) == 0.0);
      CHECK(bivariate_normal_cdf(infinity, -infinity, rho) == 0.0);
      CHECK(bivariate_normal_cdf(infinity, infinity, rho) == 1.0);
      CHECK(bivariate_normal_cdf(1e300, 0.7, rho) == bivariate_normal_cdf(infinity, 0.7, rho));
      CHECK(bivariate_normal_cdf(-1e300, 1e300, rho) == 0.0);
    }
  }
  TEST_CASE("independent bounds multiply and far tails are never negative") {
    for (double x = -30.0; x < 9.0; x += 0.31) {
      for (double y = -30.0; y < 9.0; y += 0.47) {
        const double both = bivariate_normal_cdf(x, y, 0.0);
        CHECK(std::abs(both - normal_cdf(x) * normal_cdf(y)) < promised);
        CHECK(both >= 0.0);
        CHECK(bivariate_normal_cdf(x, y, -0.93) >= 0.0);
        CHECK(bivariate_normal_cdf(x, y, 0.93) <= std::min(normal_cdf(x), normal_cdf(y)) + 2e-16);
      }
    }
  }
  TEST_CASE("bounds may change places and the four quadrants add up to one") {
    std::mt19937 random{42};
    for (int i = 0; i < 1000; ++i) {
      const double x = uniform(random, -5.0, 5.0);
      const double y = uniform(random, -5.0, 5.0);
      const double rho = uniform(random, -1.0, 1.0);
      CAPTURE(x);
      CAPTURE(y);
      CAPTURE(rho);
      const double both = bivariate_normal_cdf(x, y, rho);
      CHECK(bivariate_normal_cdf(y, x, rho) == Approx(both).epsilon(promised));
      CHECK(both + bivariate_normal_cdf(-x, y, -rho) + bivariate_normal_cdf(x, -y, -rho) +
                bivariate_normal_cdf(-x, -y, rho) ==
            Approx(1.0).epsilon(4.0 * promised));
    }
  }
  TEST_CASE("what is no number and no correlation is refused by name") {
    CHECK_THROWS_WITH_AS(bivariate_normal_cdf(nan, 0.0, 0.5), "x: must be a number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(bivariate_normal_cdf(0.0, nan, 0.5), "y: must be a number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(bivariate_normal_cdf(infinity, nan, 1.0), "y: must be a number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(bivariate_normal_cdf(0.0, 0.0, nan), "rho: must be between -1 and 1, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(bivariate_normal_cdf(0.0, 0.0, 1.0000001),
                         "rho: must be between -1 and 1, got 1.0000001", DomainError);
    CHECK_THROWS_WITH_AS(bivariate_normal_cdf(0.0, 0.0, -1.1), "rho: must be between -1 and 1, got -1.1",
                         DomainError);
  }
}

}  // namespace bivariate_normal_test
