#include <fairvalue/scenario/monte_carlo.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "monte_carlo_models.hpp"

namespace monte_carlo_test {
using namespace fairvalue;
using doctest::Approx;
using fixtures::samplings;
using fixtures::z;

/// x where it is above 0, else nothing: by an exception below -1.
CallableModel above_zero() {
  return {.inputs = {{"x", "", 1}},
          .outputs = {{"x", "USD"}, {"one", ""}},
          .run = [](std::span<const double> in, std::span<std::optional<double>> out) {
            if (in[0] < -1.0) throw DomainError("x", ">= -1", in[0]);
            out[1] = 1.0;
            if (in[0] > 0.0) out[0] = in[0];
          }};
}

CallableModel failing() {
  return {.inputs = {{"x", "", 1}},
          .outputs = {{"y", ""}},
          .run = [](std::span<const double>, std::span<std::optional<double>>) {
            throw std::runtime_error{"never works"};
          }};
}

void check_same(const MonteCarloResult& a, const MonteCarloResult& b) {
  REQUIRE(a.outputs.size() == b.outputs.size());
  for (std::size_t i = 0; i < a.outputs.size(); ++i) {
    CHECK(a.outputs[i].mean->value == b.outputs[i].mean->value);
    CHECK(a.outputs[i].mean->standard_error == b.outputs[i].mean->standard_error);
    CHECK(a.outputs[i].deviation->value == b.outputs[i].deviation->value);
    for (std::size_t p = 0; p < a.outputs[i].percentiles.size(); ++p) {
      CHECK(a.outputs[i].percentiles[p].value.value == b.outputs[i].percentiles[p].value.value);
    }
  }
  CHECK(a.rank_correlations.at(0, 1) == b.rank_correlations.at(0, 1));
  CHECK(a.kept->inputs == b.kept->inputs);
  CHECK(a.kept->outputs == b.kept->outputs);
}

TEST_SUITE("scenario/monte_carlo") {
  TEST_CASE("the same bits for any number of threads") {
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      const auto run = [&](int threads) {
        return monte_carlo(fixtures::sum_of_three(), fixtures::three_normals(0.5),
                           {.sampling = sampling,
                            .samples = 20'000,
                            .replicates = 2,
                            .seed = 3,
                            .keep_samples = true,
                            .run = {.threads = threads}});
      };
      const auto one = run(1);
      check_same(one, run(2));
      check_same(one, run(7));
    }
  }
  TEST_CASE("another seed gives other samples and the first of many are those of few") {
    const auto run = [](std::uint64_t seed, std::uint64_t samples) {
      return monte_carlo(fixtures::identity(), {.inputs = {{"x", Normal{0, 1}}}},
                         {.samples = samples, .seed = seed, .keep_samples = true})
          .kept->inputs[0];
    };
    const auto many = run(1, 3000);
    CHECK(run(1, 1000) == std::vector<double>(many.begin(), many.begin() + 1000));
    CHECK(run(2, 1000) != run(1, 1000));
  }
  TEST_CASE("kept samples are what the model makes of their inputs") {
    for (const Sampling sampling : samplings) {
      const auto found =
          monte_carlo(fixtures::sum_of_three(), {.inputs = {{"c", Normal{3, 2}}, {"a", Uniform{0, 1}}}},
                      {.sampling = sampling, .samples = 256, .keep_samples = true});
      CHECK(found.samples == 256);
      const Samples& kept = found.kept.value();
      CHECK(kept.input_names == std::vector<std::string>{"c", "a"});
      CHECK(kept.output_names == std::vector<std::string>{"sum", "exp"});
      REQUIRE(kept.inputs.size() == 2);
      REQUIRE(kept.outputs[0].size() == 256);
      for (std::size_t i = 0; i < 256; ++i) {
        CHECK(*kept.outputs[0][i] == kept.inputs[1][i] + 2.0 * 2.0 - kept.inputs[0][i]);  // b is certain
      }
    }
    CHECK_FALSE(monte_carlo(fixtures::identity(), {.inputs = {{"x", Normal{0, 1}}}}, {.samples = 10}).kept);
  }
  TEST_CASE("a result says how it came about") {
    const auto found =
        monte_carlo(fixtures::sum_of_three(), fixtures::three_normals(),
                    {.sampling = Sampling::sobol, .samples = 1000, .replicates = 3, .seed = 9});
    CHECK(found.samples == 3 * 256);  // 333 rounded down to a power of two
    CHECK(found.replicates == 3);
    CHECK(found.seed == 9);
    CHECK(found.sampling == Sampling::sobol);
    CHECK(found.status == RunStatus::finished);
    CHECK(found.outputs[1].name == "exp");
    CHECK(found.outputs[1].unit == "x");
    CHECK(found.outputs[1].samples == found.samples);
    CHECK(found.failures.total() == 0);
    const auto latin = monte_carlo(fixtures::identity(), {.inputs = {{"x", Normal{0, 1}}}},
                                   {.sampling = Sampling::latin_hypercube, .samples = 1000, .replicates = 3});
    CHECK(latin.samples == 1000);  // 334 and twice 333: as many as were asked for
    CHECK(to_string(Sampling::plain) == "plain");
    CHECK(to_string(Sampling::latin_hypercube) == "Latin hypercube");
    CHECK(to_string(Sampling::sobol) == "Sobol");
  }
  TEST_CASE("a single sample works and knows nothing of its error") {
    const auto found = monte_carlo(fixtures::identity(), {.inputs = {{"x", Normal{0, 1}}}}, {.samples = 1});
    CHECK(found.outputs[0].samples == 1);
    CHECK_FALSE(found.outputs[0].mean->standard_error);
    CHECK_FALSE(found.outputs[0].deviation);
    CHECK(found.outputs[0].percentiles.front().value.value == found.outputs[0].mean->value);
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::sobol}) {
      const auto two = monte_carlo(fixtures::identity(), {.inputs = {{"x", Normal{0, 1}}}},
                                   {.sampling = sampling, .samples = 2, .replicates = 2});
      CHECK(two.samples == 2);
      CHECK(two.outputs[0].mean->standard_error.value() > 0.0);
    }
  }
  TEST_CASE("inputs that are fixed numbers give one outcome with nothing uncertain") {
    for (const Sampling sampling : samplings) {
      const auto found =
          monte_carlo(fixtures::sum_of_three(),
                      {.inputs = {{"a", Uniform{0.1, 0.1}}, {"b", Fixed{0.2}}, {"c", Pert{0.3, 0.3, 0.3}}},
                       .correlations = {{"a", "b", 0.0}}},
                      {.sampling = sampling, .samples = 2000});
      const double sum = 0.1 + 2.0 * 0.2 - 0.3;
      CHECK(found.outputs[0].mean->value == sum);
      CHECK(found.outputs[0].mean->standard_error == 0.0);
      CHECK(found.outputs[0].deviation->value == 0.0);
      for (const auto& one : found.outputs[0].percentiles) CHECK(one.value.value == sum);
      CHECK(found.outputs[0].range == Interval<double>{sum, sum});
      CHECK(found.rank_correlations.at(0, 1) == 0.0);
    }
  }
  TEST_CASE("what succeeded is kept and what failed is counted with its reason") {
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      const auto found =
          monte_carlo(above_zero(), {.inputs = {{"x", Normal{0, 1}}}},
                      {.sampling = sampling, .samples = 16'384, .seed = 2, .keep_samples = true});
      // Given that x > 0 its mean is sqrt(2 / pi); below 0 is half, below -1 0.1587.
      CHECK(std::abs(z(*found.outputs[0].mean, std::sqrt(2.0 / std::numbers::pi))) < 5.0);
      CHECK(found.outputs[0].range->low > 0.0);
      CHECK(found.outputs[1].mean->value == 1.0);
      REQUIRE(found.failures.kinds().size() == 2);
      const std::uint64_t kept = found.outputs[0].samples;
      CHECK(kept + found.failures.total() == found.samples);
      CHECK(static_cast<double>(kept) == Approx(8192).epsilon(5 * 64.0 / 8192));
      CHECK(found.outputs[1].samples - kept ==
            found.failures.kinds()[found.failures.kinds()[0].reason == "x: no answer" ? 0 : 1].count);
      std::uint64_t there = 0;
      for (std::size_t i = 0; i < found.samples; ++i) {
        there += found.kept->outputs[0][i].has_value();
        CHECK(found.kept->outputs[0][i].has_value() == (found.kept->inputs[0][i] > 0.0));
        CHECK(found.kept->outputs[1][i].has_value() == (found.kept->inputs[0][i] >= -1.0));
      }
      CHECK(there == kept);
    }
  }
  TEST_CASE("a model that always fails has counts and no distribution") {
    for (const Sampling sampling : samplings) {
      const auto found = monte_carlo(failing(), {.inputs = {{"x", Normal{0, 1}}}},
                                     {.sampling = sampling, .samples = 64, .target = TargetError{"y", 1.0}});
      CHECK(found.samples == 64);
      CHECK(found.outputs[0].samples == 0);
      CHECK_FALSE(found.outputs[0].mean);
      CHECK_FALSE(found.outputs[0].range);
      REQUIRE(found.failures.kinds().size() == 1);
      CHECK(found.failures.kinds()[0].reason == "never works");
      CHECK(found.failures.kinds()[0].count == 64);
      CHECK(found.status == RunStatus::finished);
    }
  }
}

}  // namespace monte_carlo_test
