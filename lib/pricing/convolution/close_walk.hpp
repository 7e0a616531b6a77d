/// \file pricing/convolution/close_walk.hpp
/// A hurdle on closes as a random walk on a grid, convolved with the normal density from close to close.
#pragma once
#include <fairvalue/pricing/closes_hurdle.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue::detail {

/// The log price at the closes, relative to the hurdle, in standard deviations of one close.
struct CloseWalk {
  double start;
  double drift;   ///< per close
  double strike;  ///< minus infinity: none
  int closes;
  int consecutive;  ///< at most `closes`
};

/// Requires a valid market and hurdle.
CloseWalk close_walk(const FlatMarket& market, const ClosesHurdle& hurdle, Measure measure);

/// P(some streak is completed by the last close, and the walk ends above the strike) on one grid. The error
/// is below 1e-7 with 2.5 points per standard deviation, below 1e-10 with 3.5 and below 1e-11 with 4; the
/// result may be outside [0, 1] by as much. Work is proportional to the square of the points.
double hit_probability(const CloseWalk& walk, double points_per_deviation);

}  // namespace fairvalue::detail
