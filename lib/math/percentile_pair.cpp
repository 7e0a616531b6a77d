#include <fairvalue/math/percentile_pair.hpp>

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>

#include "detail/distribution_checks.hpp"

namespace fairvalue {
namespace {

void require_percentiles(const PercentilePair& percentiles) {
  const auto& [low, high, p_low, p_high] = percentiles;
  detail::require_sound("percentiles", Uniform{.low = low, .high = high});
  require(0.0 < p_low && p_low < 1.0, "percentiles.p_low", "> 0 and < 1", p_low);
  require(p_low < p_high && p_high < 1.0, "percentiles.p_high", fmt::format("> p_low ({}) and < 1", p_low),
          p_high);
}

}  // namespace

Normal normal_between(const PercentilePair& percentiles) {
  require_percentiles(percentiles);
  const double z_low = normal_quantile(percentiles.p_low);
  const double z_high = normal_quantile(percentiles.p_high);
  const double deviation =
      require_finite("percentiles.deviation", (percentiles.high - percentiles.low) / (z_high - z_low));
  return {.mean = require_result("percentiles.mean", percentiles.low - deviation * z_low),
          .deviation = deviation};
}

LogNormal log_normal_between(const PercentilePair& percentiles) {
  require_percentiles(percentiles);
  const auto& [low, high, p_low, p_high] = percentiles;
  require_positive("percentiles.low", low);
  require(low < high, "percentiles.high", fmt::format("> low ({}) for a log-normal", low), high);
  const auto logs = normal_between({std::log(low), std::log(high), p_low, p_high});
  return {.median = require_positive("percentiles.median", std::exp(logs.mean)),
          .sigma = require_positive("percentiles.sigma", logs.deviation)};
}

}  // namespace fairvalue
