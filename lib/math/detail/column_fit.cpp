#include "column_fit.hpp"

#include <cstddef>

#include "joint_statistics.hpp"

namespace fairvalue::detail {
namespace {

/// The part of a column that those before it do not have.
struct Direction {
  std::vector<double> values;
  std::vector<double> slopes;  ///< of the column on the directions before
  double length;               ///< 0: it has nothing new
  double slope;                ///< of x on it
};

double product(const std::vector<double>& a, const std::vector<double>& b) {
  return lane_sum(a.size(), [&](std::size_t i) { return a[i] * b[i]; });
}

std::vector<double> centred(std::span<const double> x) {
  const double mean = statistics_of(x).mean;
  std::vector<double> values(x.begin(), x.end());
  for (double& value : values) value -= mean;
  return values;
}

/// Takes `slope` times `part` out.
void take_out(std::vector<double>& values, double slope, const std::vector<double>& part) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= slope * part[i];
}

/// Gram and Schmidt's. Below a part in 1e10 of the column's square it is rounding.
Direction direction_of(const std::vector<double>& column, const std::vector<Direction>& before) {
  Direction direction{.values = centred(column), .slopes = {}, .length = 0.0, .slope = 0.0};
  const double whole = product(direction.values, direction.values);
  for (const Direction& one : before) {
    const double slope = one.length > 0.0 ? product(direction.values, one.values) / one.length : 0.0;
    take_out(direction.values, slope, one.values);
    direction.slopes.push_back(slope);
  }
  const double length = product(direction.values, direction.values);
  if (length > 1e-10 * whole) direction.length = length;
  return direction;
}

/// From slopes on directions to those on columns, the last first.
std::vector<double> coefficients(const std::vector<Direction>& directions) {
  std::vector<double> result(directions.size());
  for (std::size_t i = directions.size(); i-- > 0;) {
    result[i] = directions[i].slope;
    for (std::size_t j = i + 1; j < directions.size(); ++j) result[i] -= directions[j].slopes[i] * result[j];
  }
  return result;
}

}  // namespace

ColumnFit fit_columns(std::span<const double> x, const std::vector<const std::vector<double>*>& columns) {
  std::vector<double> left = centred(x);
  std::vector<Direction> directions;
  for (const auto* column : columns) {
    directions.push_back(direction_of(*column, directions));
    Direction& direction = directions.back();
    if (direction.length > 0.0) direction.slope = product(left, direction.values) / direction.length;
    take_out(left, direction.slope, direction.values);
  }
  return {coefficients(directions), product(left, left) / static_cast<double>(x.size())};
}

}  // namespace fairvalue::detail
