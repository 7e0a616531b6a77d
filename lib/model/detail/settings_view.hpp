/// \file lib/model/detail/settings_view.hpp
/// Settings wherever their numbers are kept: an evaluation that allocates nothing has no vector for them.
#pragma once
#include <span>

#include <boost/container/small_vector.hpp>

#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue::detail {

/// As Settings. The deals' numbers belong to the caller, who keeps them while they are used.
struct SettingsView : CaseSettings {
  std::span<const DealSettings> deals;

  SettingsView(const CaseSettings& own, std::span<const DealSettings> of_deals)
      : CaseSettings{own}, deals{of_deals} {}
  SettingsView(const Settings& all)  // the same numbers, so that either serves as an argument
      : CaseSettings{all.multiple,   all.deal_discount,  all.required_return,
                     all.eps_growth, all.revenue_growth, all.tax_rate},
        deals{all.deals} {}
};

/// Room for the deals of most cases; more of them take memory of their own.
using DealSettingsBuffer = boost::container::small_vector<DealSettings, 4>;

/// As `settings`, with the deals' numbers in `deals`, which must be empty.
inline SettingsView settings_in(DealSettingsBuffer& deals, const Case& value,
                                std::span<const double> values) {
  std::span<const double> rest;
  const CaseSettings own = case_settings(value, values, rest);
  for (const Deal& deal : value.deals) deals.push_back(deal_settings(deal, own.required_return, rest));
  return {own, {deals.data(), deals.size()}};
}

}  // namespace fairvalue::detail
