#include "price_without_deals.hpp"

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

PerShare price_without_deals(const Case& value, const Settings& settings, std::span<const BaseYear> path) {
  const PerShare eps = window_eps(path, value.company.years.size() - 1, settings.multiple.window);
  return require_positive("price without deals", settings.multiple.value * eps);
}

PerShare price_without_deals(const Case& value, const Settings& settings) {
  return price_without_deals(value, settings, base_path_of_checked(value, settings));
}

Years years_to_horizon(const Case& value) {
  return year_fraction(value.spot.value.as_of, value.company.years.back().end);
}

}  // namespace fairvalue::detail
