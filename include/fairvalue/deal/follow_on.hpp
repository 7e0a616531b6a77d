/// \file deal/follow_on.hpp
/// Renewals of what a deal has delivered, once its life is over.
#pragma once
#include <string_view>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Renewal j = 1, 2, ... delivers share^j of the plan's gigawatts, j lives later, until `ends_on`. Nothing is
/// renewed unless a deal says so: most of a deal's value may lie here, in what nobody has promised.
struct FollowOn {
  double share;  ///< of a renewal to the one before it; in [0, 1]
  Years life;    ///< from a delivery to its renewal; at least a quarter of a year
  Date ends_on;  ///< what would be delivered after this day is not
  /// What the customer is given for a renewed gigawatt, at its fair value on delivery: shares, cash or a
  /// lower price. >= 0.
  PerGigawatt consideration{0.0};

  friend bool operator==(const FollowOn&, const FollowOn&) = default;
};

/// Throws DomainError naming the member of `field` that breaks its rule: "follow_on.share: must be ...".
const FollowOn& require_follow_on(std::string_view field, const FollowOn& follow_on);

}  // namespace fairvalue
