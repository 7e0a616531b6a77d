// Whether the errors that are reported of percentiles and probabilities are honest: over many seeds.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include <fairvalue/scenario/monte_carlo.hpp>

#include "monte_carlo_models.hpp"

namespace monte_carlo_percentiles_test {
using namespace fairvalue;
using fixtures::samplings;
using fixtures::z;

constexpr int seeds = 200;

/// x y of uniform numbers, which is at most t with probability t - t ln t.
const CallableModel product{
    .inputs = {{"x", "", 1}, {"y", "", 1}},
    .outputs = {{"product", ""}},
    .run = [](std::span<const double> in, std::span<std::optional<double>> out) { out[0] = in[0] * in[1]; }};
const UncertainInputs uniforms{.inputs = {{"x", Uniform{0, 1}}, {"y", Uniform{0, 1}}}};

double probability_up_to(double t) { return t - t * std::log(t); }

/// By halves.
double exact_percentile(double p) {
  double low = 0;
  double high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (probability_up_to(middle) < p ? low : high) = middle;
  }
  return high;
}

struct Tally {
  int known = 0;
  int beyond = 0;  ///< more than two errors away
  double squares = 0;

  void add(const Estimated& found, double exact) {
    if (!found.standard_error) return;
    ++known;
    beyond += !(std::abs(z(found, exact)) <= 2.0);
    squares += std::pow(z(found, exact), 2);
  }
};

/// 4.6 % lie beyond two errors by the normal, 6.4 % by Student's t of 15 degrees; 200 seeds know that to 1.7
/// %. Of few values, whose errors are on the safe side, none may.
void check_honest(const Tally& tally) {
  CAPTURE(tally.known);
  CAPTURE(tally.beyond);
  CHECK(tally.known == seeds);
  CHECK(tally.beyond <= 0.12 * seeds);
  CHECK(tally.squares >= 0.2 * seeds);  // and no error is as wide as to say nothing
}

TEST_SUITE("scenario/monte_carlo") {
  TEST_CASE("errors of extreme percentiles are honest for every sampling") {
    const std::vector<double> percentiles{0.01, 0.05, 0.99};
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      std::vector<Tally> tallies(percentiles.size());
      for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const auto found = monte_carlo(product, uniforms,
                                       {.sampling = sampling,
                                        .samples = 1000,
                                        .seed = seed,
                                        .percentiles = percentiles,
                                        .run = {.threads = 1}});
        for (std::size_t i = 0; i < percentiles.size(); ++i) {
          tallies[i].add(found.outputs[0].percentiles[i].value, exact_percentile(percentiles[i]));
        }
      }
      for (const Tally& tally : tallies) check_honest(tally);
    }
  }
  TEST_CASE("where a replicate knows an input to a stratum the errors are honest too") {
    // Of one input each replicate of 62 or 64 has as many values below a percentile as any other, but for
    // one.
    const std::vector<double> percentiles{0.01, 0.05, 0.3, 0.5, 0.99};
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::sobol}) {
      CAPTURE(to_string(sampling));
      std::vector<Tally> tallies(percentiles.size());
      for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const auto found = monte_carlo(fixtures::identity(), {.inputs = {{"x", Normal{0, 1}}}},
                                       {.sampling = sampling,
                                        .samples = 1000,
                                        .seed = seed,
                                        .percentiles = percentiles,
                                        .run = {.threads = 1}});
        for (std::size_t i = 0; i < percentiles.size(); ++i) {
          tallies[i].add(found.outputs[0].percentiles[i].value, quantile(Normal{0, 1}, percentiles[i]));
        }
      }
      for (const Tally& tally : tallies) check_honest(tally);
    }
  }
  TEST_CASE("errors of probabilities are honest and missing where nothing is seen") {
    const std::vector<double> levels{exact_percentile(0.3), exact_percentile(0.995), 1.5};
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      std::vector<Tally> tallies(levels.size());
      for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const auto found = monte_carlo(product, uniforms,
                                       {.sampling = sampling,
                                        .samples = 2048,
                                        .seed = seed,
                                        .percentiles = {},
                                        .levels = levels,
                                        .run = {.threads = 1}});
        for (std::size_t i = 0; i < levels.size(); ++i) {
          const double exact = i == 2 ? 0.0 : 1 - probability_up_to(levels[i]);
          tallies[i].add(found.outputs[0].above[i].probability, exact);
        }
      }
      check_honest(tallies[0]);
      check_honest(tallies[1]);
      CHECK(tallies[2].known == 0);
    }
  }
  TEST_CASE("no error of a percentile is told where too few samples lie beyond it") {
    // Two deviations below n p need n p > 4 (1 - p): 3.9 samples are too few and 4.1 are not.
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      const auto found =
          monte_carlo(fixtures::identity(), {.inputs = {{"x", Normal{0, 1}}}},
                      {.sampling = sampling,
                       .samples = 1024,
                       .percentiles = {3.9 / 1024, 4.1 / 1024, 1 - 4.1 / 1024, 1 - 3.9 / 1024}});
      const auto& percentiles = found.outputs[0].percentiles;
      CHECK_FALSE(percentiles[0].value.standard_error);
      CHECK(percentiles[1].value.standard_error.value() > 0.0);
      CHECK(percentiles[2].value.standard_error.value() > 0.0);
      CHECK_FALSE(percentiles[3].value.standard_error);
      for (const auto& one : percentiles) CHECK(std::abs(one.value.value) > 2.0);
    }
  }
}

}  // namespace monte_carlo_percentiles_test
