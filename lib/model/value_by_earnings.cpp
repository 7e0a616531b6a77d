#include <fairvalue/model/value_by_earnings.hpp>

#include <utility>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/price_target.hpp>

#include "detail/price_without_deals.hpp"
#include "detail/shared_value.hpp"

namespace fairvalue {

EarningsValue value_by_earnings(const Case& value, const Settings& settings) {
  const auto path = detail::base_path_of_checked(value, settings);
  auto years = detail::deal_loop_on(value, settings, path);
  const PerShare alone = detail::price_without_deals(value, settings, path);
  const Years ahead = detail::years_to_horizon(value);
  const PerShare base = discounted(alone, settings.required_return, ahead);
  const DealYear& last = years.back();
  const Money capitalised = last.multiple * last.deal_income * (1.0 - settings.deal_discount) /
                            compound(settings.required_return, ahead);
  const Shares shares = last.diluted_shares - last.net_new_shares;
  const PerShare present = detail::shared_value(base, capitalised, shares, last.net_new_shares);
  const PerShare price = last.price;
  const Date holds_on = last.period.end;
  const Shares net_new = last.net_new_shares;
  return {.years = std::move(years),
          .price = price,
          .holds_on = holds_on,
          .price_without_deals = alone,
          .base = base,
          .capitalised = capitalised,
          .shares = shares,
          .net_new_shares = net_new,
          .present_value = present};
}

Reconciliation reconciliation(const EarningsValue& earnings, const PartsValue& parts) {
  const PerShare capitalised = earnings.capitalised / earnings.shares;
  const PerShare collected = parts.flows_until_horizon.total() / parts.shares;
  const PerShare to_come = parts.flows.total() / parts.shares - collected;
  const PerShare holders_by_earnings = earnings.present_value - (earnings.base + capitalised);
  const PerShare holders_by_parts = parts.value - (parts.base + collected + to_come);
  return {.by_earnings = earnings.present_value,
          .capitalised = PerShare{0.0} - capitalised,  // no negative zero
          .collected = collected,
          .to_come = to_come,
          .dilution = holders_by_parts - holders_by_earnings,
          .multiple = parts.base - earnings.base,
          .by_parts = parts.value};
}

}  // namespace fairvalue
