/// \file pricing/claim_conditions.hpp
/// A tranche as a claim in numbers: the conditions still to be met, seen from the day of the valuation.
#pragma once
#include <optional>

#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/gate.hpp>

namespace fairvalue {

/// A price hurdle to come, reached within the claim's life.
struct HurdleCondition {
  PerShare hurdle;  ///< > 0
  MonitoringRule rule;
  GateTiming timing = GateTiming::latched;
  /// Left until the claim's expiry, equally spaced, 0 to 100000: with fewer than the rule needs it can no
  /// longer be met. Needed unless the rule is continuous.
  std::optional<int> closes{};
};

/// A milestone to come, independent of the price. One that is reached already, or may be, counts from now on.
struct MilestoneCondition {
  MilestoneTiming timing;
  Years by;  ///< the last moment that counts; in [0, expiry]
};

struct TrancheClaim {
  PerShare strike;                                ///< >= 0
  Years expiry;                                   ///< >= 0
  std::optional<HurdleCondition> hurdle{};        ///< none: no price condition is left
  std::optional<MilestoneCondition> milestone{};  ///< none: no milestone is left
  Years earliest{0.0};  ///< it cannot vest before: the day to which service must last; in [0, expiry]
  double other_conditions = 1.0;     ///< P(all other vesting conditions are met, in time); in [0, 1]
  double exercise_conditions = 1.0;  ///< P(the conditions of exercise are met, in time); in [0, 1]
};

}  // namespace fairvalue
