// An average of prices up to a date, of which some are known and the others come with the paths.
#pragma once
#include <string>

#include <fairvalue/core/dated_series.hpp>

#include "close_days.hpp"

namespace fairvalue::detail {

/// (known + the prices over today's of the days from `first` to `last`) x scale.
struct AveragePlan {
  double known = 0.0;  ///< sum of the prices known, over today's
  int first = 1;       ///< days of the grid; none when last < first
  int last = 0;
  double scale = 1.0;  ///< 1 over their number
};

/// The mean of the last `count` prices on or before the date. `known`: prices over today's on their days,
/// that of today the last. Throws DomainError naming `field` where fewer are known than it reaches back to.
AveragePlan average_plan(const std::string& field, const DatedSeries<double>& known, int count, Date until,
                         const CloseDays& days);

}  // namespace fairvalue::detail
