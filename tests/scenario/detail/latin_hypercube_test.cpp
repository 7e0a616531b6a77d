#include "scenario/detail/latin_hypercube.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fairvalue/math/correlation_matrix.hpp>
#include <fairvalue/math/normal.hpp>

namespace latin_hypercube_test {
using namespace fairvalue;
using detail::correlated_strata;
using detail::LatinDesign;
using detail::LatinSamples;
using detail::shuffled_strata;
using detail::Strata;
using doctest::Approx;

CorrelationMatrix asked() {
  CorrelationMatrix normals{3};
  normals.set(0, 1, 0.7);
  normals.set(0, 2, -0.4);
  normals.set(1, 2, 0.1);
  return normals;
}
const std::vector<double> factor = cholesky_factor(asked()).value();

bool is_permutation(std::vector<std::uint32_t> column) {
  std::ranges::sort(column);
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column[i] != i) return false;
  }
  return true;
}

CorrelationMatrix ranked(const Strata& strata) {
  std::vector<std::vector<double>> columns;
  for (const auto& column : strata) columns.emplace_back(column.begin(), column.end());
  return rank_correlations(columns);
}

/// By how much rank correlations of 400 samples differ from those asked, over 50 replicates.
double miss(const std::vector<double>& by, const CorrelationMatrix& normals) {
  double sum = 0.0;
  for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
    const auto shuffled =
        shuffled_strata({.inputs = 3, .samples = 400, .seed = 1, .replicate = replicate}, 1);
    const auto found = ranked(correlated_strata(shuffled, by, 1));
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        sum += std::pow(found.at(i, j) - rank_from_normal_correlation(normals.at(i, j)), 2) / 150;
      }
    }
  }
  return std::sqrt(sum);
}

TEST_SUITE("scenario/detail/latin_hypercube") {
  // 2^31 strata: the last one's upper end, less 2^-33, is 2^31 as a double, and over 2^31 it is 1, whose
  // normal is infinite.
  TEST_CASE("the end of the last of very many strata has a finite normal") {
    const double normal =
        detail::normal_in_stratum((std::uint32_t{1} << 31) - 1, 1.0 - 0x1p-33, std::uint32_t{1} << 31);
    CHECK(std::isfinite(normal));
    CHECK(normal > 6.0);  // beyond 1 - 1e-9
    CHECK(detail::normal_in_stratum(1, 0.5, 3) == doctest::Approx(0.0));
  }
  TEST_CASE("every input has one sample a stratum before and after correlation") {
    for (const std::uint32_t samples : {1U, 2U, 3U, 10U, 1000U}) {
      const LatinDesign design{.inputs = 3, .samples = samples, .seed = 4, .replicate = 2};
      const auto before = shuffled_strata(design, 1);
      const auto after = correlated_strata(before, factor, 1);
      REQUIRE(after.size() == 3);
      for (const auto& column : before) CHECK(is_permutation(column));
      for (const auto& column : after) {
        CHECK(column.size() == samples);
        CHECK(is_permutation(column));
      }
    }
  }
  TEST_CASE("normals lie in their strata") {
    const LatinDesign design{.inputs = 3, .samples = 500, .seed = 4, .replicate = 2};
    const LatinSamples points{design, factor, 1};
    const auto strata = correlated_strata(shuffled_strata(design, 1), factor, 1);
    std::vector<double> z(3);
    double jitter = 0.0;
    for (std::uint32_t i = 0; i < 500; ++i) {
      points.draw(i, z);
      for (std::size_t d = 0; d < 3; ++d) {
        const double place = 500.0 * normal_cdf(z[d]) - strata[d][i];
        CHECK(place > -1e-10);  // roundings of the quantile and back
        CHECK(place < 1.0 + 1e-10);
        jitter += place / 1500.0;
      }
    }
    CHECK(std::abs(jitter - 0.5) < 5.0 / std::sqrt(12.0 * 1500.0));  // uniform within the stratum
  }
  TEST_CASE("ranks correlate as asked and not by chance") {
    // By chance ranks of 400 miss by 1 / sqrt(400) = 0.05, by less the more they are correlated. With the
    // normals' correlation exact, 1 - 9 / pi^2 = 0.09 of that variance is left; 50 replicates know it to 12
    // %.
    const std::vector<double> identity{1, 0, 0, 0, 1, 0, 0, 0, 1};
    CHECK(miss(identity, CorrelationMatrix{3}) == Approx(0.05 * 0.3).epsilon(5 * 0.06));
    CHECK(miss(factor, asked()) < 0.05 * 0.3);
  }
  TEST_CASE("with as few samples as inputs they are still one a stratum") {
    const std::size_t inputs = 6;
    std::vector<double> identity(inputs * inputs);
    for (std::size_t i = 0; i < inputs; ++i) identity[i * inputs + i] = 1.0;
    for (const std::uint32_t samples : {2U, 4U, 6U}) {
      const auto strata = correlated_strata(
          shuffled_strata({.inputs = inputs, .samples = samples, .seed = 1, .replicate = 0}, 1), identity, 1);
      for (const auto& column : strata) CHECK(is_permutation(column));
    }
  }
  TEST_CASE("all orders of a shuffle are equally likely") {
    // 6,000 shuffles of 3: 1,000 of each order; chi^2 with 5 degrees of freedom has deviation 3.2.
    std::vector<double> counts(9);
    for (std::uint32_t replicate = 0; replicate < 6000; ++replicate) {
      const auto column =
          shuffled_strata({.inputs = 1, .samples = 3, .seed = 5, .replicate = replicate}, 1).front();
      counts[3 * column[0] + column[1]] += 1.0;
    }
    double chi = 0.0;
    for (std::size_t i = 0; i < 9; ++i) {
      if (i % 4 == 0) {
        CHECK(counts[i] == 0.0);
      } else {
        chi += std::pow(counts[i] - 1000.0, 2) / 1000.0;
      }
    }
    CHECK(chi < 5.0 + 5 * 3.2);
  }
  TEST_CASE("replicates and seeds and inputs differ and threads do not matter") {
    const LatinDesign design{.inputs = 3, .samples = 50, .seed = 4, .replicate = 2};
    const auto strata = shuffled_strata(design, 1);
    CHECK(strata[0] != strata[1]);
    CHECK(strata != shuffled_strata({.inputs = 3, .samples = 50, .seed = 5, .replicate = 2}, 1));
    CHECK(strata != shuffled_strata({.inputs = 3, .samples = 50, .seed = 4, .replicate = 3}, 1));
    CHECK(strata == shuffled_strata(design, 2));
    CHECK(correlated_strata(strata, factor, 1) == correlated_strata(strata, factor, 2));
  }
}

}  // namespace latin_hypercube_test
