/// \file deal/detail/deal_history.hpp
/// What a history must hold before a warrant's gates are asked of it.
#pragma once
#include <string>
#include <string_view>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/vesting.hpp>

namespace fairvalue::detail {

/// Throws DomainError naming the row of the history that breaks a rule, or what a gate of `warrant` (sound)
/// needs and the history does not hold: highs, a volume, a benchmark, a price on or before the grant.
const DealHistory& require_history(const DealHistory& history, const Warrant& warrant);

/// The volumes of one measure, the levels of one benchmark; each throws DomainError when there are none.
const VolumeHistory& volumes_of(const DealHistory& history, VolumeMeasure measure);
const DatedSeries<double>& levels_of(const DealHistory& history, const std::string& benchmark);

/// The last row on or before the grant, from which growth is counted. Throws DomainError naming `field`.
template <class T>
Dated<T> row_at_grant(std::string_view field, const DatedSeries<T>& series, Date granted) {
  if (const auto row = series.latest(granted)) return *row;
  throw DomainError(field, "given on or before the grant " + to_string(granted), "none");
}

}  // namespace fairvalue::detail
