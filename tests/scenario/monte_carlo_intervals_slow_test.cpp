// 95 % intervals hold the truth in 93 to 97 % of 1,000 runs (binomial deviation 0.7 %): fixed seeds.
#include <fairvalue/scenario/monte_carlo.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace monte_carlo_intervals_slow_test {
using namespace fairvalue;

constexpr double sigma = 0.5;
constexpr int runs = 1'000;

const CallableModel product{
    .inputs = {{"a", "", 1.0}, {"b", "", 1.0}},
    .outputs = {{"y", ""}},
    .run = [](std::span<const double> values, std::span<std::optional<double>> results) {
      results[0] = values[0] * values[1];
    }};
const UncertainInputs log_normals{.inputs = {{"a", LogNormal{1.0, sigma}}, {"b", LogNormal{1.0, sigma}}}};

/// ln y is normal with mean 0 and variance 2 sigma^2: the mean of y is exp(sigma^2), its median 1, and its
/// 5 and 95 % points exp(-+1.6448536 sigma sqrt 2).
struct Truth {
  double mean = std::exp(sigma * sigma);
  std::array<double, 3> percentiles{std::exp(-1.6448536269514722 * sigma * std::sqrt(2.0)), 1.0,
                                    std::exp(1.6448536269514722 * sigma * std::sqrt(2.0))};
};

void check_cover(const char* what, int held) {
  CAPTURE(what);
  CHECK(held >= 0.93 * runs);
  CHECK(held <= 0.97 * runs);
}

void check_intervals(Sampling sampling) {
  const Truth truth;
  int mean = 0;
  std::array<int, 3> percentiles{};
  for (int run = 0; run < runs; ++run) {
    const auto result = monte_carlo(product, log_normals,
                                    {.sampling = sampling,
                                     .samples = 64 * 64,
                                     .seed = static_cast<std::uint64_t>(run),
                                     .percentiles = {0.05, 0.50, 0.95},
                                     .run = {.threads = 1}});
    const auto& y = result.outputs[0];
    mean += y.mean->interval.value().contains(truth.mean) ? 1 : 0;
    for (std::size_t i = 0; i < 3; ++i) {
      percentiles[i] += y.percentiles[i].value.interval.value().contains(truth.percentiles[i]) ? 1 : 0;
    }
  }
  check_cover("mean", mean);
  check_cover("5 %", percentiles[0]);
  check_cover("50 %", percentiles[1]);
  check_cover("95 %", percentiles[2]);
}

TEST_SUITE("scenario/monte_carlo") {
  TEST_CASE("intervals of Sobol replicates hold what they say") { check_intervals(Sampling::sobol); }
  TEST_CASE("intervals of Latin hypercube replicates hold what they say") {
    check_intervals(Sampling::latin_hypercube);
  }
  TEST_CASE("a mean of few replicates and a deviation have no interval") {
    const auto result = monte_carlo(
        product, log_normals,
        {.sampling = Sampling::sobol, .samples = 31 * 64, .replicates = 31, .run = {.threads = 1}});
    CHECK_FALSE(result.outputs[0].mean->interval);
    CHECK_FALSE(result.outputs[0].deviation->interval);
    CHECK(result.outputs[0].percentiles[2].value.interval);
  }
}

}  // namespace monte_carlo_intervals_slow_test
