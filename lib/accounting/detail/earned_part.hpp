/// \file lib/accounting/detail/earned_part.hpp
/// The part of a cost that cumulative purchases have earned.
#pragma once
#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue::detail {

/// Linear between points of volume and part, flat outside them.
class EarnedPart {
 public:
  explicit EarnedPart(std::vector<std::pair<double, double>> points) : points_(std::move(points)) {}

  static EarnedPart at_once() { return EarnedPart{{{0.0, 1.0}}}; }
  static EarnedPart between(double from, double to) {
    return to > from ? EarnedPart{{{from, 0.0}, {to, 1.0}}} : at_once();
  }

  double at(double volume) const {
    if (volume <= points_.front().first) return points_.front().second;
    for (std::size_t i = 1; i < points_.size(); ++i) {
      const auto [x0, y0] = points_[i - 1];
      const auto [x1, y1] = points_[i];
      if (volume < x1) return y0 + (y1 - y0) * ((volume - x0) / (x1 - x0));
    }
    return points_.back().second;
  }

  /// The same until `volume`, then what is left spread evenly up to `end`.
  EarnedPart redirected(double volume, double end) const {
    const double earned = at(volume);
    std::vector<std::pair<double, double>> points;
    std::copy_if(points_.begin(), points_.end(), std::back_inserter(points),
                 [&](const auto& point) { return point.first < volume; });
    points.emplace_back(volume, earned);
    if (end > volume) points.emplace_back(end, 1.0);
    return EarnedPart{std::move(points)};
  }

 private:
  std::vector<std::pair<double, double>> points_;
};

/// An amount a share that is earned by a path of purchases.
struct CostLayer {
  PerShare value;
  EarnedPart part;
};

}  // namespace fairvalue::detail
