#include <fairvalue/industry/capacity.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_stage(std::size_t i, const SupplyStage& stage) {
  const auto field = [&](const char* member) { return fmt::format("stages[{}].{}", i, member); };
  require_non_negative(field("capacity"), stage.capacity);
  require_positive(field("needed"), stage.needed);
  require(0.0 < stage.yield && stage.yield <= 1.0, field("yield"), "above 0 and at most 1", stage.yield);
}

/// What each stage could finish if it alone held the others back.
std::vector<double> finishable(std::span<const SupplyStage> stages) {
  std::vector<double> units(stages.size());
  double passed_on = 1.0;  // finished units that come of one that the stage works on
  for (std::size_t i = stages.size(); i-- > 0;) {
    passed_on *= stages[i].yield / stages[i].needed;
    units[i] = require_finite(fmt::format("output of stages[{}]", i), stages[i].capacity * passed_on);
  }
  return units;
}

}  // namespace

SupplyOutput supply_output(std::span<const SupplyStage> stages) {
  require_not_empty("stages", stages.size());
  for (std::size_t i = 0; i < stages.size(); ++i) require_stage(i, stages[i]);
  const auto units = finishable(stages);
  const auto least = std::min_element(units.begin(), units.end());
  SupplyOutput output{
      .units = *least, .weakest = static_cast<std::size_t>(least - units.begin()), .slack = {}};
  for (const double possible : units) output.slack.push_back(possible > 0.0 ? 1.0 - *least / possible : 0.0);
  return output;
}

}  // namespace fairvalue
