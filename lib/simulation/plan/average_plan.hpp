// An average of prices up to a date, of which some are known and the others come with the paths.
#pragma once
#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/core.h>
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/require.hpp>

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
inline AveragePlan average_plan(const std::string& field, const DatedSeries<double>& known, int count,
                                Date until, const CloseDays& days) {
  const int last = until > days.today ? last_close(days, until) : 0;
  AveragePlan plan{.first = std::max(1, last - count + 1), .last = last, .scale = 1.0 / count};
  const auto needed = static_cast<std::size_t>(count - (plan.last - plan.first + 1));
  std::size_t rows = 0;
  while (rows < known.size() && known[rows].date <= until) ++rows;
  require(rows >= needed, field,
          fmt::format("with {} prices on or before {}", needed, to_string(std::min(until, days.today))),
          static_cast<double>(rows));
  for (std::size_t i = rows - needed; i < rows; ++i) plan.known += known[i].value;
  return plan;
}

}  // namespace fairvalue::detail
