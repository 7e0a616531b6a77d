#include <fairvalue/industry/yield.hpp>

#include <cmath>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

double checked_yield(std::string_view field, double yield) {
  require(0.0 < yield && yield <= 1.0, field, "above 0 and at most 1", yield);
  return yield;
}

}  // namespace

Money cost_per_good_unit(Money cost, double yield, Money scrap) {
  require_positive("cost", cost);
  checked_yield("yield", yield);
  require_non_negative("scrap", scrap);
  require(scrap <= cost, "scrap", fmt::format("at most the cost of {}", cost.value), scrap.value);
  return require_result("cost_per_good_unit", (cost - (1.0 - yield) * scrap) / yield);
}

double relative_cost_per_good_unit(double yield, double reference_yield) {
  const double ratio = checked_yield("reference_yield", reference_yield) / checked_yield("yield", yield);
  return require_result("relative_cost_per_good_unit", ratio);
}

double cost_factor_of_fall(double fall) {
  require(0.0 <= fall && fall < 1.0, "fall", "at least 0 and below 1", fall);
  return 1.0 / (1.0 - fall);
}

double cost_factor_of_points(double yield, double points) {
  checked_yield("yield", yield);
  require(0.0 <= points && points < yield, "points",
          fmt::format("at least 0 and below the yield of {}", yield), points);
  return require_result("cost_factor_of_points", yield / (yield - points));
}

double layer_yield(double stack_yield, int layers) {
  checked_yield("stack_yield", stack_yield);
  require(layers >= 1, "layers", ">= 1", layers);
  return std::pow(stack_yield, 1.0 / layers);
}

double stack_yield(double layer_yield, int layers) {
  checked_yield("layer_yield", layer_yield);
  require(layers >= 1, "layers", ">= 1", layers);
  return require_positive("stack_yield", std::pow(layer_yield, layers));
}

}  // namespace fairvalue
