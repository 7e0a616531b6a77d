/// \file pricing/closed_form/passage.hpp
/// First passage of a Brownian motion with drift to a hurdle, by the reflection principle.
#pragma once

#include "dual.hpp"

namespace fairvalue::detail {

/// The standard normal density over either scalar.
template <class T>
T bell(const T& x) {
  return T{inverse_root_two_pi} * exp(T{-0.5} * x * x);
}

/// weight N(-z), given `density` = weight n(z), because the weight alone overflows for large z.
template <class T, class Weight>
T weighted_tail(const T& z, const T& density, const Weight& weight) {
  return value_of(z) >= 0.0 ? density * mills_ratio(z) : weight() - density * mills_ratio(-z);
}

/// P(hurdle reached by the horizon) = N(-ahead) + weight N(-back), where weight n(back) = n(ahead) =
/// `density`. In standard deviations at the horizon, with hurdle h > 0 and drift m: ahead = h - m, back = h +
/// m, weight = e^{2 m h}.
template <class T, class Weight>
T hit_tails(const T& ahead, const T& back, const T& density, const Weight& weight) {
  return weighted_tail(ahead, density, [] { return T{1.0}; }) + weighted_tail(back, density, weight);
}

/// Log distances from the spot to hurdle and strike, in standard deviations of the log price at the horizon.
template <class T>
struct PassageTerms {
  T hurdle;
  T strike;

  /// False if the hurdle is met already.
  bool ahead() const { return value_of(hurdle) > 0.0; }
  /// Whether paths that reached the hurdle may end below the strike.
  bool reflects() const { return ahead() && value_of(strike) < value_of(hurdle); }
};

template <class T>
struct PassageDensities {
  T hurdle;  ///< n at the hurdle; reflected paths have the same
  T strike;  ///< of reflected paths if the strike is below a hurdle ahead; otherwise n at the strike
};

template <class T>
PassageDensities<T> passage_densities(const PassageTerms<T>& terms, const T& drift) {
  const T away = terms.strike - drift;
  const T reflection = terms.reflects() ? T{2.0} * terms.hurdle * (terms.hurdle - terms.strike) : T{0.0};
  return {.hurdle = terms.ahead() ? bell(terms.hurdle - drift) : T{0.0},
          .strike = T{inverse_root_two_pi} * exp(T{-0.5} * away * away - reflection)};
}

template <class T>
struct HitOdds {
  T hit;    ///< P(the hurdle is met)
  T above;  ///< P(the hurdle is met, and the price ends above the strike)
};

/// The probabilities at a drift, given the densities for that drift.
template <class T>
HitOdds<T> hit_odds(const PassageTerms<T>& terms, const T& drift, const PassageDensities<T>& densities) {
  const auto reflected = [&] { return exp(T{2.0} * drift * terms.hurdle); };
  const T hit = terms.ahead()
                    ? hit_tails<T>(terms.hurdle - drift, terms.hurdle + drift, densities.hurdle, reflected)
                    : T{1.0};
  if (!terms.reflects()) {
    return {hit, weighted_tail<T>(terms.strike - drift, densities.strike, [] { return T{1.0}; })};
  }
  const T beyond = T{2.0} * terms.hurdle - terms.strike + drift;
  return {hit, hit - weighted_tail(beyond, densities.strike, reflected)};
}

}  // namespace fairvalue::detail
