#include <fairvalue/pricing/closes_probability.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>

#include "convolution/close_walk.hpp"
#include "convolution/grid_density.hpp"

namespace fairvalue {
namespace {

using detail::CloseWalk;

constexpr int max_closes = 100'000;
constexpr double farthest_start = 1e9;  // standard deviations; beyond, doubles are too coarse

void require_hurdle(const ClosesHurdle& hurdle) {
  require_positive("hurdle.hurdle", hurdle.hurdle);
  require_positive("hurdle.horizon", hurdle.horizon);
  require(hurdle.closes >= 1 && hurdle.closes <= max_closes, "hurdle.closes", "between 1 and 100000",
          hurdle.closes);
  require(hurdle.consecutive >= 1, "hurdle.consecutive", ">= 1", hurdle.consecutive);
  require_non_negative("hurdle.strike", hurdle.strike);
}

void require_near(const CloseWalk& walk, double volatility) {
  require(std::abs(walk.start) + std::abs(walk.drift) * walk.closes <= farthest_start, "market.volatility",
          "large enough for hurdle and drift to be within 1e9 standard deviations of a close", volatility);
}

/// Errors that both grids share: truncated tails of the steps, walks cut off as too far away, and the
/// rounding of sums and positions.
double unseen_error(const CloseWalk& walk) {
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  const double tails = 2.0 * normal_cdf(-detail::NormalStep::reach) * (walk.closes - 1);
  const double cut = walk.closes > 1 ? 4.0 * normal_cdf(-7.0) : 0.0;
  return tails + cut +
         epsilon * (8.0 * walk.closes + std::abs(walk.start) + std::abs(walk.drift) * walk.closes);
}

}  // namespace

ClosesProbability hit_probability(const FlatMarket& market, const ClosesHurdle& hurdle, Measure measure) {
  require_market(market);
  require_hurdle(hurdle);
  if (hurdle.consecutive > hurdle.closes) return {.probability = 0.0, .error_bound = 0.0};
  const CloseWalk walk = detail::close_walk(market, hurdle, measure);
  require_near(walk, market.volatility);
  const double fine = detail::hit_probability(walk, 4.0);
  const double coarse = detail::hit_probability(walk, 3.5);
  return {.probability = std::clamp(require_result("probability", fine), 0.0, 1.0),
          .error_bound = require_result("error_bound", 2.0 * std::abs(fine - coarse) + unseen_error(walk))};
}

}  // namespace fairvalue
