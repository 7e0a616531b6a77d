/// Claims with a hurdle watched from a later date on. The prices on that date and at the expiry have a
/// bivariate normal law.
#pragma once
#include <cmath>

#include "hurdle_formulas.hpp"

namespace fairvalue::detail {

/// A sum and the total size of its terms, whose relative errors are about 1e-15.
template <class T>
struct WithMagnitude {
  T value;
  double magnitude;
};
template <class T>
WithMagnitude<T> operator+(const WithMagnitude<T>& x, const WithMagnitude<T>& y) {
  return {x.value + y.value, x.magnitude + y.magnitude};
}
template <class T>
WithMagnitude<T> operator*(const T& factor, const WithMagnitude<T>& x) {
  return {factor * x.value, std::abs(value_of(factor)) * x.magnitude};
}

/// The log price at the start of watching and at the expiry, under one log drift.
template <class T>
struct TwoDates {
  T hurdle;  ///< ln(H / S)
  T strike;
  T mean;
  T deviation;
  T start_mean;
  T start_deviation;
  double correlation;
};

template <class T>
TwoDates<T> two_dates(const PriceState<T>& state, double start, const T& drift) {
  return {.hurdle = state.to_hurdle,
          .strike = state.to_strike,
          .mean = drift * T{state.years},
          .deviation = state.volatility * T{std::sqrt(state.years)},
          .start_mean = drift * T{start},
          .start_deviation = state.volatility * T{std::sqrt(start)},
          .correlation = std::sqrt(start / state.years)};
}

template <class T>
T start_z(const TwoDates<T>& law) {
  return (law.hurdle - law.start_mean) / law.start_deviation;
}
template <class T>
T final_z(const TwoDates<T>& law, const T& y) {
  return (y - law.mean) / law.deviation;
}

/// P(the price is at or above the hurdle at the start).
template <class T>
WithMagnitude<T> starts_above(const TwoDates<T>& law) {
  return {normal_cdf(-start_z(law)), 1.0};
}
/// P(the price starts above or below the hurdle, and ends above or below y).
template <class T>
WithMagnitude<T> starts_and_ends(const TwoDates<T>& law, Region start, Region end, const T& y) {
  const T from = start == Region::above ? -start_z(law) : start_z(law);
  const T to = end == Region::above ? -final_z(law, y) : final_z(law, y);
  return {bivariate_normal_cdf(from, to, start == end ? law.correlation : -law.correlation), 1.0};
}

/// P(starts below the hurdle, reaches it, ends below y), y at most the hurdle: by reflection.
template <class T>
WithMagnitude<T> returns_below(const TwoDates<T>& law, const T& y) {
  const T weight = exp(T{2.0} * law.mean * law.hurdle / (law.deviation * law.deviation));
  const T start = (law.hurdle + law.start_mean) / law.start_deviation;
  const T end = final_z(law, y - T{2.0} * law.hurdle);
  return weight * WithMagnitude<T>{bivariate_normal_cdf(start, end, -law.correlation), 1.0};
}

template <class T>
WithMagnitude<T> less(const WithMagnitude<T>& x, const WithMagnitude<T>& y) {
  return x + T{-1.0} * y;
}

/// P(starts below the hurdle and reaches it by the expiry).
template <class T>
WithMagnitude<T> rises_to_hurdle(const TwoDates<T>& law) {
  return starts_and_ends(law, Region::below, Region::above, law.hurdle) + returns_below(law, law.hurdle);
}

/// Whether the probability to end below y is below the precision of a double, as for a penny strike.
template <class T>
bool never_below(const TwoDates<T>& law, const T& y) {
  return value_of(final_z(law, y)) < -8.2;
}

template <class T>
WithMagnitude<T> hits(const TwoDates<T>& law) {
  return starts_above(law) + rises_to_hurdle(law);
}

template <class T>
WithMagnitude<T> hits_and_ends_above(const TwoDates<T>& law) {
  if (value_of(law.strike) >= value_of(law.hurdle)) return {normal_cdf(-final_z(law, law.strike)), 1.0};
  if (never_below(law, law.strike)) return hits(law);
  return less(starts_and_ends(law, Region::above, Region::above, law.strike) + rises_to_hurdle(law),
              returns_below(law, law.strike));
}

template <class T>
WithMagnitude<T> hits_and_ends_below(const TwoDates<T>& law) {
  const WithMagnitude<T> falls = starts_and_ends(law, Region::above, Region::below, law.strike);
  if (value_of(law.strike) <= value_of(law.hurdle)) return falls + returns_below(law, law.strike);
  return falls + less(rises_to_hurdle(law), starts_and_ends(law, Region::below, Region::above, law.strike));
}

/// Whether the probability to start below the hurdle is below the precision of a double.
template <class T>
bool surely_starts_above(const TwoDates<T>& law) {
  return value_of(start_z(law)) < -8.2;
}

template <class T>
WithMagnitude<T> starts_above_and_ends_in(const TwoDates<T>& law, Region region) {
  if (region == Region::anywhere) return starts_above(law);
  return starts_and_ends(law, Region::above, region, law.strike);
}

template <class T>
WithMagnitude<T> hits_and_ends_in(const TwoDates<T>& law, Region region) {
  if (surely_starts_above(law)) return starts_above_and_ends_in(law, region);
  if (region == Region::above) return hits_and_ends_above(law);
  if (region == Region::below) return hits_and_ends_below(law);
  return hits(law);
}

template <class T>
WithMagnitude<T> later_cash(const PriceState<T>& state, Region region, double start) {
  return T{std::exp(-state.rate * state.years)} *
         hits_and_ends_in(two_dates(state, start, cash_drift(state)), region);
}
template <class T>
WithMagnitude<T> later_share(const PriceState<T>& state, Region region, double start) {
  return state.spot * T{std::exp(-state.yield * state.years)} *
         hits_and_ends_in(two_dates(state, start, share_drift(state)), region);
}

/// One unit of currency at a hit after the start.
template <class T>
WithMagnitude<T> cash_at_rise(const PriceState<T>& state, double start) {
  if (surely_starts_above(two_dates(state, start, cash_drift(state)))) return {T{0.0}, 0.0};
  const HitDiscount<T> discount = hit_discount(state);
  return discount.factor * rises_to_hurdle(two_dates(state, start, discount.drift));
}

template <class T>
WithMagnitude<T> cash_at_start(const PriceState<T>& state, double start) {
  return T{std::exp(-state.rate * start)} * starts_above(two_dates(state, start, cash_drift(state)));
}
template <class T>
WithMagnitude<T> share_at_start(const PriceState<T>& state, double start) {
  return state.spot * T{std::exp(-state.yield * start)} *
         starts_above(two_dates(state, start, share_drift(state)));
}

template <class T>
WithMagnitude<T> later_call_at_hit(PriceState<T> state, double start) {
  if (state.strike < state.hurdle) {
    return less(share_at_start(state, start), T{state.strike} * cash_at_start(state, start)) +
           T{state.hurdle - state.strike} * cash_at_rise(state, start);
  }
  state.years = start;
  state.watch = Watch::already_hit;
  const T call = excess_at_expiry(state, Region::above);
  return {call, value_of(call)};
}

template <class T>
WithMagnitude<T> by_bivariate_normal(const PriceState<T>& state, const PayoffParts& parts, double start) {
  using enum PayoffParts::Paid;
  if (parts.at_hit && parts.paid == excess) return later_call_at_hit(state, start);
  if (parts.at_hit && parts.paid == cash) return cash_at_start(state, start) + cash_at_rise(state, start);
  if (parts.at_hit) return share_at_start(state, start) + T{state.hurdle} * cash_at_rise(state, start);
  if (parts.paid == cash) return later_cash(state, parts.region, start);
  const WithMagnitude<T> shares = later_share(state, parts.region, start);
  if (parts.paid == share) return shares;
  const WithMagnitude<T> strikes = T{state.strike} * later_cash(state, parts.region, start);
  return parts.region == Region::above ? less(shares, strikes) : less(strikes, shares);
}

}  // namespace fairvalue::detail
