#include <fairvalue/simulation/deployment_model.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

const DeploymentModel& require_deployment(std::string_view field, const DeploymentModel& model) {
  require_plan(fmt::format("{}.plan", field), model.plan);
  const auto delay = fmt::format("{}.delay", field);
  const auto least = support(require_distribution(delay, model.delay)).least;
  require(least.has_value(), delay, "never below 0", describe(model.delay));
  require(*least >= 0.0, delay, "never below 0", *least);
  require_fraction(fmt::format("{}.never", field), model.never);
  require(-1.0 <= model.correlation && model.correlation <= 1.0, fmt::format("{}.correlation", field),
          "in [-1, 1]", model.correlation);
  return model;
}

}  // namespace fairvalue
