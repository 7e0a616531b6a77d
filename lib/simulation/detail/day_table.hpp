// A random number as the day it stands for: the inverse of a distribution of days.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fairvalue/simulation/path_facts.hpp>

namespace fairvalue::detail {

/// Numbers up to bounds[d] stand for day d or an earlier one, those above the last for none. Bounds never
/// fall and may be infinite. Some two comparisons a look-up: a guide of equal cells tells where to begin.
/// Source: Chen and Asau (1974), AIIE Transactions 6(2).
class DayTable {
 public:
  /// The numbers asked for lie in [low, high], by and large: others are found too, more slowly.
  DayTable(std::vector<double> bounds, double low, double high);

  std::int32_t day(double x) const {
    const double cell = std::clamp((x - low_) * cells_a_unit_, 0.0, last_cell);
    auto d = static_cast<std::size_t>(guide_[static_cast<std::size_t>(cell)]);
    while (d > 0 && x <= bounds_[d - 1]) --d;  // a cell's edge may round
    while (d < bounds_.size() && x > bounds_[d]) ++d;
    return d < bounds_.size() ? static_cast<std::int32_t>(d) : no_day;
  }

 private:
  static constexpr double last_cell = 1023.0;

  std::vector<double> bounds_;
  double low_;
  double cells_a_unit_;
  std::vector<std::int32_t> guide_;  ///< by cell: the day of its lower edge
};

}  // namespace fairvalue::detail
