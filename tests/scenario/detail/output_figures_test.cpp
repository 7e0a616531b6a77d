#include "scenario/detail/output_figures.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/quantile.hpp>
#include <fairvalue/math/running_statistics.hpp>

namespace output_figures_test {
using namespace fairvalue;
using detail::distribution_of;
using doctest::Approx;

using Numbers = std::vector<double>;

constexpr double round_off = 1e-13;  // some roundings of doubles

/// In replicates of four: 3 of them below 56.5, then 1, 2 and 2.
const Numbers squares{0, 1, 4, 64, 9, 81, 100, 121, 16, 25, 144, 169, 36, 49, 196, 225};

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
    // Two deviations of 1 to either side of 4 x 0.5 - 0.5 reach beyond both ends.
    CHECK_FALSE(found.percentiles[0].value.standard_error);
    CHECK(found.above[0].probability.value == 0.5);  // one at the level is not above
    CHECK(found.above[1].probability.value == 0.5);
    CHECK(*found.above[1].probability.standard_error == Approx(std::sqrt(0.25 / 3)).epsilon(round_off));
    CHECK(found.above[2].probability.value == 0.0);
    CHECK_FALSE(found.above[2].probability.standard_error);
    CHECK(found.above[2].level == 9.0);
  }
  TEST_CASE("the error of a percentile of 16 squares by hand") {
    // 0 to 225. Half: 2 values of 16 either way, by the four from number 4 to 12: (144 - 16) / 8 a value. A
    // quarter: sqrt 3 values, two of them from 3.5 - 3.46 to 3.5 + 3.46: (49 - 0) / 7 a value. A twelfth
    // would need the values from below number 0, and 11 twelfths those beyond number 15.
    const Numbers percentiles{0.5, 0.25, 1.0 / 12, 11.0 / 12};
    const auto found = distribution_of({.values = squares}, {percentiles, {}});
    CHECK(found.percentiles[0].value.value == 56.5);
    CHECK(*found.percentiles[0].value.standard_error == Approx(2.0 * 16).epsilon(round_off));
    CHECK(*found.percentiles[1].value.standard_error == Approx(std::sqrt(3.0) * 7).epsilon(round_off));
    CHECK_FALSE(found.percentiles[2].value.standard_error);
    CHECK_FALSE(found.percentiles[3].value.standard_error);
  }
  TEST_CASE("the errors of a percentile and a probability of 16 squares in replicates by hand") {
    // Below the median of 56.5 are 3 1 2 2 of the 4 in each: beyond their share of 2 by 1 -1 0 0, so that the
    // sum of all is known to sqrt(4 / 3 x 2 + 1), by (144 - 16) / 8 a value. Above 100 are 0 1 2 2, whose
    // share is 1.25: squares 2.75.
    const Numbers percentiles{0.5};
    const Numbers levels{100, 225};
    const auto found = distribution_of({.values = squares, .ends = {4, 8, 8, 12, 16}}, {percentiles, levels});
    CHECK(*found.percentiles[0].value.standard_error == Approx(std::sqrt(11.0 / 3) * 16).epsilon(round_off));
    CHECK(found.above[0].probability.value == 5.0 / 16);
    CHECK(*found.above[0].probability.standard_error == Approx(std::sqrt(14.0 / 3) / 16).epsilon(round_off));
    CHECK(found.above[1].probability.value == 0.0);
    CHECK_FALSE(found.above[1].probability.standard_error);
    const auto one = distribution_of({.values = squares, .ends = {0, 16, 16}}, {percentiles, levels});
    CHECK_FALSE(one.percentiles[0].value.standard_error);  // only one has any value
    CHECK_FALSE(one.above[0].probability.standard_error);
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
    // At or below 4: 3 0 1, whose share is 4/7 of their 3 3 1: squares 234/49; values 1 to 9 over 6 places.
    CHECK(*found.percentiles[0].value.standard_error ==
          Approx(std::sqrt(1.5 * 234 / 49 + 1) * 8 / 6).epsilon(round_off));
    // Deviations 1 and 2, none of the last: variance 1/2, over 2.
    CHECK(*found.deviation->standard_error == Approx(0.5).epsilon(round_off));
    // Above 2.5: 1 3 1, whose share is 5/7: squares 104/49.
    CHECK(*found.above[0].probability.standard_error ==
          Approx(std::sqrt(1.5 * 104 / 49 + 1) / 7).epsilon(round_off));
  }
  TEST_CASE("numbers whose squares leave a double have what can be told of them") {
    // About a third: 2/3 -4/3 2/3, squares 8/3, over 2; an error of 2/3.
    const Numbers percentiles{0.5};
    const Numbers levels{0};
    for (const double size : {1e308, 1e-200}) {
      CAPTURE(size);
      const auto found = distribution_of({.values = {size, -size, size}}, {percentiles, levels});
      CHECK(found.mean->value == Approx(size / 3).epsilon(round_off));
      CHECK(*found.mean->standard_error == Approx(size / 1.5).epsilon(round_off));
      CHECK(found.deviation->value == Approx(size * std::sqrt(4.0 / 3)).epsilon(round_off));
      CHECK(found.percentiles[0].value.value == size);
      CHECK(found.above[0].probability.value == Approx(2.0 / 3).epsilon(round_off));
      CHECK(found.range == Interval<double>{-size, size});
    }
    // A deviation of sqrt 2 times the largest double is none; replicates whose means are one apart.
    constexpr double largest = std::numeric_limits<double>::max();
    const auto wide = distribution_of({.values = {largest, -largest}}, {percentiles, {}});
    CHECK(wide.mean->value == 0.0);
    CHECK_FALSE(wide.deviation);
    CHECK(wide.percentiles[0].value.value == 0.0);
    const auto replicates = distribution_of({.values = {1e200, 2e200}, .ends = {1, 2}}, {{}, {}});
    CHECK(*replicates.mean->standard_error == Approx(0.5e200).epsilon(round_off));
  }
  TEST_CASE("one huge number leaves the percentiles of the others as they are") {
    const Numbers percentiles{0.25};
    const Numbers levels{1e-30};
    const auto found = distribution_of({.values = {1e-20, 0.1, 0.3, 0.7, 1e308}}, {percentiles, levels});
    CHECK(found.percentiles[0].value.value == 0.1);
    CHECK(found.above[0].probability.value == 1.0);
    CHECK(found.mean->value == Approx(2e307).epsilon(round_off));
  }
}

}  // namespace output_figures_test
