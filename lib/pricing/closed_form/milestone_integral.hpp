/// \file pricing/closed_form/milestone_integral.hpp
/// Expectations over the random day on which a milestone is reached.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <variant>
#include <vector>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/math/gauss_legendre.hpp>

namespace fairvalue::detail {

/// Several numbers that are integrated together.
template <std::size_t N>
using Row = std::array<double, N>;

template <std::size_t N>
void add(Row<N>& sum, double factor, const Row<N>& row) {
  for (std::size_t i = 0; i < N; ++i) sum[i] += factor * row[i];
}

/// A time within the claim's life and the time left, kept apart because their difference loses digits near
/// the expiry.
struct Moment {
  double time;
  double left;
};

/// Ascending ends of the intervals of integration, without heap memory.
struct Edges {
  std::array<double, 5> at{};
  std::size_t count = 0;

  void add(double edge) { at[count++] = edge; }
  /// Adds an inner edge if it is beyond the previous one.
  void add_within(double edge, double last) {
    if (edge > at[count - 1] && edge < last) add(edge);
  }
};

/// Where a distribution bends most. Six deviations on either side hold all but 2e-9 of a log-normal.
inline std::array<double, 2> bends(const LogNormal& days) {
  return {days.median * std::exp(-6.0 * days.sigma), days.median * std::exp(6.0 * days.sigma)};
}
inline std::array<double, 2> bends(const Normal& days) {
  return {days.mean - 6.0 * days.deviation, days.mean + 6.0 * days.deviation};
}
inline std::array<double, 2> bends(const Pert& days) { return {days.low, days.high}; }
inline std::array<double, 2> bends(const Uniform& days) { return {days.low, days.high}; }
inline std::array<double, 3> bends(const Triangular& days) { return {days.low, days.mode, days.high}; }
template <class Points>
std::array<double, 2> bends(const Points&) {
  return {};
}

inline Edges edges_between(double first, double last, const Distribution& days) {
  Edges edges;
  edges.add(first);
  std::visit(
      [&](const auto& one) {
        for (const double bend : bends(one)) edges.add_within(bend, last);
      },
      days);
  edges.add(last);
  return edges;
}

/// Integrates f(Moment) over [a, b] of [0, T] by Gauss-Legendre in the angle of m = a + (b - a) sin^2, which
/// removes the square roots at both ends. Intervals of the angle are halved until the sum no longer changes.
template <std::size_t N, class F>
class AngleIntegral {
 public:
  /// Halves until no number changes by more than 1e-10 of its `scale` plus its first guess, or by more than
  /// 1e-15 of its `unit` (rounding).
  AngleIntegral(const F& f, double expiry, const Edges& edges, const Row<N>& scale, const Row<N>& unit)
      : f_(f), expiry_(expiry) {
    std::array<Row<N>, 4> guesses{};
    for (std::size_t n = 0; n < N; ++n) tolerance_[n] = 1e-10 * std::abs(scale[n]) + 1e-15 * unit[n];
    for (std::size_t i = 0; i + 1 < edges.count; ++i) {
      guesses[i] = rule(edges.at[i], edges.at[i + 1], 0.0, right_angle);
      for (std::size_t n = 0; n < N; ++n) tolerance_[n] += 1e-10 * std::abs(guesses[i][n]);
    }
    for (std::size_t i = 0; i + 1 < edges.count; ++i) {
      refine(edges.at[i], edges.at[i + 1], 0.0, right_angle, guesses[i]);
    }
  }

  const Row<N>& sum() const { return sum_; }
  /// The change by the last halvings, far above the remaining error.
  const Row<N>& change() const { return change_; }

 private:
  static constexpr double right_angle = 0.5 * std::numbers::pi;
  static constexpr int max_halvings = 400;  // some milliseconds; an ordinary claim takes ten halvings

  static const std::vector<QuadratureNode>& nodes() {
    static const std::vector<QuadratureNode> of_unit = gauss_legendre(16, {0.0, 1.0});
    return of_unit;
  }

  Row<N> rule(double a, double b, double low, double high) const {
    Row<N> sum{};
    for (const QuadratureNode& node : nodes()) {
      const double angle = low + (high - low) * node.x;
      const double sine = std::sin(angle);
      const double cosine = std::cos(angle);
      const Moment moment{a + (b - a) * sine * sine, (expiry_ - b) + (b - a) * cosine * cosine};
      add(sum, (high - low) * node.weight * 2.0 * (b - a) * sine * cosine, f_(moment));
    }
    return sum;
  }

