/// \file deal/equal_tranches.hpp
/// Many like tranches from one line of an agreement: a total in whole shares, cut into equal parts.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

/// How a total that does not divide is cut into whole shares. The parts always add up to the total, exactly.
enum class ShareRounding {
  cumulative,  ///< after each part the sum is the exact one rounded down: parts differ by at most one share
  rest_first,  ///< each part is rounded down; the first takes what is left over
  rest_last    ///< each part is rounded down; the last takes what is left over
};
template <>
inline constexpr auto enum_names<ShareRounding> =
    names_of("rounding", {{"cumulative"}, {"rest_first", "rest first"}, {"rest_last", "rest last"}});

/// `total` in `parts` parts of whole shares. Throws DomainError unless the total is a whole number from 1 to
/// 2^53, and the parts from 1 to the total.
std::vector<Shares> equal_parts(Shares total, int parts, ShareRounding rounding);

/// One part for each step of a volume: "one for each 500 million bought" is a step of 5e8. The i-th of
/// `parts` vests at i x step and is named "<name> i of <parts>". Throws as `equal_parts` does, or on a bad
/// step.
struct VolumeSteps {
  VolumeMeasure measure;
  double step;  ///< > 0
  int parts;
};
std::vector<Tranche> tranches_by_volume(const std::string& name, Shares total, const VolumeSteps& steps,
                                        ShareRounding rounding);

/// One part for each date, vested at its end if the supply agreement is in force, or the holder in service,
/// then (a service gate). Dates increase; there is at least one.
std::vector<Tranche> tranches_by_date(const std::string& name, Shares total, const std::vector<Date>& dates,
                                      ShareRounding rounding,
                                      ServiceRelation relation = ServiceRelation::supply);

}  // namespace fairvalue
