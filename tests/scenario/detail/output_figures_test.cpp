#include "scenario/detail/output_figures.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/quantile.hpp>
#include <fairvalue/math/running_statistics.hpp>

using namespace fairvalue;
using detail::distribution_of;
using doctest::Approx;

namespace {

using Numbers = std::vector<double>;

constexpr double round_off = 1e-13;  // some roundings of doubles

Numbers normals(std::size_t count, unsigned seed) {
  std::mt19937_64 words{seed};
  std::normal_distribution<double> normal;
  Numbers numbers(count);
  for (double& number : numbers) number = normal(words);
  return numbers;
}

TEST_SUITE("scenario/detail/output_figures") {
  TEST_CASE("samples of 4 and 1 and 3 and 2 by hand") {
    const Numbers percentiles{0.5, 0.9};
    const Numbers levels{2, 2.5, 9};
    const auto found = distribution_of({.values = {4, 1, 3, 2}}, {percentiles, levels});
    CHECK(found.samples == 4);
    CHECK(found.mean->value == 2.5);
    // Squares 2.25 + 0.25 + 0.25 + 2.25 = 5, over 3.
    CHECK(found.deviation->value == Approx(std::sqrt(5.0 / 3)).epsilon(round_off));
    CHECK(*found.mean->standard_error == Approx(std::sqrt(5.0 / 12)).epsilon(round_off));
    // m4 = (2 x 5.0625 + 2 x 0.0625) / 4 = 2.5625; s^4 = 25/9, (n - 3) / (n - 1) = 1/3: variance of s^2
    // (2.5625 - 25/27) / 4, over 2 s.
    CHECK(*found.deviation->standard_error ==
          Approx(std::sqrt((2.5625 - 25.0 / 27) / 4) / (2 * std::sqrt(5.0 / 3))).epsilon(round_off));
    CHECK(found.range == Interval<double>{1, 4});
    CHECK(found.percentiles[0].value.value == 2.5);
    CHECK(found.percentiles[1].p == 0.9);
    CHECK(found.percentiles[1].value.value == Approx(3.7).epsilon(round_off));
    // Two deviations of 1 to either side of 4 x 0.5 - 0.5 reach beyond both ends: (4 - 1) / 4.
    CHECK(*found.percentiles[0].value.standard_error == 0.75);
    CHECK(found.above[0].probability.value == 0.5);  // one at the level is not above
    CHECK(found.above[1].probability.value == 0.5);
    CHECK(*found.above[1].probability.standard_error == Approx(std::sqrt(0.25 / 3)).epsilon(round_off));
    CHECK(found.above[2].probability.value == 0.0);
    CHECK(found.above[2].level == 9.0);
  }
  TEST_CASE("a single sample has a value but no errors and no deviation") {
    const Numbers percentiles{0.05, 0.5};
    const Numbers levels{1};
    const auto found = distribution_of({.values = {7}}, {percentiles, levels});
    CHECK(found.mean->value == 7.0);
    CHECK_FALSE(found.mean->standard_error);
    CHECK_FALSE(found.deviation);
    CHECK(found.range == Interval<double>{7, 7});
    for (const auto& one : found.percentiles) {
      CHECK(one.value.value == 7.0);
      CHECK_FALSE(one.value.standard_error);
    }
    CHECK(found.above[0].probability.value == 1.0);
    CHECK_FALSE(found.above[0].probability.standard_error);
  }
  TEST_CASE("no sample has nothing") {
    const Numbers percentiles{0.5};
    const auto found = distribution_of({.values = {}, .ends = {0, 0}}, {percentiles, percentiles});
    CHECK(found.samples == 0);
    CHECK_FALSE(found.mean);
    CHECK_FALSE(found.range);
    CHECK(found.percentiles.empty());
    CHECK(found.above.empty());
  }
  TEST_CASE("identical samples have no deviation and that value as every percentile") {
    const Numbers percentiles{0.05, 0.5, 0.95};
    const Numbers values(1000, 0.1);
    for (const auto& ends : {std::vector<std::size_t>{}, std::vector<std::size_t>{500, 1000}}) {
      const auto found = distribution_of({.values = values, .ends = ends}, {percentiles, {}});
      CHECK(found.mean->value == 0.1);
      CHECK(found.mean->standard_error == 0.0);
      CHECK(found.deviation->value == 0.0);
      CHECK(found.deviation->standard_error == 0.0);
      for (const auto& one : found.percentiles) {
        CHECK(one.value.value == 0.1);
        CHECK(one.value.standard_error == 0.0);
      }
    }
  }
  TEST_CASE("percentiles of any sample are those of the whole sorted one") {
    const Numbers percentiles{0.999, 0.001, 0.5, 0.05, 0.05};
    for (const std::size_t count : {2U, 3U, 17U, 1000U}) {
      const auto values = normals(count, 3);
      const auto found = distribution_of({.values = values}, {percentiles, {}});
      for (const auto& one : found.percentiles) CHECK(one.value.value == quantile(values, one.p));
    }
  }
  TEST_CASE("errors of independent samples are those of theory for normals") {
    // n = 100,000: of the deviation 1 / sqrt(2 n), of a percentile sqrt(p (1 - p) / n) / n(z). The bracket of
    // order statistics holds at least 4 sqrt(n p (1 - p)) = 276 samples, known to 1 / sqrt(276).
    const std::size_t count = 100'000;
    const auto n = static_cast<double>(count);
    const Numbers percentiles{0.05, 0.5};
    const auto found = distribution_of({.values = normals(count, 11)}, {percentiles, {}});
    CHECK(*found.mean->standard_error == Approx(1 / std::sqrt(n)).epsilon(5 / std::sqrt(2 * n)));
    CHECK(*found.deviation->standard_error == Approx(1 / std::sqrt(2 * n)).epsilon(0.05));
    for (const auto& one : found.percentiles) {
      const double theory = std::sqrt(one.p * (1 - one.p) / n) / normal_density(normal_quantile(one.p));
      CHECK(*one.value.standard_error == Approx(theory).epsilon(5 / std::sqrt(276.0)));
    }
  }
  TEST_CASE("errors of replicates are their scatter by hand") {
    // Replicates 1 2 3 and 5 7 9 and nothing and 4: means 2 7 4, of which the variance is 19/3, over 3.
    const Numbers percentiles{0.5};
    const Numbers levels{2.5};
    const auto found =
        distribution_of({.values = {3, 1, 2, 5, 9, 7, 4}, .ends = {3, 6, 6, 7}}, {percentiles, levels});
    CHECK(found.mean->value == Approx(31.0 / 7).epsilon(round_off));
    CHECK(*found.mean->standard_error == Approx(std::sqrt(19.0 / 9)).epsilon(round_off));
    CHECK(found.percentiles[0].value.value == 4.0);
    CHECK(*found.percentiles[0].value.standard_error == Approx(std::sqrt(19.0 / 9)).epsilon(round_off));
    // Deviations 1 and 2, none of the last: variance 1/2, over 2.
    CHECK(*found.deviation->standard_error == Approx(0.5).epsilon(round_off));
    // Parts above 1/3 1 1: variance 4/27, over 3.
    CHECK(*found.above[0].probability.standard_error == Approx(std::sqrt(4.0 / 81)).epsilon(round_off));
  }
  TEST_CASE("a spread beyond a double is refused and never infinite") {
    CHECK_THROWS_AS(distribution_of({.values = {1e308, -1e308, 1e308}}, {{}, {}}), DomainError);
  }
}

}  // namespace
