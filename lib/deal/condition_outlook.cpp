#include <fairvalue/deal/condition_outlook.hpp>

#include <cmath>
#include <cstddef>
#include <set>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_milestone(const std::string& field, const MilestoneOutlook& milestone) {
  require_enumerator(field + ".measure", milestone.measure);
  require_positive(field + ".volume", milestone.volume);
  require_timing(field + ".timing", milestone.timing);
}

void require_milestones(const std::vector<MilestoneOutlook>& milestones) {
  std::set<std::pair<VolumeMeasure, double>> seen;
  for (std::size_t i = 0; i < milestones.size(); ++i) {
    const auto& [measure, volume, timing] = milestones[i];
    const std::string field = fmt::format("outlook.milestones[{}]", i);
    require_milestone(field, milestones[i]);
    require(seen.insert({measure, volume}).second, field, "unique",
            fmt::format("{} {}", volume, to_string(measure)));
  }
}

void require_named(const std::vector<NamedOutlook>& named) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::string field = fmt::format("outlook.named[{}]", i);
    require(!named[i].name.empty(), field + ".name", "a name", "none");
    require_fraction(field + ".probability", named[i].probability);
    require(seen.insert(named[i].name).second, field + ".name", "unique", named[i].name);
  }
}

}  // namespace

double probability_within(const MilestoneTiming& timing, Years years) {
  // As require_timing does, without putting a field together: it is asked for every day of a life.
  require_distribution("timing.years", timing.years);
  require_fraction("timing.never", timing.never);
  require(!std::isnan(years.value), "years", "a number", years.value);
  return (1.0 - timing.never) * cdf(timing.years, years.value);
}

const MilestoneTiming& require_timing(std::string_view field, const MilestoneTiming& timing) {
  require_distribution(std::string{field} + ".years", timing.years);
  require_fraction(std::string{field} + ".never", timing.never);
  return timing;
}

const ConditionOutlook& require_outlook(const ConditionOutlook& outlook) {
  require_milestones(outlook.milestones);
  require_named(outlook.named);
  if (outlook.service) require_fraction("outlook.service", *outlook.service);
  return outlook;
}

}  // namespace fairvalue
