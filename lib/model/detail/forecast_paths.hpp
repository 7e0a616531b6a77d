/// \file lib/model/detail/forecast_paths.hpp
/// The engine of a deal forecast: its positions, its grid of closes, and what their days are in the calendar.
#pragma once
#include <cstdint>
#include <vector>

#include <fairvalue/model/forecast_terms.hpp>
#include <fairvalue/simulation/path_engine.hpp>

namespace fairvalue::detail {

/// The paths of a forecast, from the spot's day until every interval under way at the last year's end is
/// over.
struct ForecastPaths {
  PathEngine engine;           ///< records the prices of `year_ends`, in order
  std::vector<Date> days;      ///< of each close, from day 0, the spot's
  std::vector<int> year_ends;  ///< the last close by the end of each year; 0: the year ends before the first
};

/// The case and the terms must have been checked.
ForecastPaths forecast_paths(const Case& value, const ForecastTerms& terms, std::uint64_t seed);

/// The plan with the milestones that a path reaches, on its days; `reached` holds a day or `no_day` for each.
void set_milestones(DeploymentPlan& plan, const DeploymentPlan& planned, const std::vector<Date>& days,
                    const std::vector<std::int32_t>& reached);

}  // namespace fairvalue::detail
