#include "prepared_case.hpp"

#include <fairvalue/equity/price_target.hpp>

#include "price_without_deals.hpp"

namespace fairvalue::detail {

PreparedCase::PreparedCase(const Case& of)
    : value{of},
      periods{base_periods(of.company)},
      tranches{tranche_terms(of)},
      years_to_horizon{detail::years_to_horizon(of)} {}

BasePath base_path_in(const PreparedCase& prepared, const SettingsView& settings) {
  BaseYears years{prepared.value.company, prepared.periods.size(), settings.eps_growth,
                  settings.revenue_growth, settings.multiple};
  BasePath path;
  path.reserve(prepared.periods.size());
  for (const FiscalPeriod& period : prepared.periods) path.push_back(years.next(period));
  return path;
}

PerShare base_value_in(const PreparedCase& prepared, const SettingsView& settings) {
  const auto path = base_path_in(prepared, settings);
  return discounted(price_without_deals(prepared.value, settings, {path.data(), path.size()}),
                    settings.required_return, prepared.years_to_horizon);
}

}  // namespace fairvalue::detail
