#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>

#include "monte_carlo_models.hpp"

namespace monte_carlo_run_test {
using namespace fairvalue;
using fixtures::samplings;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const UncertainInputs standard{.inputs = {{"x", Normal{0, 1}}}};

void refuses(const MonteCarloSettings& settings, const char* message) {
  CHECK_THROWS_WITH_AS(monte_carlo(fixtures::identity(), standard, settings), message, DomainError);
}

TEST_SUITE("scenario/monte_carlo") {
  TEST_CASE("plain sampling stops after the first round that is good enough") {
    // 1 / sqrt(65536) = 0.0039.
    const MonteCarloSettings settings{
        .samples = 1'000'000, .percentiles = {}, .target = TargetError{"x", 0.004}};
    const auto found = monte_carlo(fixtures::identity(), standard, settings);
    CHECK(found.status == RunStatus::converged);
    CHECK(found.samples == 65'536);
    CHECK(found.outputs[0].mean->standard_error.value() <= 0.004);
  }
  TEST_CASE("a target that is not met takes all samples") {
    for (const Sampling sampling : samplings) {
      const auto found =
          monte_carlo(fixtures::sum_of_three(), fixtures::three_normals(),
                      {.sampling = sampling, .samples = 1600, .target = TargetError{"exp", 1e-9}});
      CHECK(found.status == RunStatus::finished);
      CHECK(found.samples == (sampling == Sampling::sobol ? 1024 : 1600));
    }
  }
  TEST_CASE("replicates stop at the seventeenth when two looks running were good enough") {
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::sobol}) {
      const auto found = monte_carlo(
          fixtures::sum_of_three(), fixtures::three_normals(),
          {.sampling = sampling, .samples = 2048, .replicates = 32, .target = TargetError{"exp", 1.0}});
      CHECK(found.status == RunStatus::converged);
      CHECK(found.replicates == 17);
      CHECK(found.samples == 17 * 64);
    }
    const auto few = monte_carlo(
        fixtures::sum_of_three(), fixtures::three_normals(),
        {.sampling = Sampling::sobol, .samples = 1024, .replicates = 16, .target = TargetError{"exp", 1.0}});
    CHECK(few.status == RunStatus::finished);
    CHECK(few.replicates == 16);
  }
  TEST_CASE("where a target stops the mean lies within two errors as often as it should") {
    // 93.6 % by Student's t of 15 degrees; 200 seeds know that to 1.7 %. Replicates of 16 samples are good
    // enough after some 20: a rule that stops at the first lucky scatter would do so often.
    const double exact = std::exp(0.2 + 9.0 / 200);
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::sobol}) {
      CAPTURE(to_string(sampling));
      const auto run = [&](std::uint64_t seed, double target) {
        return monte_carlo(fixtures::sum_of_three(), fixtures::three_normals(),
                           {.sampling = sampling,
                            .samples = 16 * 64,
                            .replicates = 64,
                            .seed = seed,
                            .percentiles = {},
                            .target = TargetError{"exp", target},
                            .run = {.threads = 1}});
      };
      const double after_64 = *run(1000, 1e-9).outputs[1].mean->standard_error;
      int beyond = 0;
      int replicates = 0;
      for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const auto found = run(seed, after_64 * std::sqrt(64.0 / 20));
        beyond += std::abs(fixtures::z(*found.outputs[1].mean, exact)) > 2.0;
        replicates += found.replicates;
      }
      CHECK(replicates < 200 * 40);
      CHECK(beyond <= 0.09 * 200);
    }
  }
  TEST_CASE("an output whose squares leave a double does not cost the run") {
    CallableModel model = fixtures::sum_of_three();
    model.run = [](std::span<const double> in, std::span<std::optional<double>> out) {
      out[0] = 1e200 * in[0];
      out[1] = in[1];
    };
    for (const Sampling sampling : samplings) {
      CAPTURE(to_string(sampling));
      MonteCarloSettings settings{.sampling = sampling, .samples = 4096};
      const auto found = monte_carlo(model, fixtures::three_normals(), settings);
      // 1e200 times a normal of mean 1 and deviation 1.
      CHECK(std::abs(fixtures::z(*found.outputs[0].mean, 1e200)) < 5.0);
      CHECK(std::abs(fixtures::z(*found.outputs[0].deviation, 1e200)) < 5.0);
      CHECK(std::abs(fixtures::z(found.outputs[0].percentiles[2].value, 1e200)) < 5.0);
      CHECK(std::abs(fixtures::z(*found.outputs[1].mean, 2.0)) < 5.0);
      settings.target = TargetError{"sum", 1.0};
      CHECK_THROWS_WITH_AS(monte_carlo(model, fixtures::three_normals(), settings),
                           "output 'sum': must be of finite variance, got inf", DomainError);
      settings.target = TargetError{"exp", 1.0};
      CHECK_NOTHROW(monte_carlo(model, fixtures::three_normals(), settings));
    }
  }
  TEST_CASE("more inputs than Sobol points have dimensions are refused") {
    CallableModel model = fixtures::identity();
    UncertainInputs many;
    model.inputs.clear();
    for (int i = 0; i < 1025; ++i) {
      model.inputs.push_back({"x" + std::to_string(i), "", 0});
      many.inputs.push_back({model.inputs.back().name, Uniform{0, 1}});
    }
    CHECK_THROWS_WITH_AS(monte_carlo(model, many, {.sampling = Sampling::sobol}),
                         "uncertain.inputs: must be at most 1024 for Sobol sampling, got 1025", DomainError);
  }
  TEST_CASE("a cancelled run keeps whole rounds or replicates") {
    int asked = 0;
    const RunControl third{.cancelled = [&] { return ++asked == 3; }};
    const auto plain =
        monte_carlo(fixtures::identity(), standard, {.samples = 200'000, .percentiles = {0.5}, .run = third});
    CHECK(plain.status == RunStatus::cancelled);
    CHECK(plain.samples == 2 * 65'536);
    asked = 0;
    const auto sobol =
        monte_carlo(fixtures::identity(), standard,
                    {.sampling = Sampling::sobol, .samples = 160, .replicates = 10, .run = third});
    CHECK(sobol.status == RunStatus::cancelled);
    CHECK(sobol.replicates == 2);
    CHECK(sobol.samples == 32);
    for (const Sampling sampling : samplings) {
      const auto none = monte_carlo(fixtures::identity(), standard,
                                    {.sampling = sampling,
                                     .samples = 100,
                                     .replicates = 4,
                                     .keep_samples = true,
                                     .run = {.cancelled = [] { return true; }}});
      CHECK(none.samples == 0);
      CHECK_FALSE(none.outputs[0].mean);
      CHECK(none.kept->inputs == std::vector<std::vector<double>>{{}});
      CHECK(none.kept->outputs.size() == 1);
    }
  }
  TEST_CASE("progress counts blocks over all replicates") {
    for (const Sampling sampling : samplings) {
      std::vector<std::uint64_t> done;
      std::uint64_t limit = 0;
      const auto note = [&](const RunProgress& progress) {
        done.push_back(progress.done);
        limit = progress.limit;
      };
      monte_carlo(fixtures::identity(), standard,
                  {.sampling = sampling, .samples = 6144, .replicates = 3, .run = {.progress = note}});
      CHECK(limit == 6);  // blocks of 1,024
      CHECK(done.back() == 6);
      CHECK(done.size() == (sampling == Sampling::plain ? 1 : 3));
    }
  }
  TEST_CASE("bad settings are refused by name") {
    refuses({.samples = 0}, "settings.samples: must be in [1, 4294967296], got 0");
    refuses({.samples = 4294967297}, "settings.samples: must be in [1, 4294967296], got 4294967297");
    refuses({.sampling = Sampling::sobol, .samples = 100, .replicates = 1},
            "settings.replicates: must be in [2, samples (100)], got 1");
    refuses({.sampling = Sampling::latin_hypercube, .samples = 10},
            "settings.replicates: must be in [2, samples (10)], got 64");
    refuses({.sampling = Sampling::latin_hypercube, .replicates = -1},
            "settings.replicates: must be in [2, samples (100000)], got -1");
    refuses({.percentiles = {0.5, 1.0}}, "settings.percentiles[1]: must be > 0 and < 1, got 1");
    refuses({.percentiles = {0.0}}, "settings.percentiles[0]: must be > 0 and < 1, got 0");
    refuses({.percentiles = {nan}}, "settings.percentiles[0]: must be > 0 and < 1, got nan");
    refuses({.levels = {1, nan}}, "settings.levels[1]: must be a finite number, got nan");
    refuses({.target = TargetError{"y", 1}},
            "settings.target.output: must be a named output (one of x), got 'y'");
    refuses({.target = TargetError{"x", 0}}, "settings.target.standard_error: must be > 0, got 0");
    refuses({.run = {.threads = -1}}, "control.threads: must be >= 0, got -1");
  }
  TEST_CASE("bad inputs and models are refused by name") {
    CHECK_THROWS_WITH_AS(monte_carlo(fixtures::identity(), {.inputs = {{"y", Fixed{1}}}}),
                         "inputs[0].name: must be a named input (one of x), got 'y'", DomainError);
    CallableModel empty = fixtures::identity();
    empty.run = nullptr;
    CHECK_THROWS_WITH_AS(monte_carlo(empty, standard), "model.run: must be a function, got none",
                         DomainError);
  }
}

}  // namespace monte_carlo_run_test
