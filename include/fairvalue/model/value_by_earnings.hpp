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
template <class Price>
struct ReconciliationOf {
  Price by_earnings;
  Price capitalised;  ///< the last year's deal income, for ever: taken off
  Price collected;    ///< flows until the horizon: added
  Price to_come;      ///< flows after it: added
  Price dilution;     ///< what the holders take by parts less what they take by earnings
  Price multiple;     ///< of the bases, where the two have other multiples; 0 on the same
  Price by_parts;

  Price total() const { return capitalised + collected + to_come + dilution + multiple; }
};
using Reconciliation = ReconciliationOf<PerShare>;
Reconciliation reconciliation(const EarningsValue& earnings, const PartsValue& parts);

namespace detail {

/// A share by one of the valuations: without deals, the deals' part before dilution, and in all.
template <class Price>
struct ShareOf {
  Price base;
  Price deals;
  Price value;
};

/// The lines, of numbers of any kind that calculate like doubles. `parts.deals`: all flows, of which
/// `collected` come until the horizon.
template <class Price>
ReconciliationOf<Price> reconciliation_formula(const ShareOf<Price>& earnings, const ShareOf<Price>& parts,
                                               const Price& collected) {
  const Price to_come = parts.deals - collected;
  const Price holders_by_earnings = earnings.value - (earnings.base + earnings.deals);
  const Price holders_by_parts = parts.value - (parts.base + collected + to_come);
  return {.by_earnings = earnings.value,
          .capitalised = Price{0.0} - earnings.deals,  // no negative zero
          .collected = collected,
          .to_come = to_come,
          .dilution = holders_by_parts - holders_by_earnings,
          .multiple = parts.base - earnings.base,
          .by_parts = parts.value};
}

}  // namespace detail

}  // namespace fairvalue
