#include <fairvalue/math/quantile.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace quantile_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

std::vector<double> random_sample(std::mt19937& random, std::size_t count, unsigned different) {
  std::vector<double> sample;
  for (std::size_t i = 0; i < count; ++i) sample.push_back(static_cast<double>(random() % different) / 8.0);
  return sample;
}

/// The k-th least by counting, without sorting.
double kth_least(const std::vector<double>& sample, long k) {
  for (const double x : sample) {
    const auto below = std::count_if(sample.begin(), sample.end(), [x](double y) { return y < x; });
    const auto through = std::count_if(sample.begin(), sample.end(), [x](double y) { return y <= x; });
    if (below <= k && k < through) return x;
  }
  return nan;
}

/// The middle of all p with quantile(p) = x, its ends found by bisection: the definition itself.
double slow_rank(const std::vector<double>& sample, double x) {
  double below = 0.0, least = 1.0, greatest = 0.0, above = 1.0;
  for (int i = 0; i < 60; ++i) {
    const double p = 0.5 * (below + least);
    (quantile(sample, p) < x ? below : least) = p;
    const double q = 0.5 * (greatest + above);
    (quantile(sample, q) > x ? above : greatest) = q;
  }
  return 0.5 * (least + greatest);
}

TEST_SUITE("math/quantile") {
  TEST_CASE("several quantiles of one sample are those asked for one by one") {
    std::mt19937 random{7};
    const std::vector<double> sample = random_sample(random, 101, 1000);
    const std::vector<double> p{0.95, 0.0, 0.5, 0.5, 1.0};
    // h = 100 p is whole but for the last bits: the (100 p + 1)-th least, found by counting
    const std::vector<double> expected{kth_least(sample, 95), kth_least(sample, 0), kth_least(sample, 50),
                                       kth_least(sample, 50), kth_least(sample, 100)};
    const std::vector<double> found = quantiles(sample, p);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < p.size(); ++i) CHECK(found[i] == Approx(expected[i]).epsilon(round_off));
    CHECK(quantiles(sample, {}).empty());
    CHECK_THROWS_AS(quantiles({}, p), DomainError);
    CHECK_THROWS_AS(quantiles(sample, std::vector{0.5, 1.5}), DomainError);
  }
  TEST_CASE("quartiles of 1 2 3 4 by hand: h = 3p so 1.75 and 2.5 and 3.25") {
    const double sample[] = {4, 2, 1, 3};
    CHECK(quantile(sample, 0.25) == 1.75);
    CHECK(quantile(sample, 0.5) == 2.5);
    CHECK(quantile(sample, 0.75) == 3.25);
  }
  TEST_CASE("published values of the same definition") {
    // Microsoft, PERCENTILE.INC: of 1 3 2 4 at 0.3 is 1.9.  NumPy, percentile: of 10 7 4 3 2 1 at 50 is 3.5.
    const double microsoft[] = {1, 3, 2, 4};
    const double numpy[] = {10, 7, 4, 3, 2, 1};
    CHECK(quantile(microsoft, 0.3) == Approx(1.9).epsilon(round_off));
    CHECK(quantile(numpy, 0.5) == 3.5);
  }
  TEST_CASE("Microsoft's PERCENTRANK.INC of 13 12 11 8 4 3 2 1 1 1") {
    // Printed cut to three digits: 2 is .333, 4 is .555, 8 is .666 and 5 (a quarter from 4 to 8) is .583.
    const double sample[] = {13, 12, 11, 8, 4, 3, 2, 1, 1, 1};
    CHECK(percentile_rank(sample, 2) == Approx(3.0 / 9.0).epsilon(round_off));
    CHECK(percentile_rank(sample, 4) == Approx(5.0 / 9.0).epsilon(round_off));
    CHECK(percentile_rank(sample, 8) == Approx(6.0 / 9.0).epsilon(round_off));
    CHECK(percentile_rank(sample, 5) == Approx(5.25 / 9.0).epsilon(round_off));
  }
  TEST_CASE("the ends are the least and the greatest value") {
    const double sample[] = {5.5, -2.0, 9.25};
    CHECK(quantile(sample, 0.0) == -2.0);
    CHECK(quantile(sample, 1.0) == 9.25);
    CHECK(percentile_rank(sample, -2.0) == 0.0);
    CHECK(percentile_rank(sample, 9.25) == 1.0);
    CHECK(percentile_rank(sample, -2.001) == 0.0);
    CHECK(percentile_rank(sample, 9.251) == 1.0);
    CHECK(percentile_rank(sample, 1e300) == 1.0);
  }
  TEST_CASE("repeated values rank in the middle of their stretch") {
    const double middle[] = {1, 2, 2, 2, 5};  // 2 holds from p = 1/4 to 3/4
    const double least[] = {1, 1, 2};         // 1 holds from p = 0 to 1/2
    const double greatest[] = {1, 2, 2};      // 2 holds from p = 1/2 to 1
    const double alike[] = {3, 3, 3, 3};
    CHECK(percentile_rank(middle, 2) == 0.5);
    CHECK(percentile_rank(least, 1) == 0.25);
    CHECK(percentile_rank(greatest, 2) == 0.75);
    CHECK(percentile_rank(alike, 3) == 0.5);
    CHECK(percentile_rank(alike, 2.999) == 0.0);
    CHECK(percentile_rank(alike, 3.001) == 1.0);
  }
  TEST_CASE("one value is every quantile and ranks one half") {
    const double one[] = {5.79};
    for (const double p : {0.0, 0.3, 1.0}) CHECK(quantile(one, p) == 5.79);
    CHECK(percentile_rank(one, 5.78) == 0.0);
    CHECK(percentile_rank(one, 5.79) == 0.5);
    CHECK(percentile_rank(one, 5.80) == 1.0);
  }
  TEST_CASE("quantiles agree with selection by counting") {
    std::mt19937 random{1};
    for (std::size_t count = 2; count < 40; ++count) {
      const auto sample = random_sample(random, count, 50);
      for (int i = 0; i <= 20; ++i) {
        const double p = i / 20.0;
        const double h = static_cast<double>(count - 1) * p;
        const auto k = static_cast<long>(std::floor(h));
        const double low = kth_least(sample, k);
        const double high = kth_least(sample, std::min(k + 1, static_cast<long>(count) - 1));
        CAPTURE(count);
        CAPTURE(p);
        // Absolute: values reach 6.25 and may be 0, so a few roundings are below 1e-13.
        CHECK(std::abs(quantile(sample, p) - (low + (h - std::floor(h)) * (high - low))) < 1e-13);
      }
    }
  }
  TEST_CASE("a rank agrees with bisection of the definition") {
    std::mt19937 random{2};
    for (std::size_t count = 2; count < 25; ++count) {
      const auto sample = random_sample(random, count, 12);
      for (int i = 0; i < 12; ++i) {
        const double x = i / 8.0 + (i % 2) / 32.0;
        if (x < *std::min_element(sample.begin(), sample.end())) continue;
        if (x > *std::max_element(sample.begin(), sample.end())) continue;
        CAPTURE(count);
        CAPTURE(x);
        // Interpolated values within rounding of x count as equal to it, so the stretch is blurred a little.
        CHECK(std::abs(percentile_rank(sample, x) - slow_rank(sample, x)) < 1e-13);
      }
    }
  }
  TEST_CASE("the rank of a quantile is the probability again") {
    const double sample[] = {21.5, 17.0, 30.25, 44.0, 38.5, 25.0};
    for (int i = 0; i <= 100; ++i) {
      CHECK(std::abs(percentile_rank(sample, quantile(sample, i / 100.0)) - i / 100.0) < 1e-14);
    }
  }
  TEST_CASE("a quantile never falls as the probability rises") {
    std::mt19937 random{3};
    const auto sample = random_sample(random, 17, 1000);
    for (int i = 0; i < 1000; ++i) CHECK(quantile(sample, i / 1000.0) <= quantile(sample, (i + 1) / 1000.0));
  }
  TEST_CASE("values as wide apart as doubles go have quantiles but no rank between") {
    const double wide[] = {-1.7e308, 1.7e308};
    CHECK(quantile(wide, 0.5) == 0.0);
    CHECK_THROWS_WITH_AS(percentile_rank(wide, 0.0), "sample.gap: must be a finite number, got inf",
                         DomainError);
  }
  TEST_CASE("an empty history is refused by name") {
    const char* message = "sample: must be at least one value, got none";
    CHECK_THROWS_WITH_AS(quantile(std::span<const double>{}, 0.5), message, DomainError);
    CHECK_THROWS_WITH_AS(percentile_rank({}, 1.0), message, DomainError);
  }
  TEST_CASE("what is no number or no probability is refused by name") {
    const double sample[] = {1, 2, 3};
    const double broken[] = {1, 2, nan};
    CHECK_THROWS_WITH_AS(quantile(broken, 0.5), "sample[2]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(percentile_rank(broken, 1.0), "sample[2]: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(quantile(sample, -0.01), "p: must be between 0 and 1, got -0.01", DomainError);
    CHECK_THROWS_WITH_AS(quantile(sample, 1.01), "p: must be between 0 and 1, got 1.01", DomainError);
    CHECK_THROWS_WITH_AS(quantile(sample, nan), "p: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(percentile_rank(sample, nan), "x: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(percentile_rank(sample, infinity), "x: must be a finite number, got inf",
                         DomainError);
  }
}

}  // namespace quantile_test
