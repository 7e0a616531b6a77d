#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>

#include "monte_carlo_models.hpp"

namespace monte_carlo_accuracy_slow_test {
using namespace fairvalue;
using doctest::Approx;
using fixtures::samplings;
using fixtures::z;

TEST_SUITE("scenario/monte_carlo") {
  TEST_CASE("a sum of correlated normals is the normal it is by hand") {
    const double r = normal_from_rank_correlation(0.5);
    const double deviation = std::sqrt(9.0 + 4.0 * r);
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      const auto found = monte_carlo(fixtures::sum_of_three(), fixtures::three_normals(0.5),
                                     {.sampling = sampling, .samples = 16'384, .seed = 5, .levels = {2, 4}});
      const auto& sum = found.outputs[0];
      CHECK(std::abs(z(*sum.mean, 2.0)) < 5.0);
      CHECK(std::abs(z(*sum.deviation, deviation)) < 5.0);
      for (const auto& one : sum.percentiles) {
        CHECK(std::abs(z(one.value, 2.0 + deviation * normal_quantile(one.p))) < 5.0);
      }
      CHECK(std::abs(z(sum.above[0].probability, 0.5)) < 5.0);
      CHECK(std::abs(z(sum.above[1].probability, normal_cdf(-2.0 / deviation))) < 5.0);
      // exp(sum / 10): a log-normal with sigma = deviation / 10.
      const double sigma = deviation / 10;
      CHECK(std::abs(z(*found.outputs[1].mean, std::exp(0.2 + sigma * sigma / 2))) < 5.0);
      // No error is larger than that of independent samples, with what 16 replicates leave unknown of it.
      CHECK(*sum.mean->standard_error < 1.05 * deviation / std::sqrt(16'384.0));
    }
  }
  TEST_CASE("stratified and Sobol samples know a mean far better than independent ones") {
    const auto error = [](Sampling sampling) {
      return monte_carlo(fixtures::sum_of_three(), fixtures::three_normals(0.5),
                         {.sampling = sampling, .samples = 16'384, .seed = 2})
          .outputs[1]
          .mean->standard_error.value();
    };
    const double plain = error(Sampling::plain);
    CHECK(error(Sampling::latin_hypercube) < plain / 10);
    CHECK(error(Sampling::sobol) < plain / 10);
  }
  TEST_CASE("percentiles and moments of each distribution are its own") {
    double chi = 0.0;
    int count = 0;
    for (const Distribution& one :
         {Distribution{Normal{3, 2}}, Distribution{LogNormal{4, 0.5}}, Distribution{Uniform{-1, 5}},
          Distribution{Triangular{1, 2, 6}}, Distribution{Pert{1, 2, 6}}}) {
      for (const Sampling sampling : samplings) {
        CAPTURE(describe(one));
        CAPTURE(to_string(sampling));
        const auto found = monte_carlo(fixtures::identity(), {.inputs = {{"x", one}}},
                                       {.sampling = sampling,
                                        .samples = 8192,
                                        .replicates = 32,
                                        .seed = 6,
                                        .percentiles = {0.1, 0.5, 0.9}});
        const auto& x = found.outputs[0];
        CHECK(std::abs(z(*x.mean, mean(one))) < 5.0);
        CHECK(std::abs(z(*x.deviation, standard_deviation(one))) < 5.0);
        for (const auto& percentile : x.percentiles) {
          // Percentiles of 256 stratified samples differ from exact ones by parts of a stratum: a bias that
          // the scatter does not hold, below half a stratum's width.
          const double exact = quantile(one, percentile.p);
          const double stratum = sampling == Sampling::plain ? 0.0 : 0.5 / 256 / density(one, exact);
          CHECK(std::abs(percentile.value.value - exact) < 5.0 * *percentile.value.standard_error + stratum);
        }
        if (sampling == Sampling::plain) {
          chi +=
              std::pow(z(*x.mean, mean(one)), 2) + std::pow(z(x.percentiles[1].value, quantile(one, 0.5)), 2);
          count += 2;
        }
      }
    }
    CHECK(chi < count + 5 * std::sqrt(2.0 * count));  // the z of mean and median hang together a little
  }
  TEST_CASE("discrete and observed inputs come as often as they should") {
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      const MonteCarloSettings settings{
          .sampling = sampling, .samples = 4096, .seed = 4, .percentiles = {0.5}, .levels = {1, 2}};
      const auto steps = monte_carlo(fixtures::identity(),
                                     {.inputs = {{"x", Discrete{{1, 2, 5}, {0.6, 0.25, 0.15}}}}}, settings);
      // Above 1: 0.4, above 2: 0.15; independent samples know that to 0.008 and 0.006.
      CHECK(steps.outputs[0].above[0].probability.value == Approx(0.4).epsilon(5 * 0.008 / 0.4));
      CHECK(steps.outputs[0].above[1].probability.value == Approx(0.15).epsilon(5 * 0.006 / 0.15));
      CHECK(steps.outputs[0].percentiles[0].value.value == 1.0);
      const auto seen =
          monte_carlo(fixtures::identity(), {.inputs = {{"x", Empirical{{5, 1, 2, 2}}}}}, settings);
      CHECK(seen.outputs[0].above[0].probability.value == Approx(0.75).epsilon(5 * 0.007 / 0.75));
      CHECK(seen.outputs[0].range == Interval<double>{1, 5});
    }
  }
  TEST_CASE("ranks correlate as asked whatever the distributions") {
    const CallableModel model = fixtures::sum_of_three();
    const UncertainInputs uncertain{
        .inputs = {{"a", LogNormal{4, 0.8}}, {"b", Pert{1, 2, 6}}, {"c", Uniform{0, 1}}},
        .correlations = {{"a", "b", 0.6}, {"b", "c", -0.5}, {"a", "c", 0.1}}};
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      const auto found = monte_carlo(model, uncertain, {.sampling = sampling, .samples = 16'384, .seed = 1});
      // Independent samples: 1 / sqrt(16384) = 0.008 at most; in replicates of 1,024 strata 0.3 of that.
      const double error = sampling == Sampling::plain ? 0.008 : 0.0024;
      CHECK(std::abs(found.rank_correlations.at(0, 1) - 0.6) < 5 * error);
      CHECK(std::abs(found.rank_correlations.at(1, 2) + 0.5) < 5 * error);
      CHECK(std::abs(found.rank_correlations.at(0, 2) - 0.1) < 5 * error);
    }
  }
  TEST_CASE("ranks of few values correlate as asked too") {
    const UncertainInputs uncertain{
        .inputs = {{"a", Discrete{{0, 6, 12, 18}, {0.4, 0.3, 0.2, 0.1}}},
                   {"b", Discrete{{1, 2, 3, 4, 5, 6}, {0.1, 0.1, 0.15, 0.25, 0.1, 0.3}}},
                   {"c", Discrete{{0, 1}, {0.9, 0.1}}},
                   {"d", LogNormal{4, 0.8}}},
        .correlations = {{"a", "b", -0.5}, {"c", "d", 0.2}}};
    const CallableModel model{.inputs = {{"a", "", 0}, {"b", "", 1}, {"c", "", 0}, {"d", "", 4}},
                              .outputs = {{"sum", ""}},
                              .run = [](std::span<const double> in, std::span<std::optional<double>> out) {
                                out[0] = in[0] + in[3];
                              }};
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      const auto found = monte_carlo(
          model, uncertain,
          {.sampling = sampling, .samples = 100'000, .seed = 8, .percentiles = {}, .keep_samples = true});
      const auto ranks = rank_correlations(found.kept.value().inputs);
      const double error =
          1 / std::sqrt(static_cast<double>(found.samples));  // of independent samples, at most
      CHECK(std::abs(ranks.at(0, 1) + 0.5) < 4 * error);
      CHECK(std::abs(ranks.at(2, 3) - 0.2) < 4 * error);
      CHECK(std::abs(ranks.at(0, 3)) < 4 * error);
    }
  }
  TEST_CASE("the mean lies within two standard errors for 90 to 99 in 100 seeds") {
    // 95.4 % by the normal, 93.6 % by Student's t of 15 degrees; 400 seeds know that to 1.2 %.
    const double exact = std::exp(0.2 + 9.0 / 200);
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      int within = 0;
      for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto found =
            monte_carlo(fixtures::sum_of_three(), fixtures::three_normals(),
                        {.sampling = sampling, .samples = 512, .seed = seed, .percentiles = {}});
        within += std::abs(z(*found.outputs[1].mean, exact)) < 2.0;
      }
      CHECK(within > 0.90 * 400);
      CHECK(within < 0.99 * 400);
    }
  }
  TEST_CASE("errors of percentile and deviation of independent samples are honest too") {
    int percentile = 0;
    int deviation = 0;
    int above = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
      const auto found = monte_carlo(fixtures::identity(), {.inputs = {{"x", LogNormal{1, 0.3}}}},
                                     {.samples = 1000, .seed = seed, .percentiles = {0.8}, .levels = {1.2}});
      const auto& x = found.outputs[0];
      const Distribution one = LogNormal{1, 0.3};
      percentile += std::abs(z(x.percentiles[0].value, quantile(one, 0.8))) < 2.0;
      deviation += std::abs(z(*x.deviation, standard_deviation(one))) < 2.0;
      above += std::abs(z(x.above[0].probability, 1.0 - cdf(one, 1.2))) < 2.0;
    }
    for (const int within : {percentile, deviation, above}) {
      CHECK(within > 0.90 * 400);
      CHECK(within < 0.99 * 400);
    }
  }
}

}  // namespace monte_carlo_accuracy_slow_test
