#include "math/detail/continuous_laws.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

#include "../tanh_sinh.hpp"

namespace continuous_laws_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // some roundings of doubles

/// Mean, variance and the probability up to x by quadrature of the density, `middle` being a kink of it.
template <class Law>
void integrates(const Law& law, double low, double middle, double high, double x) {
  const auto integral = [&](auto g, double from, double to) {
    const auto f = [&](long double at) {
      const auto t = static_cast<double>(at);
      return static_cast<long double>(g(t) * detail::density_of(law, t));
    };
    double sum =
        from < middle ? static_cast<double>(fixtures::tanh_sinh(f, from, std::min(middle, to))) : 0.0;
    if (to > middle) sum += static_cast<double>(fixtures::tanh_sinh(f, middle, to));
    return sum;
  };
  const double tolerance = 1e-12;  // the integrand is in doubles
  const double centre = detail::mean_of(law);
  CHECK(integral([](double) { return 1.0; }, low, high) == Approx(1.0).epsilon(tolerance));
  CHECK(integral([](double t) { return t; }, low, high) == Approx(centre).epsilon(tolerance));
  CHECK(std::sqrt(integral([=](double t) { return (t - centre) * (t - centre); }, low, high)) ==
        Approx(detail::deviation_of(law)).epsilon(tolerance));
  CHECK(integral([](double) { return 1.0; }, low, x) == Approx(detail::cdf_of(law, x)).epsilon(tolerance));
}

