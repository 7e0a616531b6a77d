#include <fairvalue/industry/inference_price.hpp>

#include <cmath>
#include <string_view>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double seconds_per_hour = 3600.0;

/// Cost as a fraction of the price.
double cost_share(std::string_view field, double margin) {
  require_finite(field, margin);
  require(margin < 1.0, field, "below 1", margin);
  return 1.0 - margin;
}

}  // namespace

Money price_at_margin(Money cost, double margin) {
  require_positive("cost", cost);
  return require_result("price_at_margin", cost / cost_share("margin", margin));
}

double times_cheaper(double cost_ratio, double margin_before, double margin_after) {
  require_positive("cost_ratio", cost_ratio);
  const double before = cost_share("margin_before", margin_before);
  return require_result("times_cheaper", cost_ratio * (cost_share("margin_after", margin_after) / before));
}

double margin_given_up(double cost_ratio, double price_ratio) {
  require_positive("cost_ratio", cost_ratio);
  require_positive("price_ratio", price_ratio);
  return require_result("margin_given_up", 1.0 - cost_ratio / price_ratio);
}

double cost_elasticity(double cost_ratio, double size_ratio) {
  require_positive("cost_ratio", cost_ratio);
  require_positive("size_ratio", size_ratio);
  require(size_ratio != 1.0, "size_ratio", "different from 1", size_ratio);
  return require_result("cost_elasticity", std::log(cost_ratio) / std::log(size_ratio));
}

Money cost_per_token(Money gpu_hour, double tokens_per_second, double utilisation) {
  require_positive("gpu_hour", gpu_hour);
  require_positive("tokens_per_second", tokens_per_second);
  require(0.0 < utilisation && utilisation <= 1.0, "utilisation", "above 0 and at most 1", utilisation);
  const double tokens = seconds_per_hour * tokens_per_second * utilisation;
  return require_result("cost_per_token", gpu_hour / tokens);
}

}  // namespace fairvalue