  void refine(double a, double b, double low, double high, const Row<N>& guess) {
    const double middle = 0.5 * (low + high);
    const Row<N> left = rule(a, b, low, middle);
    const Row<N> right = rule(a, b, middle, high);
    Row<N> change = guess;
    add(change, -1.0, left);
    add(change, -1.0, right);
    if (++halvings_ >= max_halvings || settled(change)) return keep(left, right, change);
    refine(a, b, low, middle, left);
    refine(a, b, middle, high, right);
  }

  bool settled(const Row<N>& change) const {
    bool all = true;
    for (std::size_t i = 0; i < N; ++i) all = all && !(std::abs(change[i]) > tolerance_[i]);
    return all;
  }

  void keep(const Row<N>& left, const Row<N>& right, const Row<N>& change) {
    add(sum_, 1.0, left);
    add(sum_, 1.0, right);
    for (std::size_t i = 0; i < N; ++i) change_[i] += std::abs(change[i]);
  }

  const F& f_;
  double expiry_;
  Row<N> tolerance_{};
  int halvings_ = 0;
  Row<N> sum_{};
  Row<N> change_{};
};

template <std::size_t N>
struct Expectation {
  Row<N> mean{};
  Row<N> error{};  ///< bound; 0 for sums
};

/// The range of days on which the milestone may be reached.
struct MilestoneSpan {
  double earliest;  ///< an earlier milestone counts from here on
  double by;
  double expiry;
};

/// E[G(max(M, earliest)); M <= by] for a discrete distribution, with G = `given`(m).
template <std::size_t N, class G>
Row<N> sum_over(const Fixed& days, const MilestoneSpan& span, const G& given) {
  return days.value <= span.by ? given(std::max(days.value, span.earliest)) : Row<N>{};
}
template <std::size_t N, class G>
Row<N> sum_over(const Discrete& days, const MilestoneSpan& span, const G& given) {
  Row<N> sum{};
  for (std::size_t i = 0; i < days.values.size() && days.values[i] <= span.by; ++i) {
    if (days.probabilities[i] > 0.0) {
      add(sum, days.probabilities[i], given(std::max(days.values[i], span.earliest)));
    }
  }
  return sum;
}

/// The same for a continuous distribution, by parts: F(by) G(by) + the integral of F(m)
/// `sensitivity`(Moment), sensitivity = -G'.
template <std::size_t N, class G, class L>
Expectation<N> integral_over(const Distribution& days, const MilestoneSpan& span, const Row<N>& unit,
                             const G& given, const L& sensitivity) {
  Expectation<N> sum;
  const double certain = cdf(days, span.by);
  if (certain > 0.0) add(sum.mean, certain, given(span.by));
  if (!(certain > 0.0 && span.earliest < span.by)) return sum;
  const auto weighted = [&](const Moment& moment) {
    Row<N> row{};
    const double reached = cdf(days, moment.time);
    if (reached > 0.0) add(row, reached, sensitivity(moment));
    return row;
  };
  const AngleIntegral<N, decltype(weighted)> integral(
      weighted, span.expiry, edges_between(span.earliest, span.by, days), sum.mean, unit);
  add(sum.mean, 1.0, integral.sum());
  sum.error = integral.change();
  return sum;
}

/// E[G(max(M, earliest)); M <= by] for a milestone that may never be reached; `unit` has the size of G.
template <std::size_t N, class G, class L>
Expectation<N> over_milestone(const MilestoneTiming& timing, const MilestoneSpan& span, const Row<N>& unit,
                              const G& given, const L& sensitivity) {
  Expectation<N> sum;
  if (const auto* fixed = std::get_if<Fixed>(&timing.years)) {
    sum.mean = sum_over<N>(*fixed, span, given);
  } else if (const auto* discrete = std::get_if<Discrete>(&timing.years)) {
    sum.mean = sum_over<N>(*discrete, span, given);
  } else if (const auto steps = points(timing.years)) {
    sum.mean = sum_over<N>(*steps, span, given);
  } else if (span.by <= span.earliest) {
    add(sum.mean, cdf(timing.years, span.by), given(span.earliest));
  } else {
    sum = integral_over<N>(timing.years, span, unit, given, sensitivity);
  }
  for (std::size_t i = 0; i < N; ++i) {
    sum.mean[i] *= 1.0 - timing.never;
    sum.error[i] *= 1.0 - timing.never;
  }
  return sum;
}

}  // namespace fairvalue::detail
