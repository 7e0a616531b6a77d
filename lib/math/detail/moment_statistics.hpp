/// \file math/detail/moment_statistics.hpp
/// Running statistics up to the fourth power: they tell how many numbers make up a standard error.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <fairvalue/math/running_statistics.hpp>

#include "joint_statistics.hpp"

namespace fairvalue::detail {

/// Count, mean, and sums of the squared, cubed and fourth powers of the deviations from it. The third and
/// fourth powers may overflow; count, mean and squares are held to the rules of RunningStatistics.
struct MomentStatistics {
  std::uint64_t count = 0;
  double mean = 0.0;
  double squares = 0.0;
  double cubes = 0.0;
  double fourths = 0.0;

  RunningStatistics lower() const { return {.count = count, .mean = mean, .squares = squares}; }
  void add(double x) {
    const auto before = static_cast<double>(count);
    const auto n = static_cast<double>(++count);
    const double step = (x - mean) / n;
    const double gain = (x - mean) * step * before;
    mean += step;
    fourths += step * (step * (gain * (n * n - 3.0 * n + 3.0) + 6.0 * squares) - 4.0 * cubes);
    cubes += step * (gain * (n - 2.0) - 3.0 * squares);
    squares += gain;
  }
};

/// The statistics of both samples. Source: Pébay (2008), Sandia report SAND2008-6212, as `add`.
inline MomentStatistics merged(const MomentStatistics& a, const MomentStatistics& b) {
  if (a.count == 0) return b;
  if (b.count == 0) return a;
  const RunningStatistics lower = merged(a.lower(), b.lower());
  const auto na = static_cast<double>(a.count);
  const auto nb = static_cast<double>(b.count);
  const double part_a = na / (na + nb);
  const double part_b = nb / (na + nb);
  const double apart = b.mean - a.mean;
  const double cubed = apart * apart * apart * part_a * part_b;
  const double cubes =
      a.cubes + b.cubes + cubed * (na - nb) + 3.0 * apart * (part_a * b.squares - part_b * a.squares);
  const double fourths = a.fourths + b.fourths + apart * cubed * (na * part_a - na * part_b + nb * part_b) +
                         6.0 * apart * apart * (part_a * part_a * b.squares + part_b * part_b * a.squares) +
                         4.0 * apart * (part_a * b.cubes - part_b * a.cubes);
  return {
      .count = lower.count, .mean = lower.mean, .squares = lower.squares, .cubes = cubes, .fourths = fourths};
}

/// Of some dozens of numbers; deviations are first taken from one of them, as in statistics_of.
inline MomentStatistics moments_of(std::span<const double> x) {
  if (x.empty()) return {};
  const double near = x[0];
  const auto [sum, squares, cubes, fourths] = lane_sums<4>(x.size(), [&](std::size_t i) {
    const double d = x[i] - near;
    return std::array{d, d * d, d * d * d, d * d * (d * d)};
  });
  const double shift = sum / static_cast<double>(x.size());
  const double centred = 3.0 * squares - 2.0 * shift * sum;
  return {.count = x.size(),
          .mean = near + shift,
          .squares = std::max(0.0, squares - shift * sum),
          .cubes = cubes - shift * centred,
          .fourths =
              std::max(0.0, fourths - shift * (4.0 * cubes - shift * (6.0 * squares - 3.0 * shift * sum)))};
}

/// Numbers in equally probable strata.
class StratifiedStatistics {
 public:
  explicit StratifiedStatistics(std::size_t strata) : strata_(strata) {}
  explicit StratifiedStatistics(std::vector<MomentStatistics> strata) : strata_(std::move(strata)) {}

  /// `stratum` of each number; not looked at when there is only one.
  void add(std::span<const double> x, std::span<const std::uint8_t> stratum) {
    if (strata_.size() == 1) {
      strata_[0] = merged(strata_[0], moments_of(x));
    } else {
      for (std::size_t i = 0; i < x.size(); ++i) strata_[stratum[i]].add(x[i]);
    }
  }
  void merge(const StratifiedStatistics& part) {
    for (std::size_t i = 0; i < strata_.size(); ++i) strata_[i] = merged(strata_[i], part.strata_[i]);
  }
  const std::vector<MomentStatistics>& strata() const { return strata_; }

 private:
  std::vector<MomentStatistics> strata_;
};

}  // namespace fairvalue::detail
