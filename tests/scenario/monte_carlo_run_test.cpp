#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>

#include "monte_carlo_models.hpp"

using namespace fairvalue;
using fixtures::samplings;

namespace {

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
  TEST_CASE("replicates stop at the eighth when they are good enough") {
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::sobol}) {
      const auto found = monte_carlo(
          fixtures::sum_of_three(), fixtures::three_normals(),
          {.sampling = sampling, .samples = 1024, .replicates = 16, .target = TargetError{"exp", 1.0}});
      CHECK(found.status == RunStatus::converged);
      CHECK(found.replicates == 8);
      CHECK(found.samples == 512);
    }
    const auto few = monte_carlo(
        fixtures::sum_of_three(), fixtures::three_normals(),
        {.sampling = Sampling::sobol, .samples = 1024, .replicates = 7, .target = TargetError{"exp", 1.0}});
    CHECK(few.status == RunStatus::finished);
    CHECK(few.replicates == 7);
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
            "settings.replicates: must be in [2, samples (10)], got 16");
    refuses({.sampling = Sampling::latin_hypercube, .replicates = -1},
            "settings.replicates: must be in [2, samples (100000)], got -1");
    refuses({.percentiles = {0.5, 1.0}}, "settings.percentiles[1]: must be > 0 and < 1, got 1");
    refuses({.percentiles = {0.0}}, "settings.percentiles[0]: must be > 0 and < 1, got 0");
    refuses({.percentiles = {nan}}, "settings.percentiles[0]: must be > 0 and < 1, got nan");
    refuses({.levels = {1, nan}}, "settings.levels[1]: must be a finite number, got nan");
    refuses({.target = TargetError{"y", 1}},
            "settings.target.output: must be a named output (nearest 'x'), got 'y'");
    refuses({.target = TargetError{"x", 0}}, "settings.target.standard_error: must be > 0, got 0");
    refuses({.run = {.threads = -1}}, "control.threads: must be >= 0, got -1");
  }
  TEST_CASE("bad inputs and models are refused by name") {
    CHECK_THROWS_WITH_AS(monte_carlo(fixtures::identity(), {.inputs = {{"y", Fixed{1}}}}),
                         "inputs[0].name: must be a named input (nearest 'x'), got 'y'", DomainError);
    CallableModel empty = fixtures::identity();
    empty.run = nullptr;
    CHECK_THROWS_WITH_AS(monte_carlo(empty, standard), "model.run: must be a function, got none",
                         DomainError);
  }
}

}  // namespace
