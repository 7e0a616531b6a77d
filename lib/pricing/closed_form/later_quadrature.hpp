/// Claims whose hurdle counts from a later date, by quadrature over the price on that date. All terms are
/// positive, so that the result is precise however small it is.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

#include "hurdle_formulas.hpp"

namespace fairvalue::detail {

/// Whether a payoff is integrated under the share measure. Under the risk-neutral measure the integrand of a
/// share payoff would be far from the normal density.
inline bool pays_in_shares(const PayoffParts& parts) {
  if (parts.paid == PayoffParts::Paid::excess) return parts.region == Region::above;
  return parts.paid == PayoffParts::Paid::share;
}

/// The state at the start of watching, after a move of the log price.
template <class T>
PriceState<T> moved(PriceState<T> state, double start, const T& move) {
  state.spot = state.spot * exp(move);
  state.to_hurdle = state.to_hurdle - move;
  state.to_strike = state.to_strike - move;
  state.years -= start;
  if (value_of(state.to_hurdle) <= 0.0) state.watch = Watch::already_hit;
  return state;
}

/// The present value of the claim at the start if the price has moved by z deviations, times the density of
/// z.
template <class T>
T start_integrand(const PriceState<T>& state, const PayoffParts& parts, double start, double z) {
  const bool in_shares = pays_in_shares(parts);
  const T drift = in_shares ? share_drift(state) : cash_drift(state);
  const T move = drift * T{start} + state.volatility * T{std::sqrt(start) * z};
  const T value = closed_form(moved(state, start, move), parts);
  const T unit =
      in_shares ? exp(-move) * T{std::exp(-state.yield * start)} : T{std::exp(-state.rate * start)};
  return T{normal_density(z)} * unit * value;
}

/// Where the integrand bends: it has a corner at the hurdle, and changes over a distance of `smoothing`
/// around hurdle and strike; in deviations of the price at the start.
struct Bends {
  double hurdle;
  double strike;
  double smoothing;
};

template <class T>
Bends bends(const PriceState<T>& state, const PayoffParts& parts, double start) {
  const double drift = value_of(pays_in_shares(parts) ? share_drift(state) : cash_drift(state));
  const double deviation = value_of(state.volatility) * std::sqrt(start);
  return {.hurdle = (value_of(state.to_hurdle) - drift * start) / deviation,
          .strike = (value_of(state.to_strike) - drift * start) / deviation,
          .smoothing = std::sqrt((state.years - start) / state.years)};
}

/// The end of a panel that begins at z. Near a bend it is as short as the smoothing. Near the corner, where
/// the integrand may fall by tens of orders of magnitude within the smoothing, panels shrink by halves and
/// never cross it.
inline double panel_end(const Bends& bends, double z, double direction) {
  const double from_hurdle = std::abs(z - bends.hurdle);
  const double to_corner = direction * (bends.hurdle - z);
  const double nearest = std::min(from_hurdle, std::abs(z - bends.strike));
  const double smooth = std::clamp(0.5 * nearest, 2.0 * bends.smoothing, 2.0);
  const double steep = std::max(to_corner > 0.0 ? 0.5 * from_hurdle : from_hurdle, bends.smoothing / 16.0);
  const double width = std::min(smooth, steep);
  return 0.0 < to_corner && to_corner <= width ? bends.hurdle : z + direction * width;
}

/// A starting point near the single peak of the integrand: the best of a few candidates.
template <class Integrand>
double near_peak(const Bends& bends, const Integrand& f) {
  double best = bends.hurdle;
  double most = value_of(f(best));
  const auto consider = [&](double z) {
    const double value = value_of(f(z));
    if (!(value > most)) return;
    most = value;
    best = z;
  };
  for (int z = -38; z <= 38; ++z) consider(z);
  for (const double side : {-3.0, 0.0, 3.0}) consider(bends.strike + side * bends.smoothing);
  for (const double side : {-3.0, 3.0}) consider(bends.hurdle + side * bends.smoothing);
  return best;
}

/// Adds panels until they no longer change the sum.
template <class T, class Integrand>
void follow(const Bends& bends, double z, double direction, const Integrand& f, T& total) {
  static const std::vector<QuadratureNode> rule = gauss_legendre(16, {0.0, 1.0});
  while (std::abs(z) < 60.0) {
    const double end = panel_end(bends, z, direction);
    T panel{0.0};
    for (const QuadratureNode& node : rule) panel += T{node.weight} * f(z + node.x * (end - z));
    panel = panel * T{std::abs(end - z)};
    total += panel;
    if (value_of(panel) <= 1e-17 * value_of(total)) return;
    z = end;
  }
}

/// `start` in (0, years).
template <class T>
T by_quadrature(const PriceState<T>& state, const PayoffParts& parts, double start) {
  const Bends where = bends(state, parts, start);
  const auto f = [&](double z) { return start_integrand(state, parts, start, z); };
  const double peak = near_peak(where, f);
  T total{0.0};
  follow(where, peak, 1.0, f, total);
  follow(where, peak, -1.0, f, total);
  return total;
}

}  // namespace fairvalue::detail
