/// \file pricing/convolution/grid_density.hpp
/// The density of a random walk's position on a grid, and its step from one close to the next.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <fairvalue/math/normal.hpp>

namespace fairvalue::detail {

/// Grid points i to j, both included; empty if i > j. Point i is i spacings above the hurdle.
struct GridRange {
  std::int64_t first = std::numeric_limits<std::int64_t>::min();
  std::int64_t last = std::numeric_limits<std::int64_t>::max();

  bool empty() const { return first > last; }
};

inline GridRange intersection(GridRange a, GridRange b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

/// A smooth density at consecutive grid points, zero at all others. The unit of length is the standard
/// deviation of one step.
struct GridDensity {
  std::int64_t first = 0;
  std::vector<double> values{};

  std::int64_t last() const { return first + std::ssize(values) - 1; }
  double& at(std::int64_t i) { return values[static_cast<std::size_t>(i - first)]; }
  double at(std::int64_t i) const { return values[static_cast<std::size_t>(i - first)]; }
};

/// How far the end correction reaches across the hurdle, in points.
constexpr std::int64_t overlap = 12;

/// The weight of point i in the trapezoidal rule over the upper side: 1 above, 0 below, and near the hurdle
/// Gregory's end correction in central differences, exact for polynomials up to degree 24. It uses points on
/// both sides, so a density is kept up to `overlap` points across the hurdle. The lower side's weight is 1
/// minus it. Source of the numbers: the solution of sum 2 c_j j^(2k-1) = zeta(1-2k), k = 1..12, with 60
/// digits.
inline double upper_weight(std::int64_t i) {
  static constexpr std::array<double, overlap + 1> across{0.5,
                                                          -0.081757875072513666,
                                                          0.034776898997861869,
                                                          -0.015773953964154056,
                                                          0.0067077622182269738,
                                                          -0.0025350748123300834,
                                                          0.00082333067194378024,
                                                          -0.0002231520499850693,
                                                          4.8856977019513132e-5,
                                                          -8.2770495227243825e-6,
                                                          1.0162583651903276e-6,
                                                          -8.0362392253269412e-8,
                                                          3.0701476709216592e-9};
  if (i > overlap) return 1.0;
  if (i < -overlap) return 0.0;
  return i < 0 ? across[static_cast<std::size_t>(-i)] : 1.0 - across[static_cast<std::size_t>(i)];
}

inline GridDensity upper_part(GridDensity density) {
  const std::int64_t last = std::min(density.last(), overlap);
  for (std::int64_t i = density.first; i <= last; ++i) density.at(i) *= upper_weight(i);
  return density;
}

inline GridDensity lower_part(GridDensity density) {
  const std::int64_t size =
      std::clamp<std::int64_t>(overlap + 1 - density.first, 0, std::ssize(density.values));
  density.values.resize(static_cast<std::size_t>(size));
  const std::int64_t first = std::max(density.first, -overlap);
  for (std::int64_t i = first; i <= density.last(); ++i) density.at(i) *= 1.0 - upper_weight(i);
  return density;
}

/// The density without negligible ends.
inline GridDensity trimmed(GridDensity density) {
  constexpr double negligible = 1e-16;
  const auto counts = [](double value) { return std::abs(value) >= negligible; };
  auto& values = density.values;
  values.erase(std::find_if(values.rbegin(), values.rend(), counts).base(), values.end());
  const auto begin = std::find_if(values.begin(), values.end(), counts);
  density.first += begin - values.begin();
  values.erase(values.begin(), begin);
  return density;
}

/// `sum` + weight x `term`, over the points of both.
inline void add(GridDensity& sum, double weight, const GridDensity& term) {
  if (term.values.empty()) return;
  if (sum.values.empty()) sum.first = term.first;
  const std::int64_t before = std::max<std::int64_t>(sum.first - term.first, 0);
  sum.values.insert(sum.values.begin(), static_cast<std::size_t>(before), 0.0);
  sum.first -= before;
  if (term.last() > sum.last()) sum.values.resize(static_cast<std::size_t>(term.last() - sum.first + 1));
  double* to = &sum.at(term.first);
  for (std::size_t i = 0; i < term.values.size(); ++i) to[i] += weight * term.values[i];
}

/// The walk from one close to the next: a normal step of standard deviation 1.
class NormalStep {
 public:
  static constexpr double reach = 8.0;  ///< in deviations; a step beyond has a probability of 1.2e-15

  NormalStep(double drift, double points_per_deviation)
      : drift_(drift),
        spacing_(1.0 / points_per_deviation),
        shift_(std::llround(drift * points_per_deviation)),
        taps_(static_cast<std::int64_t>(std::ceil(reach * points_per_deviation))) {
    for (std::int64_t s = 0; s <= 2 * taps_; ++s) {
      kernel_.push_back(spacing_ * normal_density(position(shift_ + taps_ - s) - drift));
    }
    kernel_.resize((kernel_.size() + together - 1) / together * together);
  }

  double drift() const { return drift_; }
  double spacing() const { return spacing_; }
  double position(std::int64_t i) const { return static_cast<double>(i) * spacing_; }
  std::int64_t point_below(double position) const {
    return static_cast<std::int64_t>(std::floor(position / spacing_));
  }

  /// The points that one step from these points can reach.
  GridRange reached(GridRange from) const {
    return {from.first + shift_ - taps_, from.last + shift_ + taps_};
  }

  /// One step after `start`.
  GridDensity from_point(double start, GridRange wanted) const {
    const std::int64_t centre = point_below(start + drift_);
    const GridRange range = intersection(wanted, {centre - taps_, centre + taps_ + 1});
    GridDensity result{.first = range.first};
    for (std::int64_t i = range.first; i <= range.last; ++i) {
      result.values.push_back(normal_density(position(i) - start - drift_));
    }
    return result;
  }

  /// One step after `start`, whose values include their weights in the integral.
  GridDensity from(const GridDensity& start, GridRange wanted) const {
    const GridRange range = intersection(wanted, reached({start.first, start.last()}));
    if (start.values.empty() || range.empty()) return {};
    GridDensity result{range.first,
                       std::vector<double>(static_cast<std::size_t>(range.last - range.first + 1))};
    const std::vector<double> source =
        padded(start, range.first - shift_ - taps_, result.values.size() + kernel_.size());
    for (std::size_t s = 0; s < kernel_.size(); s += together) {
      add_weighted(&source[s], &kernel_[s], result.values);
    }
    return result;
  }

 private:
  static constexpr std::size_t together = 8;  // taps per pass: fewer loads and stores of the sums

  /// The inner loop: compilers vectorize it without changing the order of additions.
  static void add_weighted(const double* source, const double* kernel, std::vector<double>& sums) {
    std::array<double, together> weights{};
    std::copy_n(kernel, together, weights.begin());
    double* const to = sums.data();
    const std::size_t size = sums.size();
    for (std::size_t i = 0; i < size; ++i) {
      double sum = 0.0;
      for (std::size_t j = 0; j < together; ++j) sum += weights[j] * source[i + j];
      to[i] += sum;
    }
  }

  /// `size` values from point `first` on, zero outside the density.
  static std::vector<double> padded(const GridDensity& density, std::int64_t first, std::size_t size) {
    std::vector<double> values(size);
    const GridRange copied =
        intersection({density.first, density.last()}, {first, first + std::ssize(values) - 1});
    for (std::int64_t i = copied.first; i <= copied.last; ++i) {
      values[static_cast<std::size_t>(i - first)] = density.at(i);
    }
    return values;
  }

  double drift_;
  double spacing_;
  std::int64_t shift_;  // the point nearest to the drift
  std::int64_t taps_;   // on each side of it
  std::vector<double> kernel_;
};

}  // namespace fairvalue::detail
