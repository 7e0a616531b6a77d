/// \file model/value_by_earnings.hpp
/// What a share is worth with its deals on the last year's earnings: the sell-side's shortcut.
#pragma once
#include <vector>

#include <fairvalue/model/deal_loop.hpp>
#include <fairvalue/model/value_by_parts.hpp>

namespace fairvalue {

struct EarningsValue {
  std::vector<DealYear> years;   ///< of the deal loop
  PerShare price;                ///< of the last year
  Date holds_on;                 ///< that year's end, the horizon
  PerShare price_without_deals;  ///< on that day: multiple x EPS of its window without deals and warrants
  PerShare base;                 ///< the same, brought to today
  Money capitalised;             ///< multiple x the deals' income of the last year, brought to today
  Shares shares;                 ///< of the last year, without the warrants'
  Shares net_new_shares;         ///< of the warrants, at the last year's price
  PerShare present_value;        ///< (base + capitalised / shares) / (1 + net new shares / shares)
};

/// m (e N + income of the deals) / (N + s), brought to today at the required return: m a multiple of the last
/// year's EPS e (a multiple of NTM EPS is converted, see `deal_loop`), the deals' income that of the same
/// year, cut by `deal_discount`. It capitalises the last year's deliveries as if they went on for ever, and
/// has nothing of the years before: `reconciliation` says what that is worth. Throws as `deal_loop` does.
EarningsValue value_by_earnings(const Case& value, const Settings& settings);

namespace detail {

/// The same of a case prepared once, on its base path.
EarningsValue earnings_value(const PreparedCase& prepared, const SettingsView& settings,
                             std::span<const BaseYear> path);
/// From the last year alone; the years are left out.
EarningsValue earnings_value(const PreparedCase& prepared, const SettingsView& settings,
                             std::span<const BaseYear> path, const DealYear& last);

}  // namespace detail

/// The way from the value by earnings to that by parts, a share today. The lines add up to the difference.
struct Reconciliation {
  PerShare by_earnings;
  PerShare capitalised;  ///< the last year's deal income, for ever: taken off
  PerShare collected;    ///< flows until the horizon: added
  PerShare to_come;      ///< flows after it: added
  PerShare dilution;     ///< what the holders take by parts less what they take by earnings
  PerShare multiple;     ///< of the bases, where the two have other multiples; 0 on the same
  PerShare by_parts;

  PerShare total() const { return capitalised + collected + to_come + dilution + multiple; }
};
Reconciliation reconciliation(const EarningsValue& earnings, const PartsValue& parts);

}  // namespace fairvalue
