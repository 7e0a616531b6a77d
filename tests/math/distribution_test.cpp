#include <fairvalue/math/distribution.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/normal.hpp>

#include "tanh_sinh.hpp"

namespace distribution_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // some roundings of doubles

const Distribution fixed = Fixed{4.2};
const Distribution log_normal = LogNormal{.median = 4.2, .sigma = 0.3};
const Distribution symmetric = Pert{.low = 0, .mode = 0.5, .high = 1};  // beta(3, 3)
const Distribution falling = Pert{.low = 2, .mode = 2, .high = 4};      // beta(1, 5) on [2, 4]
const Distribution delay = Pert{.low = 1, .mode = 2, .high = 9};        // beta(1.5, 4.5) on [1, 9]
const Distribution steps = Discrete{.values = {1, 2, 5}, .probabilities = {0.7, 0.1, 0.2}};
const std::vector<Distribution> continuous{log_normal,
                                           symmetric,
                                           falling,
                                           delay,
                                           LogNormal{.median = 1e-3, .sigma = 1.5},
                                           Pert{.low = -5, .mode = 3, .high = 3}};

double high_end(const Distribution& one) {
  if (const auto* pert = std::get_if<Pert>(&one)) return pert->high;
  const auto& skewed = std::get<LogNormal>(one);
  return skewed.median * std::exp(14.0 * skewed.sigma);
}
/// The integral of g(x) density(x) over all x.
template <class G>
double expectation(const Distribution& one, G g) {
  const auto f = [&](long double x) {
    return static_cast<long double>(g(static_cast<double>(x)) * density(one, static_cast<double>(x)));
  };
  const double low = quantile(one, 0.0);
  const double middle = quantile(one, 0.5);
  return static_cast<double>(fixtures::tanh_sinh(f, low, middle) +
                             fixtures::tanh_sinh(f, middle, high_end(one)));
}

