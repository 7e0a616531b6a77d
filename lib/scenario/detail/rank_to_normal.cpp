#include "rank_to_normal.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fairvalue/math/bivariate_normal.hpp>
#include <fairvalue/math/correlation_matrix.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/root.hpp>

namespace fairvalue::detail {
namespace {

constexpr double hardly_tied = 1.0 / 64.0;
constexpr double taken_together = 1.0 / 128.0;

/// The probabilities of the ordered values, over their sum; values of probability 0 are left out.
std::vector<double> parts_of(const Discrete& points) {
  double whole = 0.0;
  for (const double probability : points.probabilities) whole += probability;
  std::vector<double> parts;
  for (const double probability : points.probabilities) {
    if (probability > 0.0) parts.push_back(probability / whole);
  }
  return parts;
}

std::vector<double> with_rare_together(const std::vector<double>& parts) {
  std::vector<double> cells;
  for (const double part : parts) {
    const bool joins = !cells.empty() && cells.back() + part <= taken_together;
    if (joins) {
      cells.back() += part;
    } else {
      cells.push_back(part);
    }
  }
  return cells;
}

std::vector<RankedInput::Step> steps_of(const std::vector<double>& parts) {
  std::vector<RankedInput::Step> steps;
  double below = 0.0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    below = std::min(below + parts[i - 1], 1.0 - 0x1p-53);
    steps.push_back({.z = normal_quantile(below), .below = below, .rise = 0.5 * (parts[i - 1] + parts[i])});
  }
  return steps;
}

/// The standard deviation of the ranks. Their variance is 1 / 12 for uniform ranks, less a term for each tie
/// (Kendall).
double deviation_of(const std::vector<double>& parts) {
  double ties = 0.0;
  for (const double part : parts) ties += part * part * part;
  return parts.size() < 2 ? 0.0 : std::sqrt((1.0 - ties) / 12.0);
}

/// The covariance with a continuous input.
double covariance(const std::vector<RankedInput::Step>& steps, double r) {
  const double other = -r / std::numbers::sqrt2;
  double sum = 0.0;
  for (const auto& [z, below, rise] : steps) {
    sum += rise * (0.5 * below - bivariate_normal_cdf(0.0, z, other));
  }
  return sum;
}

double covariance(const std::vector<RankedInput::Step>& first, const std::vector<RankedInput::Step>& second,
                  double r) {
  double sum = 0.0;
  for (const auto& a : first) {
    for (const auto& b : second) {
      sum += a.rise * b.rise * (bivariate_normal_cdf(a.z, b.z, r) - a.below * b.below);
    }
  }
  return sum;
}

double covariance(const RankedInput& a, const RankedInput& b, double r) {
  if (a.is_continuous()) return covariance(b.steps(), r);
  if (b.is_continuous()) return covariance(a.steps(), r);
  return covariance(a.steps(), b.steps(), r);
}

}  // namespace

RankedInput::RankedInput(const Distribution& distribution)
    : continuous_(true), deviation_(std::sqrt(1.0 / 12.0)) {
  const auto points = fairvalue::points(distribution);
  if (!points) return;
  const auto parts = parts_of(*points);
  continuous_ = *std::ranges::max_element(parts) <= hardly_tied;
  if (continuous_) return;
  const auto cells = with_rare_together(parts);
  steps_ = steps_of(cells);
  deviation_ = deviation_of(cells);
}

double rank_from_normal(const RankedInput& a, const RankedInput& b, double r) {
  if (a.is_continuous() && b.is_continuous()) return rank_from_normal_correlation(r);
  const double spread = a.deviation() * b.deviation();
  return spread == 0.0 ? 0.0 : std::clamp(covariance(a, b, r) / spread, -1.0, 1.0);
}

Interval<double> reachable_ranks(const RankedInput& a, const RankedInput& b) {
  return {rank_from_normal(a, b, -1.0), rank_from_normal(a, b, 1.0)};
}

double normal_from_rank(const RankedInput& a, const RankedInput& b, double rho) {
  if (rho == 0.0) return 0.0;
  if (a.is_continuous() && b.is_continuous()) return normal_from_rank_correlation(rho);
  const auto [least, most] = reachable_ranks(a, b);
  if (rho <= least) return -1.0;
  if (rho >= most) return 1.0;
  return find_root([&](double r) { return rank_from_normal(a, b, r) - rho; }, {-1.0, 1.0}).value();
}

}  // namespace fairvalue::detail
