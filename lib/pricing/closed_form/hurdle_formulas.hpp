/// Closed forms of a barrier claim whose hurdle is monitored from now on, is met already, or counts at the
/// expiry only.
#pragma once
#include <cmath>

#include <fairvalue/pricing/hurdle_payoff.hpp>

#include "passage.hpp"
#include "terminal_law.hpp"

namespace fairvalue::detail {

enum class Watch { from_now, already_hit, only_at_expiry };

/// The arguments of a formula: a claim at one time and price.
template <class T>
struct PriceState {
  T spot;
  T volatility;
  double rate;
  double yield;
  double hurdle;
  double strike;
  T to_hurdle;  ///< ln(H / S)
  T to_strike;  ///< ln(K / S); ignored if the payoff has no strike
  double years;
  Watch watch = Watch::from_now;
};

/// The region of the final price relative to the strike.
enum class Region { anywhere, above, below };

/// What a payoff pays on the paths that meet the hurdle and end in the region.
struct PayoffParts {
  enum class Paid {
    cash,
    share,
    excess  ///< the price less the strike; below the strike, the strike less the price
  };
  Paid paid;
  Region region = Region::anywhere;
  bool at_hit = false;  ///< paid at the hit; else at the expiry
};

inline PayoffParts parts_of(HurdlePayoff payoff) {
  using enum PayoffParts::Paid;
  switch (payoff) {
    case HurdlePayoff::cash_at_hit: return {.paid = cash, .at_hit = true};
    case HurdlePayoff::cash_at_expiry: return {.paid = cash};
    case HurdlePayoff::share_at_hit: return {.paid = share, .at_hit = true};
    case HurdlePayoff::share_at_expiry: return {.paid = share};
    case HurdlePayoff::cash_if_above: return {.paid = cash, .region = Region::above};
    case HurdlePayoff::cash_if_below: return {.paid = cash, .region = Region::below};
    case HurdlePayoff::share_if_above: return {.paid = share, .region = Region::above};
    case HurdlePayoff::share_if_below: return {.paid = share, .region = Region::below};
    case HurdlePayoff::call: return {.paid = excess, .region = Region::above};
    case HurdlePayoff::put: return {.paid = excess, .region = Region::below};
    case HurdlePayoff::call_at_hit: return {.paid = excess, .region = Region::above, .at_hit = true};
  }
  refuse_enumerator(payoff);
}

template <class T>
T cash_drift(const PriceState<T>& state) {
  return T{state.rate - state.yield} - T{0.5} * state.volatility * state.volatility;
}
template <class T>
T share_drift(const PriceState<T>& state) {
  return T{state.rate - state.yield} + T{0.5} * state.volatility * state.volatility;
}

template <class T>
Bound<T> hurdle_of(const PriceState<T>& state) {
  return {state.to_hurdle, state.hurdle};
}
template <class T>
Bound<T> strike_of(const PriceState<T>& state) {
  return {state.to_strike, state.strike};
}

/// `part` over all paths that end on one side of the strike.
template <class T, class Part>
T over_one_side(const PriceState<T>& state, Region region, const TerminalLaw<T>& law, const Part& part) {
  if (region == Region::above) return part(law, strike_of(state), no_upper_bound<T>());
  return part(law, no_lower_bound<T>(), strike_of(state));
}

/// `part` over the paths that end at the hurdle or above.
template <class T, class Part>
T over_ending_above(const PriceState<T>& state, Region region, const TerminalLaw<T>& law, const Part& part) {
  const bool strike_is_higher = state.strike > state.hurdle;
  if (region == Region::above && strike_is_higher) return part(law, strike_of(state), no_upper_bound<T>());
  if (region != Region::below) return part(law, hurdle_of(state), no_upper_bound<T>());
  return strike_is_higher ? part(law, hurdle_of(state), strike_of(state)) : T{0.0};
}

/// `part` over the paths that reach the hurdle and end below it on one side of the strike (reflected paths).
template <class T, class Part>
T over_falling_back(const PriceState<T>& state, Region region, const TerminalLaw<T>& law, const Part& part) {
  const bool strike_is_lower = state.strike < state.hurdle;
  if (region == Region::above) {
    return strike_is_lower ? part(law, strike_of(state), hurdle_of(state)) : T{0.0};
  }
  return part(law, no_lower_bound<T>(), strike_is_lower ? strike_of(state) : hurdle_of(state));
}

template <class T>
TerminalLaw<T> terminal_law(const PriceState<T>& state, const T& drift) {
  return {.mean = drift * T{state.years}, .deviation = state.volatility * T{std::sqrt(state.years)}};
}

/// The sum of `part(law, low, high)` over the paths that meet the hurdle and end in the region; in the region
/// `anywhere` only for a hurdle that counts at the expiry, since the others have shorter forms.
template <class T, class Part>
T over_hits(const PriceState<T>& state, Region region, const T& drift, const Part& part) {
  const TerminalLaw<T> law = terminal_law(state, drift);
  if (state.watch == Watch::already_hit) return over_one_side(state, region, law, part);
  const T above = over_ending_above(state, region, law, part);
  if (state.watch == Watch::only_at_expiry) return above;
  TerminalLaw<T> reflected = law;
  reflected.reflected_at = state.to_hurdle;
  reflected.reflected = true;
  return above + over_falling_back(state, region, reflected, part);
}

/// P(the maximum reaches the hurdle), for a log distance >= 0 to it. `law` is not reflected.
template <class T>
T hit_probability(const TerminalLaw<T>& law, const T& to_hurdle) {
  const auto weight = [&] { return exp(T{2.0} * law.mean * to_hurdle / (law.deviation * law.deviation)); };
  return hit_tails<T>((to_hurdle - law.mean) / law.deviation, (to_hurdle + law.mean) / law.deviation,
                      density(law, to_hurdle), weight);
}

/// P(the hurdle is met and the price ends in the region) at a log drift.
template <class T>
T probability(const PriceState<T>& state, Region region, const T& drift) {
  if (region == Region::anywhere && state.watch == Watch::already_hit) return T{1.0};
  if (region == Region::anywhere && state.watch == Watch::from_now) {
    return hit_probability(terminal_law(state, drift), state.to_hurdle);
  }
  return over_hits(state, region, drift, [](const auto& law, const auto& low, const auto& high) {
    return probability(law, low, high);
  });
}

template <class T>
T cash_at_expiry(const PriceState<T>& state, Region region) {
  return T{std::exp(-state.rate * state.years)} * probability(state, region, cash_drift(state));
}

template <class T>
T share_at_expiry(const PriceState<T>& state, Region region) {
  return state.spot * T{std::exp(-state.yield * state.years)} *
         probability(state, region, share_drift(state));
}

/// The present value of S_T - K at the expiry.
template <class T>
T excess_at_expiry(const PriceState<T>& state, Region region) {
  const T sum =
      over_hits(state, region, cash_drift(state), [&](const auto& law, const auto& low, const auto& high) {
        return excess(law, state.spot, state.strike, low, high);
      });
  return T{std::exp(-state.rate * state.years)} * sum;
}

/// E[e^{-r tau}; A] = (S/H)^p P(A at the log drift nu + p sigma^2) for an event A up to the hit. p is the
/// greater root of sigma^2 p^2 / 2 + nu p = r, for which e^{-r t} S^p is a martingale.
template <class T>
struct HitDiscount {
  T factor;  ///< (S/H)^p
  T drift;   ///< nu + p sigma^2, >= 0
};
template <class T>
HitDiscount<T> hit_discount(const PriceState<T>& state) {
  const T variance = state.volatility * state.volatility;
  const T nu = cash_drift(state);
  const T root = discount_root(nu, share_drift(state), state.rate, state.yield, variance);
  const T p = value_of(nu) > 0.0 ? T{2.0 * state.rate} / (root + nu) : (root - nu) / variance;
  return {exp(-p * state.to_hurdle), root};
}

/// One unit of currency at a hit still ahead.
template <class T>
T cash_at_hit(const PriceState<T>& state) {
  const HitDiscount<T> discount = hit_discount(state);
  return discount.factor * probability(state, Region::anywhere, discount.drift);
}

/// Payoffs at the hit.
template <class T>
T value_at_hit(const PriceState<T>& state, PayoffParts::Paid paid) {
  const bool hit = state.watch == Watch::already_hit;
  const T price = hit ? state.spot : T{state.hurdle};
  const T cash = hit ? T{1.0} : cash_at_hit(state);
  if (paid == PayoffParts::Paid::cash) return cash;
  if (paid == PayoffParts::Paid::share) return price * cash;
  return value_of(price) > state.strike ? (price - T{state.strike}) * cash : T{0.0};
}

template <class T>
T value_at_expiry(const PriceState<T>& state, const PayoffParts& parts) {
  if (parts.paid == PayoffParts::Paid::cash) return cash_at_expiry(state, parts.region);
  if (parts.paid == PayoffParts::Paid::share) return share_at_expiry(state, parts.region);
  const T excess = excess_at_expiry(state, parts.region);
  return parts.region == Region::below ? -excess : excess;
}

/// The value of any payoff, with the hurdle watched as `state.watch` says. If the hurdle counts only at the
/// expiry, a payment at the hit is one at the expiry.
template <class T>
T closed_form(const PriceState<T>& state, const PayoffParts& parts) {
  const bool at_hit = parts.at_hit && state.watch != Watch::only_at_expiry;
  const T value = at_hit ? value_at_hit(state, parts.paid) : value_at_expiry(state, parts);
  return value_of(value) < 0.0 ? T{0.0} : value;  // rounding may leave a last digit below 0
}

}  // namespace fairvalue::detail
