#include "price_without_deals.hpp"

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

PerShare price_without_deals(const Case& value, const SettingsView& settings,
                             std::span<const BaseYear> path) {
  const PerShare eps = window_eps(path, value.company.years.size() - 1, settings.multiple.window);
  return require_positive("price without deals", settings.multiple.value * eps);
}

PerShare price_without_deals(const Case& value, const Settings& settings) {
  const auto periods = base_periods(value.company);
  BaseYears years{value.company, periods.size(), settings.eps_growth, settings.revenue_growth,
                  settings.multiple};
  std::vector<BaseYear> path;
  path.reserve(periods.size());
  for (const FiscalPeriod& period : periods) path.push_back(years.next(period));
  return price_without_deals(value, settings, std::span<const BaseYear>{path});
}

Years years_to_horizon(const Case& value) {
  return year_fraction(value.spot.value.as_of, value.company.years.back().end);
}

}  // namespace fairvalue::detail
