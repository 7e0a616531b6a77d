#include "prepared_case.hpp"

#include "price_without_deals.hpp"

namespace fairvalue::detail {

PreparedCase::PreparedCase(const Case& of)
    : value{of},
      periods{base_periods(of.company)},
      tranches{tranche_terms(of)},
      years_to_horizon{detail::years_to_horizon(of)} {}

BasePath base_path_in(const PreparedCase& prepared, const SettingsView& settings) {
  return base_years(prepared.value.company, prepared.periods, settings.eps_growth, settings.revenue_growth,
                    settings.multiple);
}

}  // namespace fairvalue::detail
