#include <fairvalue/model/value_by_earnings.hpp>

#include <utility>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "detail/deal_years.hpp"
#include "detail/earnings_formula.hpp"
#include "detail/price_without_deals.hpp"
#include "detail/shared_value.hpp"

namespace fairvalue {

EarningsValue value_by_earnings(const Case& value, const Settings& settings) {
  const detail::PreparedCase prepared{value};
  const auto path = detail::base_path_in(prepared, settings);
  return detail::earnings_value(prepared, settings, {path.data(), path.size()});
}

EarningsValue detail::earnings_value(const PreparedCase& prepared, const SettingsView& settings,
                                     std::span<const BaseYear> path) {
  std::vector<DealYear> years;
  years.reserve(prepared.value.company.years.size());
  DealYears loop{prepared, settings, path};
  while (!loop.done()) years.push_back(loop.next());
  EarningsValue result = earnings_value(prepared, settings, path, years.back());
  result.years = std::move(years);
  return result;
}

EarningsValue detail::earnings_value(const PreparedCase& prepared, const SettingsView& settings,
                                     std::span<const BaseYear> path, const DealYear& last) {
  const PerShare alone = price_without_deals(prepared.value, settings, path);
  const Years ahead = prepared.years_to_horizon;
  const PerShare base = discounted(alone, settings.required_return, ahead);
  const Money capitalised = capitalised_formula(last.multiple, last.deal_income, settings.deal_discount,
                                                compound(settings.required_return, ahead));
  const Shares shares = path[prepared.value.company.years.size() - 1].diluted_shares;
  return {.years = {},
          .price = last.price,
          .holds_on = last.period.end,
          .price_without_deals = alone,
          .base = base,
          .capitalised = capitalised,
          .shares = shares,
          .net_new_shares = last.net_new_shares,
          .present_value = shared_value(base, capitalised, shares, last.net_new_shares)};
}

Reconciliation reconciliation(const EarningsValue& earnings, const PartsValue& parts) {
  return detail::reconciliation_formula<PerShare>(
      {.base = earnings.base,
       .deals = earnings.capitalised / earnings.shares,
       .value = earnings.present_value},
      {.base = parts.base, .deals = parts.flows.total() / parts.shares, .value = parts.value},
      parts.flows_until_horizon.total() / parts.shares);
}

}  // namespace fairvalue
