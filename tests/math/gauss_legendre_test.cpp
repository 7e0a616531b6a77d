#include <fairvalue/math/gauss_legendre.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/legendre.hpp>

#include <fairvalue/core/error.hpp>

namespace gauss_legendre_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double round_off = 1e-14;  // some roundings of numbers of order 1
const Interval<double> unit{-1.0, 1.0};

template <class F>
double integral(F f, int n, Interval<double> interval) {
  double sum = 0.0;
  for (const auto& [x, weight] : gauss_legendre(n, interval)) sum += weight * f(x);
  return sum;
}

TEST_SUITE("math/gauss_legendre") {
  TEST_CASE("two nodes lie at one over the root of three with weight one by hand") {
    const auto rule = gauss_legendre(2, unit);
    REQUIRE(rule.size() == 2);
    CHECK(rule[0].x == Approx(-1.0 / std::sqrt(3.0)).epsilon(round_off));
    CHECK(rule[1].x == Approx(1.0 / std::sqrt(3.0)).epsilon(round_off));
    CHECK(rule[0].weight == Approx(1.0).epsilon(round_off));
    CHECK(rule[1].weight == Approx(1.0).epsilon(round_off));
  }
  TEST_CASE("one node is the middle with the whole length and three have theirs exactly in the middle") {
    const auto one = gauss_legendre(1, {2.0, 5.0});
    REQUIRE(one.size() == 1);
    CHECK(one[0].x == 3.5);
    CHECK(one[0].weight == Approx(3.0).epsilon(round_off));
    const auto three = gauss_legendre(3, {2.0, 5.0});
    CHECK(three[1].x == 3.5);
    CHECK(three[1].weight == Approx(3.0 * 4.0 / 9.0).epsilon(round_off));  // 8/9 on a length of 2
  }
  TEST_CASE("five nodes as printed in Abramowitz and Stegun table 25.4") {
    const auto rule = gauss_legendre(5, unit);
    CHECK(rule[4].x == Approx(0.906179845938664).epsilon(1e-15));
    CHECK(rule[4].weight == Approx(0.236926885056189).epsilon(3e-15));
    CHECK(rule[3].x == Approx(0.538469310105683).epsilon(1e-15));
    CHECK(rule[3].weight == Approx(0.478628670499366).epsilon(2e-15));
    CHECK(rule[2].weight == Approx(0.568888888888889).epsilon(2e-15));
  }
  TEST_CASE("thirty nodes agree with the table of Boost") {
    using Table = boost::math::quadrature::gauss<double, 30>;
    const auto rule = gauss_legendre(30, unit);
    for (std::size_t i = 0; i < 15; ++i) {
      CAPTURE(i);
      CHECK(rule[15 + i].x == Approx(Table::abscissa()[i]).epsilon(round_off));
      CHECK(rule[15 + i].weight == Approx(Table::weights()[i]).epsilon(1e-13));  // x's last place, squared up
    }
  }
  TEST_CASE("a thousand nodes agree with the zeros that Boost finds") {
    const auto zeros = boost::math::legendre_p_zeros<double>(1000);
    const auto rule = gauss_legendre(1000, unit);
    for (std::size_t i = 0; i < 500; ++i) {
      CAPTURE(i);
      CHECK(std::abs(rule[500 + i].x - zeros[i]) < 1e-15);  // a few last places of numbers near 1
    }
    // Its weight takes the distance to 1 of a node that is rounded to 1e-16: to 4e-11 relative at most. Both
    // numbers by Newton's method in 40-digit arithmetic.
    CHECK(rule[999].x == Approx(0.99999711129807551057).epsilon(1e-15));
    CHECK(rule[999].weight / 7.4133384164320715e-6 == Approx(1.0).epsilon(4e-11));
  }
  TEST_CASE("powers up to degree 2n - 1 are exact and the next one is not") {
    for (const int n : {1, 2, 3, 4, 7, 10}) {
      CAPTURE(n);
      for (int power = 0; power <= 2 * n; ++power) {
        CAPTURE(power);
        const double exact = (std::pow(2.0, power + 1) - std::pow(-1.0, power + 1)) / (power + 1);
        const double sum = integral([&](double x) { return std::pow(x, power); }, n, {-1.0, 2.0});
        const double error = std::abs(sum - exact) / exact;
        if (power < 2 * n) CHECK(error < 1e-13);
        // The error term is length^{2n+1} (n!)^4 / ((2n+1) (2n)!^2): 1e-7 of the integral at n = 10.
        if (power == 2 * n) CHECK(error > 1e-8);
      }
    }
  }
  TEST_CASE("every rule ascends inside the interval and is symmetric and weighs its length") {
    for (int n = 1; n <= 1000; n = n < 66 ? n + 1 : n + 97) {
      CAPTURE(n);
      const auto rule = gauss_legendre(n, unit);
      REQUIRE(rule.size() == static_cast<std::size_t>(n));
      double sum = 0.0;
      double before = -1.0;
      for (std::size_t i = 0; i < rule.size(); ++i) {
        const auto& mirrored = rule[rule.size() - 1 - i];
        REQUIRE(before < rule[i].x);
        REQUIRE(rule[i].weight > 0.0);
        CHECK(rule[i].x == -mirrored.x);
        CHECK(rule[i].weight == mirrored.weight);
        before = rule[i].x;
        sum += rule[i].weight;
      }
      CHECK(before < 1.0);
      CHECK(sum == Approx(2.0).epsilon(1e-12));  // up to a thousand weights
    }
  }
  TEST_CASE("smooth integrals by hand") {
    using std::numbers::pi;
    CHECK(integral([](double x) { return std::exp(x); }, 12, {0.0, 1.0}) ==
          Approx(std::exp(1.0) - 1.0).epsilon(round_off));
    CHECK(integral([](double x) { return std::sin(x); }, 20, {0.0, pi}) == Approx(2.0).epsilon(round_off));
    CHECK(integral([](double x) { return 1.0 / (1.0 + x * x); }, 40, {0.0, 1.0}) ==
          Approx(pi / 4.0).epsilon(round_off));
    // 1000 nodes see 150 whole waves of a cosine, whose square integrates to half the length.
    const auto wave = [](double x) { return std::pow(std::cos(300.0 * pi * x), 2); };
    CHECK(integral(wave, 1000, {0.0, 1.0}) == Approx(0.5).epsilon(1e-12));
  }
  TEST_CASE("an interval of no length has nodes of no weight") {
    for (const auto& [x, weight] : gauss_legendre(4, {0.7, 0.7})) {
      CHECK(x == 0.7);
      CHECK(weight == 0.0);
    }
  }
  TEST_CASE("a number of nodes out of range and an endless interval are refused by name") {
    CHECK_THROWS_WITH_AS(gauss_legendre(0, unit), "n: must be between 1 and 1000, got 0", DomainError);
    CHECK_THROWS_WITH_AS(gauss_legendre(-3, unit), "n: must be between 1 and 1000, got -3", DomainError);
    CHECK_THROWS_WITH_AS(gauss_legendre(1001, unit), "n: must be between 1 and 1000, got 1001", DomainError);
    CHECK_THROWS_WITH_AS(gauss_legendre(2, {-1.5e308, 1.5e308}),
                         "interval.high - interval.low: must be a finite number, got inf", DomainError);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS(gauss_legendre(2, {0.0, nan}), "interval.high: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(gauss_legendre(2, {1.0, 0.0}), "interval.low: must be <= interval.high (0), got 1",
                         DomainError);
  }
}

}  // namespace gauss_legendre_test
