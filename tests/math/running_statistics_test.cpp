#include <fairvalue/math/running_statistics.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace running_statistics_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // some roundings of doubles

RunningStatistics of(const std::vector<double>& sample) {
  RunningStatistics statistics;
  for (const double x : sample) statistics.add(x);
  return statistics;
}

/// Uneven numbers of both signs.
std::vector<double> waves(int from, int to) {
  std::vector<double> sample;
  for (int i = from; i < to; ++i) sample.push_back(3.0 + 10.0 * std::sin(1.7 * i) + 0.01 * i);
  return sample;
}

/// The two sums of the definition, in long doubles.
double two_pass_variance(const std::vector<double>& sample) {
  long double sum = 0.0L;
  for (const double x : sample) sum += x;
  const long double mean = sum / static_cast<long double>(sample.size());
  long double squares = 0.0L;
  for (const double x : sample) squares += (x - mean) * (x - mean);
  return static_cast<double>(squares / static_cast<long double>(sample.size() - 1));
}

void same(const RunningStatistics& a, const RunningStatistics& b) {
  CHECK(a.count == b.count);
  CHECK(a.mean == b.mean);
  CHECK(a.squares == b.squares);
}

TEST_SUITE("math/running_statistics") {
  TEST_CASE("two and four and four and four and five and five and seven and nine by hand") {
    // Mean 40 / 8 = 5; squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32; variance 32 / 7; error sqrt(32 / 7 / 8).
    const auto statistics = of({2, 4, 4, 4, 5, 5, 7, 9});
    CHECK(statistics.count == 8);
    CHECK(statistics.mean == Approx(5.0).epsilon(round_off));
    CHECK(statistics.squares == Approx(32.0).epsilon(round_off));
    CHECK(*variance(statistics) == Approx(32.0 / 7.0).epsilon(round_off));
    CHECK(*standard_error(statistics) == Approx(std::sqrt(4.0 / 7.0)).epsilon(round_off));
  }
  TEST_CASE("merging two and four with six by hand") {
    // Means 3 and 6, squares 2 and 0: mean 4, squares 2 + 0 + 3^2 x 2 x 1 / 3 = 8.
    const auto both = merged(of({2, 4}), of({6}));
    CHECK(both.count == 3);
    CHECK(both.mean == Approx(4.0).epsilon(round_off));
    CHECK(both.squares == Approx(8.0).epsilon(round_off));
  }
  TEST_CASE("a small spread on a large level is not cancelled away") {
    // NIST's NumAcc4: 10000000.2 once, then 10000000.1 and 10000000.3 alternating 500 times each; standard
    // deviation exactly 0.1, and the data themselves are rounded to 1e-9 of it.
    // Source: NIST Statistical Reference Datasets, univariate summary statistics, NumAcc4.
    RunningStatistics statistics;
    statistics.add(10000000.2);
    for (int i = 0; i < 500; ++i) {
      statistics.add(10000000.1);
      statistics.add(10000000.3);
    }
    CHECK(statistics.mean == Approx(10000000.2).epsilon(1e-15));
    CHECK(std::sqrt(*variance(statistics)) == Approx(0.1).epsilon(1e-7));
  }
  TEST_CASE("one by one agrees with the two sums of the definition") {
    const auto sample = waves(0, 5000);
    CHECK(*variance(of(sample)) == Approx(two_pass_variance(sample)).epsilon(1e-12));  // 5000 roundings
  }
  TEST_CASE("parts of any size put together are the whole") {
    const auto whole = of(waves(0, 1000));
    for (const int cut : {0, 1, 2, 300, 999, 1000}) {
      CAPTURE(cut);
      const auto both = merged(of(waves(0, cut)), of(waves(cut, 1000)));
      CHECK(both.count == 1000);
      CHECK(both.mean == Approx(whole.mean).epsilon(1e-12));  // 1000 roundings
      CHECK(both.squares == Approx(whole.squares).epsilon(1e-12));
    }
  }
  TEST_CASE("nothing merged with a sample is that sample to the bit") {
    const auto sample = of(waves(0, 77));
    same(merged(sample, {}), sample);
    same(merged({}, sample), sample);
    same(merged({}, {}), {});
    same(merged(of({1e200}), {}), of({1e200}));  // though its square is beyond the largest double
    same(merged({}, of({1e200})), of({1e200}));
  }
  TEST_CASE("fewer than two numbers have no variance and no error") {
    CHECK_FALSE(variance(RunningStatistics{}).has_value());
    CHECK_FALSE(standard_error(RunningStatistics{}).has_value());
    CHECK_FALSE(variance(of({5})).has_value());
    CHECK_FALSE(standard_error(of({5})).has_value());
    CHECK(of({5}).mean == 5.0);
  }
  TEST_CASE("numbers all alike have no spread") {
    CHECK(*variance(of({0.1, 0.1, 0.1})) == 0.0);
    CHECK(*standard_error(of({0.1, 0.1, 0.1})) == 0.0);
  }
  TEST_CASE("numbers that are not finite are refused when they are used") {
    for (const double bad : {nan, infinity, -infinity}) {
      CAPTURE(bad);
      const auto spoilt = of({1, bad, 2});
      CHECK_THROWS_AS(variance(spoilt), DomainError);
      CHECK_THROWS_AS(standard_error(spoilt), DomainError);
      CHECK_THROWS_AS(merged(spoilt, of({1})), DomainError);
      CHECK_THROWS_AS(merged(of({1}), spoilt), DomainError);
      CHECK_THROWS_AS(merged({}, spoilt), DomainError);
    }
    CHECK_THROWS_WITH_AS(variance(of({infinity})), "statistics.mean: must be a finite number, got inf",
                         DomainError);
  }
  TEST_CASE("a spread beyond the largest double is refused") {
    CHECK_THROWS_WITH_AS(variance(of({1e200, -1e200})),
                         "statistics.squares: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(merged(of({1e200}), of({-1e200})),
                         "statistics.squares: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(variance({.count = 2, .mean = 1, .squares = -1}),
                         "statistics.squares: must be >= 0, got -1", DomainError);
  }
}

}  // namespace running_statistics_test
