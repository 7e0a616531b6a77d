#include <fairvalue/math/student_t.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include <fairvalue/core/error.hpp>

namespace student_t_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_SUITE("math/student_t") {
  TEST_CASE("the printed table of critical values: three decimals") {
    // NIST/SEMATECH e-Handbook, 1.3.6.7.2: https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm
    struct Row {
      double p, freedom, t;
    };
    for (const Row& row :
         {Row{0.90, 1, 3.078}, Row{0.95, 5, 2.015}, Row{0.975, 10, 2.228}, Row{0.95, 23, 1.714},
          Row{0.975, 23, 2.069}, Row{0.99, 30, 2.457}, Row{0.995, 100, 2.626}}) {
      CAPTURE(row.p);
      CAPTURE(row.freedom);
      CHECK(student_t_quantile(row.p, row.freedom) == Approx(row.t).epsilon(0.0005 / row.t));
    }
  }
  TEST_CASE("with one degree of freedom it is Cauchy: tan(pi (p - 1/2))") {
    for (const double p : {0.01, 0.3, 0.75, 0.999}) {
      CAPTURE(p);
      CHECK(student_t_quantile(p, 1) == Approx(std::tan(std::numbers::pi * (p - 0.5))).epsilon(1e-12));
    }
  }
  TEST_CASE("with two degrees of freedom: (2p - 1) / sqrt(2p (1 - p))") {
    for (const double p : {0.01, 0.3, 0.75, 0.999}) {
      CAPTURE(p);
      CHECK(student_t_quantile(p, 2) == Approx((2 * p - 1) / std::sqrt(2 * p * (1 - p))).epsilon(1e-12));
    }
  }
  TEST_CASE("the middle is zero and both sides mirror") {
    CHECK(student_t_quantile(0.5, 7) == Approx(0).scale(1).epsilon(1e-14));
    CHECK(student_t_quantile(0.2, 7) == Approx(-student_t_quantile(0.8, 7)).epsilon(1e-13));
  }
  TEST_CASE("two-sided probability undoes the quantile and is one at zero") {
    for (const double p : {0.6, 0.95, 0.9999}) {
      CHECK(student_t_two_sided(student_t_quantile(p, 12), 12) == Approx(2 * (1 - p)).epsilon(1e-10));
    }
    CHECK(student_t_two_sided(0, 12) == 1);
    CHECK(student_t_two_sided(-2, 12) == student_t_two_sided(2, 12));
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(student_t_quantile(0, 5), "p: must be above 0 and below 1, got 0", DomainError);
    CHECK_THROWS_WITH_AS(student_t_quantile(1, 5), "p: must be above 0 and below 1, got 1", DomainError);
    CHECK_THROWS_AS(student_t_quantile(nan, 5), DomainError);
    CHECK_THROWS_WITH_AS(student_t_quantile(0.5, 0), "degrees_of_freedom: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(student_t_quantile(0.5, infinity), DomainError);
    CHECK_THROWS_WITH_AS(student_t_two_sided(infinity, 5), "t: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_AS(student_t_two_sided(1, -1), DomainError);
  }
  TEST_CASE("a tail beyond the doubles is refused and none leaves as infinity") {
    CHECK_THROWS_AS(student_t_quantile(1e-300, 0.01), DomainError);
  }
}

}  // namespace student_t_test
