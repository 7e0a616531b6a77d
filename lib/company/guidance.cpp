#include <fairvalue/company/guidance.hpp>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

const GuidancePath& require_path(const GuidancePath& path) {
  require_period("guidance.period", path.period);
  require_not_empty("guidance.guided", path.guided.size());
  require_positive("guidance.hoped", path.hoped);
  for (std::size_t i = 0; i < path.guided.size(); ++i) {
    require_positive(fmt::format("guidance.guided[{}]", i), path.guided[i].value);
  }
  return path;
}

}  // namespace

std::vector<GuidanceStep> guidance_steps(const GuidancePath& path) {
  std::vector<GuidanceStep> steps;
  for (const auto& [given, guided] : require_path(path).guided) {
    const auto revision = steps.empty() ? std::nullopt : std::optional{growth(steps.back().guided, guided)};
    steps.push_back({.given = given,
                     .guided = guided,
                     .revision = revision,
                     .share_of_hope = require_finite("guidance.share_of_hope", guided / path.hoped),
                     .raise_to_hope = growth(guided, path.hoped)});
  }
  return steps;
}

}  // namespace fairvalue
