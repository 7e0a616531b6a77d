/// \file pricing/claim_conditions.hpp
/// A tranche as a claim in numbers: the conditions not yet met on the valuation date.
#pragma once
#include <optional>

#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/gate.hpp>

namespace fairvalue {

/// A price hurdle that is not met yet.
struct HurdleCondition {
  PerShare hurdle;  ///< > 0
  MonitoringRule rule;
  GateTiming timing = GateTiming::latched;
  /// Closes left until the claim's expiry, equally spaced; 0 to 100000. With fewer than the rule needs, the
  /// hurdle can no longer be met. Required unless the rule is continuous.
  std::optional<int> closes{};
};

/// A milestone that is independent of the price. One that is reached already counts from now on.
struct MilestoneCondition {
  MilestoneTiming timing;
  Years by;  ///< the last moment that counts; in [0, expiry]
};

struct TrancheClaim {
  PerShare strike;                                ///< >= 0
  Years expiry;                                   ///< >= 0
  std::optional<HurdleCondition> hurdle{};        ///< empty: no price condition is left
  std::optional<MilestoneCondition> milestone{};  ///< empty: no milestone is left
  Years earliest{0.0};               ///< earliest vesting: the end of required service; in [0, expiry]
  double other_conditions = 1.0;     ///< P(all other vesting conditions are met, in time); in [0, 1]
  double exercise_conditions = 1.0;  ///< P(the conditions of exercise are met, in time); in [0, 1]
  /// P(the hurdle need not be met, for another condition is met in its place), independent of the price; in
  /// [0, 1]. Above 0 only for a latched hurdle that is held to the expiry.
  double hurdle_waived = 0.0;
  std::optional<PerShare> value_cap{};  ///< most that a share gains over the strike; > 0
};

}  // namespace fairvalue
