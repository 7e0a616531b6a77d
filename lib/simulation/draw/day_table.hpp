// From a random number to a day: the inverse of a distribution of days.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <fairvalue/simulation/path_facts.hpp>

namespace fairvalue::detail {

/// Numbers up to bounds[d] give day d or an earlier one, numbers above the last bound no day. Bounds never
/// fall and may be infinite. A guide table of equal cells gives the starting point of the search: a few
/// comparisons per look-up, the first two without branches, which would be mispredicted. Source: Chen and
/// Asau (1974), AIIE Transactions 6(2).
class DayTable {
 public:
  /// `low`, `high`: the range of most look-ups. Look-ups outside it are slower.
  DayTable(std::vector<double> bounds, double low, double high)
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

  std::int32_t day(double x) const {
    const double cell = std::clamp((x - low_) * cells_a_unit_, 0.0, last_cell);
    auto d = static_cast<std::size_t>(guide_[static_cast<std::size_t>(cell)]);
    d += x > bounds_[d] ? 1 : 0;
    d += x > bounds_[d] ? 1 : 0;
    while (x > bounds_[d]) ++d;
    return d < days_ ? static_cast<std::int32_t>(d) : no_day;
  }

 private:
  static constexpr double last_cell = 4095.0;

  std::vector<double> bounds_;  ///< followed by infinity
  std::size_t days_;
  double low_;
  double cells_a_unit_;
  std::vector<std::int32_t> guide_;  ///< by cell: the earliest day of any number in it
};

}  // namespace fairvalue::detail
