/// \file pricing/closes_hurdle.hpp
/// A hurdle monitored at closes, and its approximation by a shifted, continuously monitored hurdle.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// The continuously monitored hurdle that is reached about as often as H on closes dt apart: H e^{beta sigma
/// sqrt dt}, beta = -zeta(1/2)/sqrt(2 pi) = 0.5826. H > 0, sigma > 0, dt >= 0. An approximation: its error is
/// a few hundredths of a percent over years, and large over a few closes. Source: Broadie, Glasserman, Kou
/// (1997), Mathematical Finance 7(4).
PerShare closes_shifted_hurdle(PerShare hurdle, double volatility, Years between_closes);

/// A hurdle that `consecutive` closes in a row must reach, out of `closes` equally spaced ones: the first at
/// T / closes, the last at the horizon T. The price at time 0 does not count.
struct ClosesHurdle {
  PerShare hurdle;       ///< > 0
  Years horizon;         ///< > 0
  int closes;            ///< 1 to 100000
  int consecutive = 1;   ///< >= 1; more than `closes` can never be met
  PerShare strike{0.0};  ///< counts only hits after which S_T > K; >= 0, 0: every hit
};

}  // namespace fairvalue
