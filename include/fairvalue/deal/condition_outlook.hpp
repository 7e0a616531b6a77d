/// \file deal/condition_outlook.hpp
/// What is believed about the conditions of a warrant that are not the share price, seen from one day.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/deal/volume.hpp>
#include <fairvalue/math/distribution.hpp>

namespace fairvalue {

/// When a volume is reached, independent of the share price: with probability `never` not at all, else after
/// a number of years with the distribution given. Years count from the day of the valuation; one that may be
/// <= 0 is reached already with that probability.
struct MilestoneTiming {
  Distribution years;
  double never = 0.0;  ///< in [0, 1]

  friend bool operator==(const MilestoneTiming&, const MilestoneTiming&) = default;
};

/// P(reached within `years`) = (1 - never) F(years); years may be infinite. Throws as `require_timing` does,
/// or on NaN.
double probability_within(const MilestoneTiming& timing, Years years);

/// Throws DomainError naming the member of `field` that breaks its rule: "timing.years.sigma: must be > 0,
/// got 0".
const MilestoneTiming& require_timing(std::string_view field, const MilestoneTiming& timing);

struct MilestoneOutlook {
  VolumeMeasure measure;
  double volume;  ///< as the gate has it; > 0
  MilestoneTiming timing;

  friend bool operator==(const MilestoneOutlook&, const MilestoneOutlook&) = default;
};

/// A condition that is met or not, whenever: a named gate by its name.
struct NamedOutlook {
  std::string name;
  double probability;  ///< in [0, 1]

  friend bool operator==(const NamedOutlook&, const NamedOutlook&) = default;
};

/// All that is believed. Milestones and named conditions are independent of one another and of the price.
struct ConditionOutlook {
  std::vector<MilestoneOutlook> milestones{};  ///< at most one a measure and volume
  std::vector<NamedOutlook> named{};           ///< no two of one name
  std::optional<double> service{};             ///< that every service condition is met; in [0, 1]

  friend bool operator==(const ConditionOutlook&, const ConditionOutlook&) = default;
};

/// Throws DomainError naming the member that breaks its rule: "outlook.milestones[1].timing.never: ...".
const ConditionOutlook& require_outlook(const ConditionOutlook& outlook);

}  // namespace fairvalue
