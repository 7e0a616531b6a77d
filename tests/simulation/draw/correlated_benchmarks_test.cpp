#include "simulation/draw/correlated_benchmarks.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "simulation/draw/draw_paths.hpp"

namespace correlated_benchmarks_test {
using namespace fairvalue::detail;

constexpr int days = 253;

/// Logarithms of a batch: `days` rows of returns for each benchmark.
std::vector<double> returns(const PriceRows& rows) {
  std::vector<double> all;
  for (int day = 1; day <= rows.days; ++day) {
    for (int path = 0; path < batch_paths; ++path)
      all.push_back(rows.day(day)[path] - rows.day(day - 1)[path]);
  }
  return all;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += x[i] * x[i];
    yy += y[i] * y[i];
    xy += x[i] * y[i];
  }
  return xy / std::sqrt(xx * yy);
}

TEST_SUITE("simulation/draw/correlated_benchmarks") {
  const std::vector<float> no_drift(days + 1, 0.0F);
  const std::vector<float> volatility(days + 1, 0.02F);

  TEST_CASE("without correlation among benchmarks the paths are those drawn alone") {
    CorrelatedBenchmarks draws{2, days};
    draws.draw(7, 64);
    PathBatch mixed{{}, days};
    const std::vector<double> loadings{0.0, 0.8};
    draws.fill({no_drift.data(), volatility.data(), 0.6, loadings}, mixed.rows());
    PathBatch alone{{}, days};
    draw_benchmark({.seed = 7,
                    .first_path = 64,
                    .index = 1,
                    .drift = no_drift.data(),
                    .volatility = volatility.data(),
                    .correlation = 0.6},
                   alone.rows());
    for (int day = 1; day <= days; ++day) {
      for (int path = 0; path < batch_paths; ++path) {
        CHECK(std::abs(mixed.rows().day(day)[path] - alone.rows().day(day)[path]) < 1e-5F);
      }
    }
    float high = lowest_log;
    for (int day = 33; day <= 64; ++day) high = std::max(high, mixed.rows().day(day)[5]);
    CHECK(mixed.rows().chunk_high[batch_paths + 5] == high);
  }

  TEST_CASE("loadings correlate benchmarks with one another and with the share") {
    // L = (1; .5 .866; .3 .4041 .8641): correlations .5, .3 and .5 (= .15 + .35)
    CorrelatedBenchmarks draws{2, days};
    const DrawJob share_job{
        .seed = 3, .first_path = 0, .drift = no_drift.data(), .volatility = volatility.data()};
    PathBatch share{{}, days};
    draw_paths(share_job, share.rows());
    draws.draw(3, 0);
    PathBatch a{{}, days};
    PathBatch b{{}, days};
    const std::vector<double> of_a{std::sqrt(0.75)};
    const std::vector<double> of_b{0.35 / std::sqrt(0.75), std::sqrt(1 - 0.09 - 0.35 * 0.35 / 0.75)};
    draws.fill({no_drift.data(), volatility.data(), 0.5, of_a}, a.rows());
    draws.fill({no_drift.data(), volatility.data(), 0.3, of_b}, b.rows());
    const auto rs = returns(share.rows());
    const auto ra = returns(a.rows());
    const auto rb = returns(b.rows());
    // 16,192 returns: an error of at most 1 / sqrt(16192) = .0079
    CHECK(std::abs(correlation(rs, ra) - 0.5) < 0.032);
    CHECK(std::abs(correlation(rs, rb) - 0.3) < 0.032);
    CHECK(std::abs(correlation(ra, rb) - 0.5) < 0.032);
  }
}

}  // namespace correlated_benchmarks_test
