#include <fairvalue/math/normal.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/log1p.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <fairvalue/core/error.hpp>

namespace normal_test {
using namespace fairvalue;
using doctest::Approx;

using Exact = boost::multiprecision::cpp_bin_float_50;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
/// Half a dozen roundings of doubles, 1.1e-16 each.
constexpr double round_off = 1e-15;

Exact exact_density(double x) {
  return exp(-Exact{x} * x / 2) / sqrt(2 * boost::math::constants::pi<Exact>());
}
Exact exact_upper_tail(double x) { return boost::math::erfc(Exact{x} / sqrt(Exact{2})) / 2; }

double relative_error(double got, const Exact& exact) {
  return std::abs(static_cast<double>((got - exact) / exact));
}

/// Calls `check` on some 300 numbers from 0 to 37, closer together near 0, none of them short in binary.
template <class Check>
void over_the_axis(Check check) {
  for (int i = 0; i <= 300; ++i) check(37.0 * std::pow(i / 300.0, 1.7));
}

TEST_SUITE("math/normal") {
  TEST_CASE("density and probability agree with 50 digits from -37 to 37") {
    double worst = 0.0;
    over_the_axis([&](double x) {
      CAPTURE(x);
      worst = std::max(worst, relative_error(normal_density(x), exact_density(x)));
      worst = std::max(worst, relative_error(normal_cdf(-x), exact_upper_tail(x)));
      worst = std::max(worst, relative_error(normal_cdf(x), 1 - exact_upper_tail(x)));
      CHECK(normal_density(-x) == normal_density(x));
    });
    CHECK(worst < round_off);
  }
  TEST_CASE("the logarithm of the probability agrees with 50 digits from -37 to 37") {
    double worst = 0.0;
    over_the_axis([&](double x) {
      const Exact tail = exact_upper_tail(x);
      worst = std::max(worst, relative_error(log_normal_cdf(-x), log(tail)));
      worst = std::max(worst, relative_error(log_normal_cdf(x), boost::math::log1p(Exact{-tail})));
    });
    CHECK(worst < round_off);
  }
  TEST_CASE("the ratio of Mills agrees with 50 digits from -37 to 37") {
    double worst = 0.0;
    over_the_axis([&](double x) {
      worst = std::max(worst, relative_error(mills_ratio(x), exact_upper_tail(x) / exact_density(x)));
      worst = std::max(worst, relative_error(mills_ratio(-x), exact_upper_tail(-x) / exact_density(x)));
    });
    CHECK(worst < round_off);
  }
  TEST_CASE("far out the ratio of Mills and the logarithm follow the asymptotic series") {
    // 1/x - 1/x^3 + 3/x^5 - 15/x^7 + 105/x^9 - 945/x^11; the next term is below 1e-17 of the first at 50.
    for (const double x : {50.0, 77.7, 1e3, 1e8, 1e100, 1e150}) {
      CAPTURE(x);
      const Exact s = 1 / (Exact{x} * x);
      const Exact series = (1 - s * (1 - s * (3 - s * (15 - s * (105 - s * 945))))) / x;
      CHECK(relative_error(mills_ratio(x), series) < round_off);
      const Exact logarithm =
          -Exact{x} * x / 2 - log(2 * boost::math::constants::pi<Exact>()) / 2 + log(series);
      CHECK(relative_error(log_normal_cdf(-x), logarithm) < round_off);
    }
  }
  TEST_CASE("printed values of Abramowitz and Stegun tables 26.1 and 26.2 and 26.5") {
    // 26.1: P(1) and Z(1) to 15 decimals; 26.2: -log10 Q(10) to 5; 26.5: x for Q = .025.
    CHECK(normal_cdf(1.0) == Approx(0.841344746068543).epsilon(1e-15));
    CHECK(normal_density(1.0) == Approx(0.241970724519143).epsilon(2e-15));
    CHECK(-log_normal_cdf(-10.0) / std::log(10.0) == Approx(23.11805).epsilon(3e-7));
    CHECK(normal_quantile(0.975) == Approx(1.95996).epsilon(3e-6));
  }
  TEST_CASE("at the middle half lies below and the ratio of Mills is the root of pi over two") {
    CHECK(normal_cdf(0.0) == 0.5);
    CHECK(normal_cdf(-0.0) == 0.5);
    CHECK(normal_quantile(0.5) == 0.0);
    CHECK(mills_ratio(0.0) == Approx(1.2533141373155002512).epsilon(round_off));
  }
  TEST_CASE("where probabilities underflow the logarithm goes on") {
    CHECK(normal_cdf(-38.0) > 0.0);
    CHECK(normal_cdf(-39.0) == 0.0);
    CHECK(normal_density(39.0) == 0.0);
    CHECK(log_normal_cdf(-40.0) == Approx(-804.608442013754).epsilon(1e-14));  // 50-digit arithmetic
    CHECK(log_normal_cdf(-1e154) == Approx(-5e307).epsilon(round_off));
    CHECK(log_normal_cdf(40.0) == 0.0);
  }
  TEST_CASE("infinite arguments have their limits") {
    CHECK(normal_cdf(infinity) == 1.0);
    CHECK(normal_cdf(-infinity) == 0.0);
    CHECK(normal_density(infinity) == 0.0);
    CHECK(normal_density(-infinity) == 0.0);
    CHECK(log_normal_cdf(infinity) == 0.0);
    CHECK(mills_ratio(infinity) == 0.0);
  }
  TEST_CASE("the probability increases and the ratio of Mills falls also where formulas meet") {
    for (double x = -36.9; x < 7.5; x += 0.01) {  // above, steps of 1.1e-16 below 1 are too few
      CAPTURE(x);
      CHECK(normal_cdf(x) < normal_cdf(x + 0.01));
      CHECK(log_normal_cdf(x) < log_normal_cdf(x + 0.01));
      CHECK(mills_ratio(x) > mills_ratio(x + 0.01));
    }
  }
  TEST_CASE("the quantile agrees with 50 digits from the least double to the last below 1") {
    // A Newton step in 50 digits shows how far x is from the root: (N(x) - p) / n(x).
    double worst = 0.0;
    const auto check = [&](double p) {
      const double x = normal_quantile(p);
      const Exact excess = x < 0.0 ? exact_upper_tail(-x) - p : (1 - Exact{p}) - exact_upper_tail(x);
      worst = std::max(worst, relative_error(x, x - excess / exact_density(x)));
    };
    for (int i = 1; i < 200; ++i) {
      if (i != 100) check(i / 200.0);
    }
    for (double p = 0.4; p > 0.0; p *= 0.037) check(p);
    for (double p = 0.4; p > 1e-16; p *= 0.6) check(1.0 - p);
    for (const double p : {5e-324, 1.4e-11, 0.0749999, 0.0750001, 0.9249999, 0.9250001, 0.5000001}) check(p);
    CHECK(worst < 2e-15);  // sixteen digits: the published claim for PPND16 is about one in 1e16
  }
  TEST_CASE("the quantile of what lies below x is x and tails mirror one another") {
    for (double x = -37.0; x < 0.0; x += 0.37) {
      CHECK(normal_quantile(normal_cdf(x)) == Approx(x).epsilon(round_off));
    }
    CHECK(normal_quantile(0.25) == -normal_quantile(0.75));
    CHECK(normal_quantile(0x1p-40) == -normal_quantile(1.0 - 0x1p-40));
  }
  TEST_CASE("what is no number is refused by name") {
    CHECK_THROWS_WITH_AS(normal_density(nan), "x: must be a number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(normal_cdf(nan), "x: must be a number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(log_normal_cdf(nan), "x: must be >= -1e154, got nan", DomainError);
    CHECK_THROWS_WITH_AS(mills_ratio(nan), "x: must be >= -37, got nan", DomainError);
    CHECK_THROWS_WITH_AS(normal_quantile(nan), "p: must be > 0 and < 1, got nan", DomainError);
  }
  TEST_CASE("results beyond a double are refused by name and the last before them are not") {
    CHECK_THROWS_WITH_AS(mills_ratio(-37.01), "x: must be >= -37, got -37.01", DomainError);
    CHECK_THROWS_WITH_AS(mills_ratio(-infinity), "x: must be >= -37, got -inf", DomainError);
    CHECK(std::isfinite(mills_ratio(-37.0)));
    CHECK_THROWS_WITH_AS(log_normal_cdf(-1.1e154), "x: must be >= -1e154, got -1.1e+154", DomainError);
    CHECK_THROWS_WITH_AS(log_normal_cdf(-infinity), "x: must be >= -1e154, got -inf", DomainError);
    for (const double p : {0.0, 1.0, -0.1, 1.1}) CHECK_THROWS_AS(normal_quantile(p), DomainError);
    CHECK_THROWS_WITH_AS(normal_quantile(0.0), "p: must be > 0 and < 1, got 0", DomainError);
    CHECK_THROWS_WITH_AS(normal_quantile(1.0), "p: must be > 0 and < 1, got 1", DomainError);
  }
}

}  // namespace normal_test
