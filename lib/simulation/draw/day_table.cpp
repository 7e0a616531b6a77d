#include "day_table.hpp"

#include <limits>
#include <utility>

namespace fairvalue::detail {

DayTable::DayTable(std::vector<double> bounds, double low, double high)
    : bounds_(std::move(bounds)),
      days_(bounds_.size()),
      low_(low),
      cells_a_unit_((last_cell + 1.0) / (high - low)),
      guide_{0} {
  for (int cell = 1; cell <= static_cast<int>(last_cell); ++cell) {
    const double edge = low + (cell - 1e-6) / cells_a_unit_;  // margin for the rounding of a number's cell
    const auto first = std::lower_bound(bounds_.begin(), bounds_.end(), edge);
    guide_.push_back(static_cast<std::int32_t>(first - bounds_.begin()));
  }
  bounds_.push_back(std::numeric_limits<double>::infinity());
}

}  // namespace fairvalue::detail
