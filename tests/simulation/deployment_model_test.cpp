#include <fairvalue/simulation/deployment_model.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace deployment_model_test {
using namespace fairvalue;
using namespace std::chrono;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// 1 GW by the end of 2026, 3 GW a year later, each some months late.
DeploymentModel sound() {
  return {.plan = {.measure = VolumeMeasure::deployed,
                   .start = 2025y / October / 6,
                   .milestones = {{1, 2026y / December / 31}, {3, 2027y / December / 31}}},
          .delay = LogNormal{.median = 0.25, .sigma = 0.8},
          .never = 0.05,
          .correlation = 0.4};
}
DeploymentModel with_delay(Distribution delay) {
  auto model = sound();
  model.delay = std::move(delay);
  return model;
}

void refused(const DeploymentModel& model, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(require_deployment("deployment", model), message, DomainError);
}
void accepted(const DeploymentModel& model) { CHECK(&require_deployment("deployment", model) == &model); }

TEST_SUITE("simulation/deployment_model") {
  TEST_CASE("a sound model comes back as it is") { accepted(sound()); }
  TEST_CASE("delays that are never below zero are accepted up to zero itself") {
    accepted(with_delay(Fixed{0}));
    accepted(with_delay(Fixed{0.5}));
    accepted(with_delay(Pert{.low = 0, .mode = 0.2, .high = 2}));
    accepted(with_delay(Uniform{.low = 0, .high = 1}));
    accepted(with_delay(Normal{.mean = 0.5, .deviation = 0}));  // a fixed number
    accepted(with_delay(Discrete{.values = {0, 1}, .probabilities = {0.6, 0.4}}));
    accepted(with_delay(Discrete{.values = {-1, 1}, .probabilities = {0, 1}}));  // -1 is not possible
  }
  TEST_CASE("a delay that may be below zero is refused") {
    refused(with_delay(Fixed{-0.25}), "deployment.delay: must be never below 0, got -0.25");
    refused(with_delay(Pert{.low = -0.1, .mode = 0.2, .high = 2}),
            "deployment.delay: must be never below 0, got -0.1");
    refused(with_delay(Discrete{.values = {-1, 1}, .probabilities = {0.001, 0.999}}),
            "deployment.delay: must be never below 0, got -1");
    refused(with_delay(Normal{.mean = 0.5, .deviation = 0.1}),
            "deployment.delay: must be never below 0, got normal, mean 0.5, deviation 0.1");
  }
  TEST_CASE("a delay that is no distribution is refused by its member") {
    refused(with_delay(Fixed{nan}), "deployment.delay.value: must be a finite number, got nan");
    refused(with_delay(Fixed{infinity}), "deployment.delay.value: must be a finite number, got inf");
    refused(with_delay(LogNormal{.median = 0, .sigma = 0.8}), "deployment.delay.median: must be > 0, got 0");
    refused(with_delay(LogNormal{.median = 1, .sigma = -1}), "deployment.delay.sigma: must be > 0, got -1");
  }
  TEST_CASE("a plan that is none is refused by its milestone") {
    auto model = sound();
    model.plan.milestones.clear();
    refused(model, "deployment.plan.milestones: must be at least one value, got none");
    model = sound();
    model.plan.milestones[1].volume = 1;
    refused(model, "deployment.plan.milestones[1].volume: must be above 1, the milestone before it, got 1");
    model = sound();
    model.plan.milestones[1].date = 2026y / December / 31;
    refused(model, "deployment.plan.milestones[1].date: must be after 2026-12-31, got 2026-12-31");
  }
  TEST_CASE("never is a probability and both ends count") {
    for (const double never : {0.0, 1.0}) {
      auto model = sound();
      model.never = never;
      accepted(model);
    }
    auto model = sound();
    model.never = 1.5;
    refused(model, "deployment.never: must be between 0 and 1, got 1.5");
    model.never = -0.1;
    refused(model, "deployment.never: must be between 0 and 1, got -0.1");
    model.never = nan;
    refused(model, "deployment.never: must be a finite number, got nan");
  }
  TEST_CASE("a correlation lies between minus one and one and both ends count") {
    for (const double correlation : {-1.0, 0.0, 1.0}) {
      auto model = sound();
      model.correlation = correlation;
      accepted(model);
    }
    auto model = sound();
    model.correlation = 2;
    refused(model, "deployment.correlation: must be in [-1, 1], got 2");
    model.correlation = std::nextafter(-1.0, -2.0);
    refused(model, "deployment.correlation: must be in [-1, 1], got -1.0000000000000002");
    model.correlation = nan;
    refused(model, "deployment.correlation: must be in [-1, 1], got nan");
    model.correlation = -infinity;
    refused(model, "deployment.correlation: must be in [-1, 1], got -inf");
  }
  TEST_CASE("the field is named as the caller knows it") {
    auto model = sound();
    model.never = 2;
    CHECK_THROWS_WITH_AS(require_deployment("positions[1].deployment", model),
                         "positions[1].deployment.never: must be between 0 and 1, got 2", DomainError);
  }
  TEST_CASE("a model of plan and delay alone is never stopped and knows nothing of the price") {
    const DeploymentModel plain{.plan = sound().plan, .delay = Fixed{0}};
    CHECK(plain.never == 0.0);
    CHECK(plain.correlation == 0.0);
  }
}

}  // namespace deployment_model_test
