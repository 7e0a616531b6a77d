/// \file deal/volume.hpp
/// How much a deal has moved: gigawatts delivered, purchased or deployed, or money paid, cumulated by date.
#pragma once
#include <optional>
#include <string_view>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// What a milestone counts. The first three are in gigawatts, the last in currency units.
enum class VolumeMeasure { delivered, purchased, deployed, paid };
template <>
inline constexpr auto enum_names<VolumeMeasure> = names_of("measure", {{"delivered_gw", "GW delivered"},
                                                                       {"purchased_gw", "GW purchased"},
                                                                       {"deployed_gw", "GW deployed"},
                                                                       {"paid"}});

/// The cumulated volume as it became known: each row holds from its date until the next.
struct VolumeHistory {
  VolumeMeasure measure;
  DatedSeries<double> cumulative;  ///< each >= 0 and never less than the one before

  friend bool operator==(const VolumeHistory&, const VolumeHistory&) = default;
};

/// Throws DomainError naming `field` and the row that breaks a rule: "volumes[0].cumulative[2026-12-31]:
/// ...".
const VolumeHistory& require_volumes(std::string_view field, const VolumeHistory& history);

/// The volume of the last row on or before `date`; 0 before the first row, when nothing had moved yet.
double volume_on(const VolumeHistory& history, Date date);

/// The first date on which the volume is at least `volume` (> 0); none when it never was.
std::optional<Date> reached_on(const VolumeHistory& history, double volume);

}  // namespace fairvalue
