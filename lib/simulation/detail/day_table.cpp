#include "day_table.hpp"

#include <utility>

namespace fairvalue::detail {

DayTable::DayTable(std::vector<double> bounds, double low, double high)
    : bounds_(std::move(bounds)), low_(low), cells_a_unit_((last_cell + 1.0) / (high - low)) {
  for (int cell = 0; cell <= static_cast<int>(last_cell); ++cell) {
    const double edge = low + cell / cells_a_unit_;
    const auto first = std::lower_bound(bounds_.begin(), bounds_.end(), edge);
    guide_.push_back(static_cast<std::int32_t>(first - bounds_.begin()));
  }
}

}  // namespace fairvalue::detail
