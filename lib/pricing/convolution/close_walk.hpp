/// \file pricing/convolution/close_walk.hpp
/// A hurdle on closes as a random walk on a grid, which is carried from close to close by convolution.
#pragma once
#include <fairvalue/pricing/closes_hurdle.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue::detail {

/// The price's logarithm at the closes, counted from the hurdle in standard deviations of one close.
struct CloseWalk {
  double start;
  double drift;   ///< a close
  double strike;  ///< minus infinity: none
  int closes;
  int consecutive;  ///< at most as many
};

/// Of a sound market and hurdle.
CloseWalk close_walk(const FlatMarket& market, const ClosesHurdle& hurdle, Measure measure);

/// P(some streak is completed by the last close, and the walk ends above the strike) on one grid. Two and a
/// half points a standard deviation are within 1e-7 of the limit, three and a half within 1e-10, four within
/// 1e-11; work grows with their square. Not below 0 or above 1 by more than that.
double hit_probability(const CloseWalk& walk, double points_per_deviation);

}  // namespace fairvalue::detail
