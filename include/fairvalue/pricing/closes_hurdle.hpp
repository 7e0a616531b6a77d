/// \file pricing/closes_hurdle.hpp
/// A hurdle that is held against the day's closes only: approximately by a shift, exactly by convolution.
#pragma once
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

/// The hurdle that, watched at every moment, is reached about as often as H on closes dt apart: H e^{beta
/// sigma sqrt dt}, beta = -zeta(1/2)/sqrt(2 pi) = 0.5826. An approximation, off by some hundredths of a
/// percent over years and useless over a few closes. H > 0, sigma > 0, dt >= 0.
/// Source: Broadie, Glasserman, Kou (1997), Mathematical Finance 7(4).
PerShare closes_shifted_hurdle(PerShare hurdle, double volatility, Years between_closes);

/// A hurdle held by each of `consecutive` closes in a row, out of `closes` equally spaced ones: the first at
/// T / closes, the last at the horizon T. The price at time 0 does not count.
struct ClosesHurdle {
  PerShare hurdle;       ///< > 0
  Years horizon;         ///< > 0
  int closes;            ///< 1 to 100000
  int consecutive = 1;   ///< >= 1; more than `closes` can never be
  PerShare strike{0.0};  ///< counts only hits after which S_T > K; >= 0, 0: every hit
};

struct ClosesProbability {
  double probability;
  double error_bound;  ///< |error| is at most this: from a coarser grid, what neither grid sees, and rounding
};

/// P(the hurdle is met by T, and S_T > K) without sampling: the density of the price's logarithm is carried
/// from close to close by convolution with the normal density, on both sides of the hurdle by a trapezoidal
/// rule with Gregory's end correction, and what completes a streak is taken out. To 1e-10 in some 15 ms for
/// 1,260 closes, 25 ms for 20 consecutive ones; work grows with closes^1.5 (some ten seconds for 100,000),
/// and beyond some 50 consecutive closes with consecutive^1.5. Throws DomainError naming the member that
/// breaks its rule, also when the volatility is so small (about 1e-8) that hurdle or drift lie 1e9 standard
/// deviations of one close away. Source: Broadie and Yamamoto (2005), Operations Research 53(5), for the
/// idea.
ClosesProbability hit_probability(const FlatMarket& market, const ClosesHurdle& hurdle, Measure measure);

}  // namespace fairvalue
