/// \file pricing/detail/joint_statistics.hpp
/// Running statistics of paths that come some dozens at a time: of one number a path, of two, and by strata.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/math/running_statistics.hpp>

namespace fairvalue::detail {

/// The sum of f(i) for i in [0, n), in an order that vector registers can keep.
template <class F>
double lane_sum(std::size_t n, F f) {
  constexpr std::size_t lanes = 8;
  std::array<double, lanes> sum{};
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sum[lane] += f(i + lane);
  }
  for (; i < n; ++i) sum[i % lanes] += f(i);
  return ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));
}

/// Of at least one number.
inline RunningStatistics statistics_of(std::span<const double> x) {
  const double mean = lane_sum(x.size(), [&](std::size_t i) { return x[i]; }) / static_cast<double>(x.size());
  const auto square = [&](std::size_t i) { return (x[i] - mean) * (x[i] - mean); };
  return {.count = x.size(), .mean = mean, .squares = lane_sum(x.size(), square)};
}

/// Two numbers a path: means, and sums of products of the deviations from them.
struct JointStatistics {
  std::uint64_t count = 0;
  double mean_x = 0.0;
  double mean_y = 0.0;
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;
};

/// Numbers of some paths, and what is known of them.
struct Described {
  explicit Described(std::span<const double> values) : x(values), statistics(statistics_of(values)) {}

  std::span<const double> x;
  RunningStatistics statistics;
};

/// As many of both.
inline JointStatistics statistics_of(const Described& x, const Described& y) {
  const RunningStatistics& of_x = x.statistics;
  const RunningStatistics& of_y = y.statistics;
  const auto product = [&](std::size_t i) { return (x.x[i] - of_x.mean) * (y.x[i] - of_y.mean); };
  return {.count = of_x.count,
          .mean_x = of_x.mean,
          .mean_y = of_y.mean,
          .xx = of_x.squares,
          .yy = of_y.squares,
          .xy = lane_sum(x.x.size(), product)};
}

inline JointStatistics merged(const JointStatistics& a, const JointStatistics& b) {
  if (a.count == 0) return b;
  if (b.count == 0) return a;
  const double part = static_cast<double>(b.count) / static_cast<double>(a.count + b.count);
  const double dx = b.mean_x - a.mean_x;
  const double dy = b.mean_y - a.mean_y;
  const double weight = part * static_cast<double>(a.count);
  return {.count = a.count + b.count,
          .mean_x = a.mean_x + part * dx,
          .mean_y = a.mean_y + part * dy,
          .xx = a.xx + b.xx + weight * dx * dx,
          .yy = a.yy + b.yy + weight * dy * dy,
          .xy = a.xy + b.xy + weight * dx * dy};
}

/// One number a path in equally probable strata.
class StratifiedStatistics {
 public:
  explicit StratifiedStatistics(std::size_t strata) : strata_(strata) {}

  /// `stratum` of each path; not looked at when there is only one.
  void add(std::span<const double> x, std::span<const std::uint8_t> stratum) {
    if (strata_.size() == 1) {
      strata_[0] = merged(strata_[0], statistics_of(x));
    } else {
      for (std::size_t i = 0; i < x.size(); ++i) strata_[stratum[i]].add(x[i]);
    }
  }
  void merge(const StratifiedStatistics& part) {
    for (std::size_t i = 0; i < strata_.size(); ++i) strata_[i] = merged(strata_[i], part.strata_[i]);
  }
  const std::vector<RunningStatistics>& strata() const { return strata_; }

 private:
  std::vector<RunningStatistics> strata_;
};

}  // namespace fairvalue::detail
