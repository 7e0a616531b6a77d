/// \file math/detail/joint_statistics.hpp
/// Running statistics of numbers that come some dozens at a time: of one number an observation, and of two.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fairvalue/math/running_statistics.hpp>

namespace fairvalue::detail {

/// The sums of the numbers of f(i), i in [0, n), in an order that vector registers can keep.
template <std::size_t count, class F>
std::array<double, count> lane_sums(std::size_t n, F f) {
  constexpr std::size_t lanes = 4;
  std::array<std::array<double, lanes>, count> sums{};
  const auto add = [&](std::size_t i, std::size_t lane) {
    const std::array<double, count> terms = f(i);
    for (std::size_t k = 0; k < count; ++k) sums[k][lane] += terms[k];
  };
  const std::size_t rest = n % lanes;
  for (std::size_t i = 0; i < n - rest; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) add(i + lane, lane);
  }
  for (std::size_t lane = 0; lane < rest; ++lane) add(n - rest + lane, lane);
  std::array<double, count> total{};
  for (std::size_t k = 0; k < count; ++k) total[k] = (sums[k][0] + sums[k][2]) + (sums[k][1] + sums[k][3]);
  return total;
}

template <class F>
double lane_sum(std::size_t n, F f) {
  return lane_sums<1>(n, [&](std::size_t i) { return std::array{f(i)}; })[0];
}

/// Deviations are first taken from one of the numbers, which is as near to their mean as chance has it: of
/// some dozens, their squares lose some dozens of 2^-52 at most.
inline RunningStatistics statistics_of(std::span<const double> x) {
  if (x.empty()) return {};
  const double near = x[0];
  const auto [sum, squares] = lane_sums<2>(x.size(), [&](std::size_t i) {
    const double d = x[i] - near;
    return std::array{d, d * d};
  });
  const double shift = sum / static_cast<double>(x.size());
  return {.count = x.size(), .mean = near + shift, .squares = std::max(0.0, squares - shift * sum)};
}

/// Two numbers an observation: means, and sums of products of the deviations from them.
struct JointStatistics {
  std::uint64_t count = 0;
  double mean_x = 0.0;
  double mean_y = 0.0;
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;
};

/// As many of both, at least one.
inline JointStatistics statistics_of(std::span<const double> x, std::span<const double> y) {
  const double near_x = x[0];
  const double near_y = y[0];
  const auto [sum_x, sum_y, xx, yy, xy] = lane_sums<5>(x.size(), [&](std::size_t i) {
    const double dx = x[i] - near_x;
    const double dy = y[i] - near_y;
    return std::array{dx, dy, dx * dx, dy * dy, dx * dy};
  });
  const auto n = static_cast<double>(x.size());
  return {.count = x.size(),
          .mean_x = near_x + sum_x / n,
          .mean_y = near_y + sum_y / n,
          .xx = std::max(0.0, xx - sum_x * sum_x / n),
          .yy = std::max(0.0, yy - sum_y * sum_y / n),
          .xy = xy - sum_x * sum_y / n};
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

}  // namespace fairvalue::detail
