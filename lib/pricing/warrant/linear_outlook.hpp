/// \file pricing/warrant/linear_outlook.hpp
/// The outlook of a tranche that vests linearly with a volume.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/open_warrant.hpp>

namespace fairvalue::detail {

/// The parts of a linear tranche that are not exercised. Each milestone of the outlook vests the part between
/// the volume before it and its own; beyond the last milestone nothing vests. All parts are fractions of the
/// whole tranche.
struct LinearOutlook {
  double alive = 1.0;     ///< not exercised
  double expected = 0.0;  ///< mean of what is vested by the expiry and not exercised
  bool certain = true;    ///< each part either vests by the expiry or does not
  bool waits = false;     ///< some part may vest on a later day
};

/// Empty if more volume would count and the outlook has no milestone ahead.
std::optional<LinearOutlook> linear_outlook(const LinearVesting& linear, const LinearProgress& progress,
                                            const std::vector<MilestoneOutlook>& milestones, Years expiry);

}  // namespace fairvalue::detail