TEST_SUITE("math/detail/continuous_laws") {
  TEST_CASE("a normal of mean 30 and deviation 4 by its table") {
    const Normal normal{.mean = 30, .deviation = 4};
    CHECK(detail::cdf_of(normal, 30.0) == 0.5);
    CHECK(detail::cdf_of(normal, 34.0) == Approx(0.8413447460685429).epsilon(round_off));  // N(1)
    CHECK(detail::quantile_of(normal, 0.975) == Approx(30 + 4 * 1.959963984540054).epsilon(round_off));
    CHECK(detail::density_of(normal, 30.0) == Approx(0.3989422804014327 / 4).epsilon(round_off));
    CHECK(detail::mean_of(normal) == 30.0);
    CHECK(detail::deviation_of(normal) == 4.0);
    CHECK(detail::cdf_of(normal, infinity) == 1.0);
    CHECK(detail::cdf_of(normal, -infinity) == 0.0);
    CHECK(detail::density_of(normal, infinity) == 0.0);
  }
  TEST_CASE("a normal has no ends") {
    const Normal normal{.mean = 30, .deviation = 4};
    CHECK_THROWS_WITH_AS(detail::quantile_of(normal, 0.0), "p: must be > 0 for a normal distribution, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(detail::quantile_of(normal, 1.0), "p: must be < 1 for a normal distribution, got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(detail::quantile_of(Normal{.mean = 0, .deviation = 1e308}, 0.99),
                         "quantile: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("a uniform on 2 to 6 by hand") {
    const Uniform uniform{.low = 2, .high = 6};
    CHECK(detail::cdf_of(uniform, 3.0) == 0.25);
    CHECK(detail::cdf_of(uniform, 1.0) == 0.0);
    CHECK(detail::cdf_of(uniform, 7.0) == 1.0);
    CHECK(detail::quantile_of(uniform, 0.25) == 3.0);
    CHECK(detail::quantile_of(uniform, 0.0) == 2.0);
    CHECK(detail::quantile_of(uniform, 1.0) == 6.0);
    CHECK(detail::density_of(uniform, 2.0) == 0.25);
    CHECK(detail::density_of(uniform, 1.999) == 0.0);
    CHECK(detail::density_of(uniform, 6.001) == 0.0);
    CHECK(detail::mean_of(uniform) == 4.0);
    CHECK(detail::deviation_of(uniform) == Approx(std::sqrt(16.0 / 12.0)).epsilon(round_off));
  }
  TEST_CASE("a triangle of 0 and 2 and 8 by hand") {
    // Peak 2 / 8 at 2; F(2) = 2/8; F(1) = 1^2 / (8 x 2); F(5) = 1 - 3^2 / (8 x 6).
    const Triangular one{.low = 0, .mode = 2, .high = 8};
    CHECK(detail::cdf_of(one, 1.0) == Approx(0.0625).epsilon(round_off));
    CHECK(detail::cdf_of(one, 2.0) == Approx(0.25).epsilon(round_off));
    CHECK(detail::cdf_of(one, 5.0) == Approx(0.8125).epsilon(round_off));
    CHECK(detail::quantile_of(one, 0.0625) == Approx(1.0).epsilon(round_off));
    CHECK(detail::quantile_of(one, 0.25) == Approx(2.0).epsilon(round_off));
    CHECK(detail::quantile_of(one, 0.8125) == Approx(5.0).epsilon(round_off));
    CHECK(detail::density_of(one, 1.0) == Approx(0.125).epsilon(round_off));
    CHECK(detail::density_of(one, 2.0) == 0.25);
    CHECK(detail::density_of(one, 5.0) == Approx(0.125).epsilon(round_off));
    CHECK(detail::density_of(one, -0.1) == 0.0);
    CHECK(detail::density_of(one, 8.1) == 0.0);
    CHECK(detail::mean_of(one) == Approx(10.0 / 3.0).epsilon(round_off));
    // (0 + 4 + 64 - 0 - 0 - 16) / 18
    CHECK(detail::deviation_of(one) == Approx(std::sqrt(52.0 / 18.0)).epsilon(round_off));
  }
  TEST_CASE("a triangle with its mode at an end is half of one") {
    const Triangular falling{.low = 1, .mode = 1, .high = 3};
    CHECK(detail::cdf_of(falling, 2.0) == Approx(0.75).epsilon(round_off));  // 1 - (1/2)^2
    CHECK(detail::quantile_of(falling, 0.75) == Approx(2.0).epsilon(round_off));
    CHECK(detail::density_of(falling, 1.0) == 1.0);
    CHECK(detail::quantile_of(falling, 0.0) == 1.0);
    CHECK(detail::quantile_of(falling, 1.0) == 3.0);
    const Triangular rising{.low = 1, .mode = 3, .high = 3};
    CHECK(detail::cdf_of(rising, 2.0) == Approx(0.25).epsilon(round_off));
    CHECK(detail::quantile_of(rising, 0.25) == Approx(2.0).epsilon(round_off));
    CHECK(detail::density_of(rising, 3.0) == 1.0);
    CHECK(detail::quantile_of(rising, 1.0) == 3.0);
  }
  TEST_CASE("densities integrate to one and to mean and deviation and probability") {
    integrates(Normal{.mean = 3, .deviation = 2}, -27.0, 3.0, 33.0, 4.5);  // 15 deviations each way
    integrates(Uniform{.low = -1, .high = 4}, -1.0, 0.0, 4.0, 2.2);
    integrates(Triangular{.low = -1, .mode = 0.5, .high = 4}, -1.0, 0.5, 4.0, 2.2);
    integrates(Triangular{.low = -1, .mode = 4, .high = 4}, -1.0, 1.0, 4.0, 0.3);
    integrates(Pert{.low = -1, .mode = 0.5, .high = 4}, -1.0, 0.5, 4.0, 2.2);
    integrates(LogNormal{.median = 2, .sigma = 0.5}, 0.0, 2.0, 2000.0, 3.1);  // e^6.9: 13.8 deviations
  }
  TEST_CASE("the probability below a quantile is its own") {
    const auto holds = [](const auto& law) {
      for (const double p : {1e-9, 0.001, 0.2, 0.5, 0.9, 0.999}) {
        // A rounding of x, at most 1e-15 here, moves the probability by the density, at most 1.
        CHECK(std::abs(detail::cdf_of(law, detail::quantile_of(law, p)) - p) <= 1e-13 * p + 1e-15);
      }
    };
    holds(Normal{.mean = 0.5, .deviation = 1});
    holds(Uniform{.low = -0.5, .high = 2});
    holds(Triangular{.low = -0.5, .mode = 0.2, .high = 2});
  }
}

}  // namespace continuous_laws_test
