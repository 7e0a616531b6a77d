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
  bounds_.push_back(std::numeric_limits<double>::infinity());
  guide_.reserve(static_cast<std::size_t>(last_cell) + 1);
  std::size_t first = 0;
  for (int cell = 1; cell <= static_cast<int>(last_cell); ++cell) {
    const double edge = low + (cell - 1e-6) / cells_a_unit_;  // margin for the rounding of a number's cell
    while (bounds_[first] < edge) ++first;
    guide_.push_back(static_cast<std::int32_t>(first));
  }
}

}  // namespace fairvalue::detail
