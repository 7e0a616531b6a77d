#include "price_strata.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/normal.hpp>

namespace fairvalue::detail {
namespace {

/// Least deviation of the final log price: prices are floats, which must distinguish the strata.
constexpr double min_spread = 1e-3;

}  // namespace

void PriceStrata::read(std::span<const float> price, std::vector<std::uint8_t>& stratum) const {
  stratum.resize(price.size());
  for (std::size_t i = 0; i < price.size(); ++i) {
    stratum[i] = static_cast<std::uint8_t>(std::ranges::upper_bound(bounds, price[i]) - bounds.begin());
  }
}

PriceStrata price_strata(const PriceLaw& law, std::size_t count) {
  require(law.traits.terminal_is_lognormal, "model", "one with a log-normal terminal price for strata",
          "another");
  const double mean = std::accumulate(law.drift.begin(), law.drift.end(), 0.0);
  const double variance =
      std::inner_product(law.volatility.begin(), law.volatility.end(), law.volatility.begin(), 0.0);
  PriceStrata strata;
  if (variance < min_spread * min_spread) return strata;
  for (std::size_t i = 1; i < count; ++i) {
    const double quantile = normal_quantile(static_cast<double>(i) / static_cast<double>(count));
    strata.bounds.push_back(static_cast<float>(std::exp(mean + std::sqrt(variance) * quantile)));
  }
  return strata;
}

}  // namespace fairvalue::detail
