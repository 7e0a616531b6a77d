#include "marginal.hpp"

#include <algorithm>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>

namespace fairvalue::detail {
namespace {

constexpr double last_z = 6.5;
constexpr double steps_a_z = 16.0;
constexpr double beyond_all = 40.0;  // N(z) is 1 from 8.3 on
constexpr auto pieces = static_cast<std::size_t>(2.0 * last_z * steps_a_z);

/// x(z) with its first two derivatives, per step of z.
struct Node {
  double value;
  double slope;
  double curve;
};

/// n(z) dz = f(x) dx, and once more: x'' = -(z + x' f'(x) / f(x)) x'.
Node lower_node(const Pert& pert, double z) {
  const double x = quantile(pert, normal_cdf(z));
  const double alpha = 1.0 + 4.0 * pert.mode;
  const double slope = normal_density(z) / density(pert, x);
  const double bend = (alpha - 1.0) / x - (5.0 - alpha) / (1.0 - x);  // f' / f: alpha + beta is 6
  const double curve = -(z + slope * bend) * slope;
  return {x, slope / steps_a_z, curve / (steps_a_z * steps_a_z)};
}

/// Above the middle by symmetry, because the mirrored quantile is more precise there.
Node node(const Pert& pert, double z) {
  if (z <= 0.0) return lower_node(pert, z);
  const Node mirrored = lower_node({.low = 0.0, .mode = 1.0 - pert.mode, .high = 1.0}, -z);
  return {1.0 - mirrored.value, mirrored.slope, -mirrored.curve};
}

/// The polynomial of degree five with these values and derivatives at 0 and at 1 (Hermite).
std::array<double, 6> hermite(const Node& a, const Node& b) {
  const double rise = b.value - (a.value + a.slope + 0.5 * a.curve);
  const double turn = b.slope - (a.slope + a.curve);
  const double bend = b.curve - a.curve;
  return {a.value,
          a.slope,
          0.5 * a.curve,
          10.0 * rise - 4.0 * turn + 0.5 * bend,
          -15.0 * rise + 7.0 * turn - bend,
          6.0 * rise - 3.0 * turn + 0.5 * bend};
}

double exact(const Pert& pert, double z) {
  if (z <= 0.0) return quantile(pert, normal_cdf(z));
  return 1.0 - quantile(Pert{.low = 0.0, .mode = 1.0 - pert.mode, .high = 1.0}, normal_cdf(-z));
}

double mode_part(double low, double mode, double high) { return (mode - low) / (high - low); }

}  // namespace

PertTable::PertTable(double mode) : pert_{.low = 0.0, .mode = mode, .high = 1.0} {
  Node before = node(pert_, -last_z);
  for (std::size_t i = 1; i <= pieces; ++i) {
    const Node after = node(pert_, static_cast<double>(i) / steps_a_z - last_z);
    pieces_.push_back(hermite(before, after));
    before = after;
  }
}

double PertTable::at(double z) const {
  const double position = (z + last_z) * steps_a_z;
  if (!(position >= 0.0 && position < static_cast<double>(pieces))) return exact(pert_, z);
  const auto piece = static_cast<std::size_t>(position);
  const double t = position - static_cast<double>(piece);
  const Powers& p = pieces_[piece];
  return p[0] + t * (p[1] + t * (p[2] + t * (p[3] + t * (p[4] + t * p[5]))));
}

double Marginal::Even::at(double z) const { return std::lerp(low, high, normal_cdf(z)); }

double Marginal::Triangle::at(double z) const {
  const double below = normal_cdf(z);
  if (below <= peak) return low + (high - low) * std::sqrt(below * peak);
  return high - (high - low) * std::sqrt(normal_cdf(-z) * (1.0 - peak));
}

double Marginal::Steps::at(double z) const {
  return values[static_cast<std::size_t>(std::ranges::lower_bound(upto, z) - upto.begin())];
}

/// Leaves out values of probability 0, and the rounding error beyond the last.
Marginal::Steps Marginal::steps_of(const Discrete& points) {
  Steps steps;
  double whole = 0.0;
  for (const double probability : points.probabilities) whole += probability;
  double sum = 0.0;
  for (std::size_t i = 0; i < points.values.size(); ++i) {
    if (points.probabilities[i] == 0.0) continue;
    if (sum > 0.0) steps.upto.push_back(sum / whole < 1.0 ? normal_quantile(sum / whole) : beyond_all);
    sum += points.probabilities[i];
    steps.values.push_back(points.values[i]);
  }
  return steps;
}

Marginal::Form Marginal::form_of(const Distribution& distribution) {
  if (const auto points = fairvalue::points(distribution)) return steps_of(*points);
  if (const auto* normal = std::get_if<Normal>(&distribution)) return Line{normal->mean, normal->deviation};
  if (const auto* one = std::get_if<LogNormal>(&distribution)) return Exponential{one->median, one->sigma};
  if (const auto* one = std::get_if<Uniform>(&distribution)) return Even{one->low, one->high};
  if (const auto* one = std::get_if<Triangular>(&distribution)) {
    return Triangle{one->low, one->high, mode_part(one->low, one->mode, one->high)};
  }
  const auto& pert = std::get<Pert>(distribution);
  return Bell{pert.low, pert.high - pert.low, PertTable{mode_part(pert.low, pert.mode, pert.high)}};
}

Marginal::Marginal(const Distribution& distribution)
    : form_(form_of(require_distribution("distribution", distribution))) {}

}  // namespace fairvalue::detail
