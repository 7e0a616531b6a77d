/// \file model/named_inputs.hpp
/// The numbers of a case that a scenario may override, by name.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <fairvalue/deal/gigawatt_economics.hpp>
#include <fairvalue/model/case.hpp>
#include <fairvalue/scenario/inputs.hpp>

namespace fairvalue {

/// In this order: multiple (x NTM or x TTM, the window of the case's own), deal_discount, required_return,
/// eps_growth, revenue_growth, tax_rate (%), and for each deal "deal.<name>." with delay_months (months),
/// gigawatts (GW: the volume at which it stops), interval_factor (x: each interval between milestones against
/// the one before as planned), revenue_per_gigawatt (currency/GW), margin, incremental (%), capital_spending
/// (currency/GW), receipt_lag_days (days), haircut (%: cut of the flows' value, by parts), and where the deal
/// has them follow_on_share and rate (%). Percent are decimals. Unless overridden nothing is delayed, stopped
/// or quickened.
std::vector<NamedInput> named_inputs(const Case& value);

/// What a scenario sets for one deal.
struct DealSettings {
  int delay_months;  ///< whole months, >= 0
  double gigawatts;  ///< > 0, or 0: none is ever delivered
  double interval_factor;
  PerGigawatt revenue_per_gigawatt;
  double margin;
  double incremental;
  PerGigawatt capital_spending;
  double receipt_lag_days;
  double haircut;          ///< cut of the value of its flows, by parts; in [0, 1]
  double follow_on_share;  ///< 0 where nothing is renewed
  double rate;             ///< the required return where the deal has none of its own
};

/// The same numbers typed, in the order of `named_inputs`.
struct Settings {
  RollingMultiple multiple;
  double deal_discount;
  double required_return;
  double eps_growth;
  double revenue_growth;
  double tax_rate;
  std::vector<DealSettings> deals;
};

/// The economics of one of the deal's gigawatts in the scenario.
GigawattEconomics gigawatt_economics(const Settings& settings, std::size_t deal);

/// The case's own settings, nothing overridden: the base case.
Settings base_settings(const Case& value);

/// Throws DomainError naming the input that is out of its range: "deal.OpenAI 6 GW.delay_months: must be
/// whole, got 1.5".
Settings settings(const Case& value, std::span<const double> values);

namespace detail {

/// The settings of the case but for its deals.
struct CaseSettings {
  RollingMultiple multiple;
  double deal_discount;
  double required_return;
  double eps_growth;
  double revenue_growth;
  double tax_rate;
};

/// As `settings`, piece by piece, for those that keep the deals' numbers elsewhere. `rest` is set to the
/// numbers of the deals, and each deal takes its own from the front. `required_return` is that of the case.
CaseSettings case_settings(const Case& value, std::span<const double> values, std::span<const double>& rest);
DealSettings deal_settings(const Deal& deal, double required_return, std::span<const double>& rest);

}  // namespace detail

}  // namespace fairvalue
