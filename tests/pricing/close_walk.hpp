/// \file tests/pricing/close_walk.hpp
/// A contract on closes in its natural unit, and a slow oracle for it.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

#include <fairvalue/math/gauss_legendre.hpp>
#include <fairvalue/pricing/closes_probability.hpp>

namespace fairvalue::fixtures {

inline double cdf(double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; }

/// A contract in standard deviations of a close: at volatility 1 and a year between closes, a start and a
/// strike above the hurdle's logarithm and a drift a close.
struct Walk {
  double start;
  double drift;
  int closes;
  int consecutive = 1;
  double strike = -std::numeric_limits<double>::infinity();
};

inline ClosesProbability hit(const Walk& walk) {
  const double hurdle = 100;
  return hit_probability({.spot = PerShare{hurdle * std::exp(walk.start)},
                          .risk_free_rate = Rate{walk.drift + 0.5},
                          .volatility = 1},
                         {.hurdle = PerShare{hurdle},
                          .horizon = Years{static_cast<double>(walk.closes)},
                          .closes = walk.closes,
                          .consecutive = walk.consecutive,
                          .strike = PerShare{hurdle * std::exp(walk.strike)}},
                         Measure::risk_neutral);
}

/// The definition taken literally and slowly: one density for every count of consecutive closes, on
/// Gauss-Legendre panels of one standard deviation that break at the hurdle and the strike.
class Panels {
 public:
  explicit Panels(const Walk& walk) : walk_(walk) {
    const double reach =
        9 * std::sqrt(walk.closes) + std::abs(walk.drift) * walk.closes + std::abs(walk.start);
    std::vector<double> breaks{-reach, 0.0, reach};
    if (std::abs(walk.strike) < reach) breaks.push_back(walk.strike);
    std::sort(breaks.begin(), breaks.end());
    for (std::size_t i = 1; i < breaks.size(); ++i) add_panels(breaks[i - 1], breaks[i]);
    for (const QuadratureNode& to : nodes_) add_row(to.x);
  }

  double probability() const {
    std::vector<Density> counts(static_cast<std::size_t>(walk_.consecutive), Density(nodes_.size(), 0.0));
    Density first;
    for (const QuadratureNode& node : nodes_) first.push_back(normal(node.x - walk_.start - walk_.drift));
    std::vector<Density> stepped(counts.size(), Density(nodes_.size(), 0.0));
    stepped[0] = first;
    double sum = counted(stepped, counts, walk_.closes - 1);
    for (int left = walk_.closes - 2; left >= 0; --left) {
      for (std::size_t c = 0; c < counts.size(); ++c) stepped[c] = step(counts[c]);
      sum += counted(stepped, counts, left);
    }
    return sum;
  }

 private:
  using Density = std::vector<double>;
  struct Row {
    std::size_t first;
    std::vector<double> weights;
  };

  static double normal(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

  void add_panels(double low, double high) {
    const int count = static_cast<int>(std::ceil(high - low));
    for (int i = 0; i < count; ++i) {
      const double width = (high - low) / count;
      const auto panel = gauss_legendre(10, {low + i * width, low + (i + 1) * width});
      nodes_.insert(nodes_.end(), panel.begin(), panel.end());
    }
  }

  void add_row(double to) {
    Row row{.first = nodes_.size(), .weights = {}};
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const double z = to - nodes_[i].x - walk_.drift;
      if (std::abs(z) > 9) continue;
      row.first = std::min(row.first, i);
      row.weights.push_back(nodes_[i].weight * normal(z));
    }
    rows_.push_back(row);
  }

  Density step(const Density& from) const {
    Density to;
    for (const Row& row : rows_) {
      to.push_back(std::inner_product(row.weights.begin(), row.weights.end(),
                                      from.begin() + static_cast<std::ptrdiff_t>(row.first), 0.0));
    }
    return to;
  }

  /// Counts the close that every density stepped to; what completes the last count and ends above the strike.
  double counted(const std::vector<Density>& stepped, std::vector<Density>& counts, int left) const {
    for (Density& density : counts) std::fill(density.begin(), density.end(), 0.0);
    double completed = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const bool below = nodes_[i].x < 0;
      for (std::size_t c = 0; c < stepped.size(); ++c) {
        if (below)
          counts[0][i] += stepped[c][i];
        else if (c + 1 < counts.size())
          counts[c + 1][i] = stepped[c][i];
        else
          completed += nodes_[i].weight * stepped[c][i] * ends_above(nodes_[i].x, left);
      }
    }
    return completed;
  }

  double ends_above(double x, int left) const {
    if (left == 0) return x > walk_.strike ? 1.0 : 0.0;
    return cdf((x - walk_.strike + walk_.drift * left) / std::sqrt(left));
  }

  Walk walk_;
  std::vector<QuadratureNode> nodes_{};
  std::vector<Row> rows_{};
};

}  // namespace fairvalue::fixtures