TEST_SUITE("math/distribution") {
  TEST_CASE("a fixed number is all its own") {
    CHECK(cdf(fixed, 4.2) == 1.0);
    CHECK(cdf(fixed, std::nextafter(4.2, 0.0)) == 0.0);
    for (const double p : {0.0, 0.3, 1.0}) CHECK(quantile(fixed, p) == 4.2);
    CHECK(mean(fixed) == 4.2);
    CHECK(standard_deviation(fixed) == 0.0);
    CHECK(is_discrete(fixed));
  }
  TEST_CASE("a log-normal has half below its median and its mean above it") {
    CHECK(cdf(log_normal, 4.2) == 0.5);
    CHECK(cdf(log_normal, 4.2 * std::exp(0.3)) == Approx(normal_cdf(1.0)).epsilon(round_off));
    CHECK(quantile(log_normal, 0.975) == Approx(4.2 * std::exp(0.3 * 1.959963984540054)).epsilon(round_off));
    CHECK(mean(log_normal) == Approx(4.2 * std::exp(0.3 * 0.3 / 2)).epsilon(round_off));
    // Variance of e^N: (e^{s^2} - 1) mean^2.
    CHECK(standard_deviation(log_normal) ==
          Approx(4.2 * std::exp(0.045) * std::sqrt(std::exp(0.09) - 1.0)).epsilon(round_off));
    CHECK(density(log_normal, 4.2) ==
          Approx(1.0 / (4.2 * 0.3 * std::sqrt(2.0 * std::acos(-1.0)))).epsilon(round_off));
    CHECK_FALSE(is_discrete(log_normal));
  }
  TEST_CASE("PERT of 0 and one half and 1 is the beta of three and three by hand") {
    // F(x) = 10 x^3 - 15 x^4 + 6 x^5; variance 9 / (36 x 7) = 1/28, not the (1/6)^2 of the older rule.
    CHECK(cdf(symmetric, 0.25) == Approx(0.103515625).epsilon(round_off));
    CHECK(cdf(symmetric, 0.5) == Approx(0.5).epsilon(round_off));
    CHECK(density(symmetric, 0.5) == Approx(1.875).epsilon(round_off));
    CHECK(mean(symmetric) == 0.5);
    CHECK(standard_deviation(symmetric) == Approx(std::sqrt(1.0 / 28.0)).epsilon(round_off));
    CHECK_FALSE(is_discrete(symmetric));
  }
  TEST_CASE("PERT with its mode at an end is a power by hand") {
    // beta(1, 5): F = 1 - (1 - t)^5, t = (x - 2) / 2.
    CHECK(cdf(falling, 3.0) == Approx(1.0 - 1.0 / 32.0).epsilon(round_off));
    CHECK(quantile(falling, 1.0 - 1.0 / 32.0) == Approx(3.0).epsilon(round_off));
    CHECK(density(falling, 2.0) == Approx(2.5).epsilon(round_off));
    CHECK(density(falling, 4.0) == 0.0);
    CHECK(mean(falling) == Approx((2.0 + 8.0 + 4.0) / 6.0).epsilon(round_off));
  }
  TEST_CASE("PERT of 1 and 2 and 9 has the mean 3 of Malcolm and others by hand") {
    CHECK(mean(delay) == 3.0);  // (1 + 4 x 2 + 9) / 6
    CHECK(standard_deviation(delay) == Approx(8.0 * std::sqrt(1.5 * 4.5 / 252.0)).epsilon(round_off));
    CHECK(quantile(delay, 0.0) == 1.0);
    CHECK(quantile(delay, 1.0) == 9.0);
    CHECK(cdf(delay, 1.0) == 0.0);
    CHECK(cdf(delay, 9.0) == 1.0);
    CHECK(density(delay, 0.999) == 0.0);
    CHECK(density(delay, 9.001) == 0.0);
  }
  TEST_CASE("densities integrate to one and to mean and variance and probability") {
    for (const Distribution& one : continuous) {
      CAPTURE(describe(one));
      const double centre = mean(one);
      const double tolerance = 1e-12;  // the integrand is in doubles; the log-normal's tail ends at 14 sigma
      CHECK(expectation(one, [](double) { return 1.0; }) == Approx(1.0).epsilon(tolerance));
      CHECK(expectation(one, [](double x) { return x; }) / centre == Approx(1.0).epsilon(tolerance));
      const double variance = expectation(one, [=](double x) { return (x - centre) * (x - centre); });
      CHECK(std::sqrt(variance) / standard_deviation(one) == Approx(1.0).epsilon(tolerance));
      for (const double p : {0.01, 0.3, 0.77}) {
        const auto f = [&](long double x) {
          return static_cast<long double>(density(one, static_cast<double>(x)));
        };
        const auto below = static_cast<double>(fixtures::tanh_sinh(f, quantile(one, 0.0), quantile(one, p)));
        CHECK(below / p == Approx(1.0).epsilon(tolerance));
      }
    }
  }
  TEST_CASE("the probability below a quantile is its own") {
    for (const Distribution& one : continuous) {
      CAPTURE(describe(one));
      for (const double p : {1e-9, 0.001, 0.1, 0.5, 0.9, 0.999}) {
        const double x = quantile(one, p);
        const double roundings_of_x = 4e-16 * std::abs(x) * density(one, x);
        CHECK(std::abs(cdf(one, x) - p) <= 1e-13 * p + roundings_of_x);
      }
    }
  }
  TEST_CASE("the least probabilities of a PERT have their powers by hand") {
    // beta(3, 3): F is 10 x^3 near 0; beta(1, 5): 5 x. Boost's own inverse throws at some of these.
    CHECK(quantile(symmetric, 1e-60) / std::cbrt(1e-61) == Approx(1.0).epsilon(round_off));
    CHECK(quantile(symmetric, 0x1p-1074) / std::cbrt(0.1) / 0x1p-358 == Approx(1.0).epsilon(round_off));
    const Distribution from_zero = Pert{.low = 0, .mode = 0, .high = 1};
    CHECK(quantile(from_zero, 1e-300) / 2e-301 == Approx(1.0).epsilon(round_off));
    CHECK(quantile(from_zero, 1e-10) / 2e-11 == Approx(1.0 + 4e-11).epsilon(round_off));  // 1 + 2 t
    CHECK(density(from_zero, 5e-324) == Approx(5.0).epsilon(round_off));
    CHECK(quantile(delay, 1e-309) == 1.0);
  }
  TEST_CASE("steps of 1 and 2 and 5 by hand") {
    CHECK(mean(steps) == Approx(0.7 + 0.2 + 1.0).epsilon(round_off));
    // 0.7 x 0.9^2 + 0.1 x 0.1^2 + 0.2 x 3.1^2 = 0.567 + 0.001 + 1.922
    CHECK(standard_deviation(steps) == Approx(std::sqrt(2.49)).epsilon(round_off));
    CHECK(cdf(steps, 0.999) == 0.0);
    CHECK(cdf(steps, 1.0) == Approx(0.7).epsilon(round_off));
    CHECK(cdf(steps, 4.999) == Approx(0.8).epsilon(round_off));
    CHECK(cdf(steps, 5.0) == 1.0);
    CHECK(is_discrete(steps));
  }
  TEST_CASE("the quantile of steps takes the lower value at the very probability") {
    CHECK(quantile(steps, 0.0) == 1.0);
    CHECK(quantile(steps, 0.7) == 1.0);
    CHECK(quantile(steps, 0.700001) == 2.0);
    CHECK(quantile(steps, 0.8) == 2.0);  // though 0.7 + 0.1 < 0.8 in doubles
    CHECK(quantile(steps, 0.800001) == 5.0);
    CHECK(quantile(steps, 1.0) == 5.0);
  }
  TEST_CASE("values that never come are no quantile and a sum short of one within 1e-9 is made good") {
    const Distribution gaps =
        Discrete{.values = {1, 2, 3, 4}, .probabilities = {0.0, 0.5, 0.4999999995, 0.0}};
    CHECK(quantile(gaps, 0.0) == 2.0);
    CHECK(quantile(gaps, 1.0) == 3.0);
    CHECK(cdf(gaps, 3.0) == 1.0);
    CHECK(mean(gaps) == Approx(2.5).epsilon(1e-9));
  }
  TEST_CASE("infinite arguments have all or nothing below") {
    for (const Distribution& one : {fixed, log_normal, delay, steps}) {
      CHECK(cdf(one, infinity) == 1.0);
      CHECK(cdf(one, -infinity) == 0.0);
    }
    CHECK(density(log_normal, infinity) == 0.0);
    CHECK(density(log_normal, 0.0) == 0.0);
    CHECK(density(delay, -infinity) == 0.0);
    CHECK(cdf(log_normal, 0.0) == 0.0);
    CHECK(quantile(log_normal, 0.0) == 0.0);
  }
  TEST_CASE("a factor beyond a double keeps its probability and a tiny spread its size") {
    // ln 1e400 = 921.03; over 1000 that is 0.921.
    const Distribution wide = LogNormal{.median = 1e-200, .sigma = 1000.0};
    CHECK(cdf(wide, 1e200) == Approx(normal_cdf(0.4 * std::log(10.0))).epsilon(round_off));
    CHECK(standard_deviation(LogNormal{.median = 2.0, .sigma = 1e-180}) / 2e-180 == Approx(1.0));
    CHECK(density(log_normal, 5e-324) == 0.0);
  }
  TEST_CASE("each describes itself") {
    CHECK(describe(fixed) == "fixed at 4.2");
    CHECK(describe(log_normal) == "log-normal, median 4.2, sigma 0.3");
    CHECK(describe(delay) == "PERT, low 1, mode 2, high 9");
    CHECK(describe(steps) == "discrete, 1 (0.7), 2 (0.1), 5 (0.2)");
  }
}

}  // namespace distribution_test
