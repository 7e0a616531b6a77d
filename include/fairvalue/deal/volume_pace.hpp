/// \file deal/volume_pace.hpp
/// One belief on how fast a volume grows, in place of a milestone for each of many tranches.
#pragma once
#include <string_view>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/deal_history.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

/// An even pace of unknown speed: `volume` more than today's is reached after `timing.years`, every other
/// volume in proportion. With probability `timing.never` nothing more comes.
struct VolumePace {
  VolumeMeasure measure;
  double volume;  ///< > 0
  MilestoneTiming timing;

  friend bool operator==(const VolumePace&, const VolumePace&) = default;
};

/// Throws DomainError naming the member of `field` that breaks its rule: "pace.volume: must be > 0, got 0".
const VolumePace& require_pace(std::string_view field, const VolumePace& pace);

/// The outlook with a milestone for each volume of the pace's measure that a gate or a linear tranche of the
/// warrant asks for, above what the history has reached; milestones that it has already stay. The milestone
/// of V has the timing of the pace with its years times (V - reached) / volume.
///
/// Milestones of an outlook are independent of one another (decision 0010), so that the value of each tranche
/// and their sum are right, but not the spread of the sum over paths.
ConditionOutlook with_pace(const ConditionOutlook& outlook, const VolumePace& pace, const Warrant& warrant,
                           const DealHistory& history);

}  // namespace fairvalue
