#include <fairvalue/math/statistics.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace statistics_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

/// `first`, then `low` and `high` in turn, 1001 values in all: the layout of NIST's NumAcc2 to NumAcc4.
std::vector<double> nist(double first, double low, double high) {
  std::vector<double> sample{first};
  for (int i = 0; i < 500; ++i) sample.insert(sample.end(), {low, high});
  return sample;
}

TEST_SUITE("math/statistics") {
  TEST_CASE("2 4 4 4 5 5 7 9 by hand: mean 5 and median 4.5 and deviation root of 32 / 7") {
    const double sample[] = {2, 4, 4, 4, 5, 5, 7, 9};  // squared deviations 9 1 1 1 0 0 4 16
    CHECK(mean(sample) == 5.0);
    CHECK(median(sample) == 4.5);
    CHECK(standard_deviation(sample).value() == Approx(std::sqrt(32.0 / 7.0)).epsilon(round_off));
    CHECK(z_score(sample, 9.0).value() == Approx(4.0 / std::sqrt(32.0 / 7.0)).epsilon(round_off));
    CHECK(z_score(sample, 5.0) == 0.0);
  }
  TEST_CASE("NIST StRD univariate sets NumAcc1 to NumAcc4 have their certified values") {
    struct Row {
      std::string set;
      std::vector<double> sample;
      double mean, deviation, tolerance;
    };
    // A value near 1e7 is stored to 1e-9, which is 1e-8 of the deviation 0.1; near 1e6 a tenth of that.
    for (const Row& row : {Row{"NumAcc1", {10000001, 10000003, 10000002}, 10000002, 1.0, round_off},
                           Row{"NumAcc2", nist(1.2, 1.1, 1.3), 1.2, 0.1, 1e-13},
                           Row{"NumAcc3", nist(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, 1e-9},
                           Row{"NumAcc4", nist(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, 1e-8}}) {
      CAPTURE(row.set);
      CHECK(mean(row.sample) == Approx(row.mean).epsilon(round_off));
      CHECK(standard_deviation(row.sample).value() == Approx(row.deviation).epsilon(row.tolerance));
    }
  }
  TEST_CASE("the median of an odd and of an even count takes any order") {
    const double odd[] = {9, 1, 5};
    const double even[] = {9, 1, 6, 5};
    const double one[] = {7};
    CHECK(median(odd) == 5.0);
    CHECK(median(even) == 5.5);
    CHECK(median(one) == 7.0);
  }
  TEST_CASE("values all alike have exactly that mean and no deviation and no z-score") {
    for (const double value : {0.1, 0.7, 1.1, 5.79, 164.67, -3e-300, 1e300}) {
      CAPTURE(value);
      for (const std::size_t count : {2, 3, 7, 10, 1001}) {
        const std::vector<double> sample(count, value);
        CHECK(mean(sample) == value);
        CHECK(standard_deviation(sample) == 0.0);
        CHECK_FALSE(z_score(sample, value).has_value());
        CHECK_FALSE(z_score(sample, 2 * value).has_value());
      }
    }
  }
  TEST_CASE("one value has a mean but no deviation") {
    const double one[] = {5.79};
    CHECK(mean(one) == 5.79);
    CHECK_FALSE(standard_deviation(one).has_value());
    CHECK_FALSE(z_score(one, 6.0).has_value());
  }
  TEST_CASE("shifting moves the mean and scaling stretches the deviation") {
    std::mt19937 random{20250619};
    std::vector<double> sample;
    std::vector<double> moved;
    for (int i = 0; i < 200; ++i) {
      sample.push_back(random() / 4294967296.0);
      moved.push_back(7.0 - 3.0 * sample.back());
    }
    CHECK(mean(moved) == Approx(7.0 - 3.0 * mean(sample)).epsilon(round_off));
    CHECK(*standard_deviation(moved) == Approx(3.0 * *standard_deviation(sample)).epsilon(1e-13));
    CHECK(*z_score(moved, 7.0 - 3.0 * 0.9) == Approx(-*z_score(sample, 0.9)).epsilon(1e-12));
  }
  TEST_CASE("the deviation agrees with the mean squared difference of all pairs") {
    // sum over i < j of (x_i - x_j)^2 = n (n - 1) s^2: an identity that needs no mean.
    std::mt19937 random{7};
    std::vector<double> sample;
    for (int i = 0; i < 60; ++i) sample.push_back(static_cast<double>(random() % 1000));
    double pairs = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) pairs += (sample[i] - sample[j]) * (sample[i] - sample[j]);
    }
    CHECK(*standard_deviation(sample) == Approx(std::sqrt(pairs / (60.0 * 59.0))).epsilon(1e-13));
  }
  TEST_CASE("a deviation too small or too large to square is still right") {
    const double tiny[] = {1e-200, 3e-200};
    const double huge[] = {-1e200, 1e200};
    CHECK(*standard_deviation(tiny) / 1e-200 == Approx(std::sqrt(2.0)).epsilon(round_off));
    CHECK(*standard_deviation(huge) / 1e200 == Approx(std::sqrt(2.0)).epsilon(round_off));
  }
  TEST_CASE("an empty sample is refused by name") {
    const char* message = "sample: must be at least one value, got none";
    const std::vector<double> none;
    CHECK_THROWS_WITH_AS(mean(none), message, DomainError);
    CHECK_THROWS_WITH_AS(median(none), message, DomainError);
    CHECK_THROWS_WITH_AS(standard_deviation(none), message, DomainError);
    CHECK_THROWS_WITH_AS(z_score(none, 1.0), message, DomainError);
  }
  TEST_CASE("a value that is no number is refused by its place") {
    const double second[] = {1.0, nan, 3.0};
    const double last[] = {1.0, 2.0, -infinity};
    const char* no_number = "sample[1]: must be a finite number, got nan";
    CHECK_THROWS_WITH_AS(mean(second), no_number, DomainError);
    CHECK_THROWS_WITH_AS(median(second), no_number, DomainError);
    CHECK_THROWS_WITH_AS(standard_deviation(second), no_number, DomainError);
    CHECK_THROWS_WITH_AS(z_score(second, 1.0), no_number, DomainError);
    CHECK_THROWS_WITH_AS(mean(last), "sample[2]: must be a finite number, got -inf", DomainError);
    const double one[] = {infinity};
    CHECK_THROWS_WITH_AS(standard_deviation(one), "sample[0]: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("a score of what is no number is refused even where there would be none") {
    const double sample[] = {1.0, 2.0};
    const double one[] = {1.0};
    CHECK_THROWS_WITH_AS(z_score(sample, nan), "x: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(z_score(one, infinity), "x: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("a result beyond the largest double is refused and never infinite") {
    const double huge[] = {1.7e308, 1.7e308};
    const double wide[] = {-1.7e308, 1.7e308};
    const double close[] = {0.0, 1e-300};
    CHECK_THROWS_WITH_AS(mean(huge), "mean: must be a finite number, got inf", DomainError);
    CHECK(median(huge) == 1.7e308);
    CHECK_THROWS_WITH_AS(standard_deviation(wide), "standard_deviation: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(z_score(close, 1e300), "z_score: must be a finite number, got inf", DomainError);
  }
}

}  // namespace statistics_test
