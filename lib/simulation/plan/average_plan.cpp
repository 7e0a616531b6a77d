#include "average_plan.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

AveragePlan average_plan(const std::string& field, const DatedSeries<double>& known, int count, Date until,
                         const CloseDays& days) {
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
