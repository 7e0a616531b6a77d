// Whether the errors of percentiles of many stratified samples are honest: over 200 seeds.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/sobol_points.hpp>

#include "scenario/detail/latin_hypercube.hpp"
#include "scenario/detail/output_figures.hpp"

namespace output_figures_honesty_test {
using namespace fairvalue;
using detail::OutputSamples;

constexpr int seeds = 200;
constexpr std::uint32_t replicates = 16;
constexpr std::uint32_t samples = 1024;  // a replicate

/// The squared distance from the middle of two normals: exponential with mean 2.
double squared(const std::vector<double>& normals) {
  return normals[0] * normals[0] + normals[1] * normals[1];
}
double exact_percentile(double p) { return -2 * std::log1p(-p); }

OutputSamples latin(std::uint64_t seed) {
  const std::vector<double> independent{1, 0, 0, 1};
  OutputSamples all;
  std::vector<double> normals(2);
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const detail::LatinSamples points{
        {.inputs = 2, .samples = samples, .seed = seed, .replicate = replicate}, independent, 1};
    for (std::uint32_t i = 0; i < samples; ++i) {
      points.draw(i, normals);
      all.values.push_back(squared(normals));
    }
    all.ends.push_back(all.values.size());
  }
  return all;
}

OutputSamples sobol(std::uint64_t seed) {
  OutputSamples all;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const SobolPoints points{2, seed, replicate};
    for (std::uint32_t i = 0; i < samples; ++i) {
      all.values.push_back(squared({normal_quantile(points.at(i, 0)), normal_quantile(points.at(i, 1))}));
    }
    all.ends.push_back(all.values.size());
  }
  return all;
}

TEST_SUITE("scenario/detail/output_figures") {
  TEST_CASE("errors of extreme percentiles of 16384 stratified samples are honest") {
    // 4.6 % lie beyond two errors by the normal, 6.4 % by Student's t of 15 degrees; 200 seeds know that to
    // 1.7 %.
    const std::vector<double> percentiles{0.01, 0.05, 0.99};
    for (const auto draw : {latin, sobol}) {
      std::vector<int> beyond(percentiles.size());
      std::vector<double> squares(percentiles.size());
      for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const auto found = distribution_of(draw(seed), {percentiles, {}});
        for (std::size_t i = 0; i < percentiles.size(); ++i) {
          const Estimated& one = found.percentiles[i].value;
          const double z = (one.value - exact_percentile(percentiles[i])) / one.standard_error.value();
          beyond[i] += !(std::abs(z) <= 2.0);
          squares[i] += z * z;
        }
      }
      for (std::size_t i = 0; i < percentiles.size(); ++i) {
        CAPTURE(percentiles[i]);
        CHECK(beyond[i] <= 0.12 * seeds);
        CHECK(squares[i] >= 0.5 * seeds);  // nor is any error far too wide
      }
    }
  }
}

}  // namespace output_figures_honesty_test
