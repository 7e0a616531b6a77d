/// \file model/deal_loop.hpp
/// From the deals to earnings to the price to vesting and back, year by year.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/require.hpp>
#include <fairvalue/core/table.hpp>
#include <fairvalue/model/case.hpp>
#include <fairvalue/model/named_inputs.hpp>
#include <fairvalue/model/vesting_equilibrium.hpp>

namespace fairvalue {

/// One year of the company with its deals.
struct DealYear {
  FiscalPeriod period;
  Gigawatts delivered;          ///< in the year, all deals
  Gigawatts delivered_to_date;  ///< since the plans began, be that before the first year valued
  Money revenue;                ///< base + deals; contra-revenue is not taken off (non-GAAP)
  Money ai_revenue;             ///< base AI + deals
  Money deal_revenue;           ///< the part of it that is incremental
  Money deal_income;            ///< non-GAAP, after tax, of the deals
  Money net_income;             ///< non-GAAP: base + deals
  Money gaap_net_income;        ///< less the contra-revenue after tax; base differences are not modelled
  Shares diluted_shares;        ///< base + net new shares vested by the year's end, at the year's price
  Shares net_new_shares;        ///< of the warrants, at the year's price
  PerShare eps;                 ///< net_income / diluted_shares
  PerShare gaap_eps;  ///< non-GAAP EPS less contra-revenue: of what parts the two, only that is modelled
  PerShare price;     ///< the year's one price
  Multiple multiple;  ///< on trailing EPS, as the year's income is priced with
  Shares vested;      ///< in the year, gross
  Shares vested_to_date;
  int tranches_vested;             ///< in full, to date
  double stake;                    ///< the customers', of all shares after issue
  Money warrant_value;             ///< intrinsic, of the shares vested to date at the year's price
  Money deal_revenue_to_date;      ///< what the customers paid: those gigawatts at the scenario's price
  std::optional<Pinned> pinned{};  ///< when vesting more would push the price under a hurdle

  /// AI revenue over revenue.
  double ai_mix() const { return require_result("deal_year.ai_mix", ai_revenue / revenue); }
  /// Warrant value over what the customers have paid; none before they paid anything. It is the rebate as a
  /// share too.
  std::optional<double> self_funding() const;
  /// Warrant value over gigawatts delivered to date; none before the first.
  std::optional<PerGigawatt> rebate() const;
};

/// The loop over the years of the case. A year has one price, multiple x the year's EPS (the deals' part
/// of EPS at the discounted multiple). A multiple of NTM EPS becomes, on the year's end, the trailing
/// multiple that gives the company without deals the same price: the deals' deliveries of the year are
/// priced, not those of the next, of which a plan may have none. The price is taken as held for all the days
/// a monitoring rule asks: a surrogate, a rule of n closes sees no path inside the year. Gigawatts arrive
/// evenly between milestones. A tranche can vest in a year whose delivered volume reaches its volume gate by
/// the year's end (or the warrant's expiry, if sooner). A latched hurdle met in an earlier year, after the
/// grant, asks nothing more; an `after_other_gates` one must be met in the year of vesting. What vests counts
/// in full in that year's period-end share count, which sets its price: the fixed point of
/// model/vesting_equilibrium.hpp. A pinned fraction stays vested, the rest may vest later. Relative, service
/// and named gates, and all exercise gates, are taken as met; a tranche of which one asks for service beyond
/// the expiry is lost (see open_warrant). Warrants are taken on the shares of the spot's day, with the
/// adjustments made until then. The case must be one that `require_case` accepts and the settings from
/// `settings`: the loop does not check them again. Throws DomainError when a year's income to be priced is
/// not > 0 (a loss has no price on earnings), for a multiple of NTM EPS where the company alone makes a loss
/// in a year, and where a number leaves the range of a double: "deal_year.revenue: must be a finite number,
/// got inf".
std::vector<DealYear> deal_loop(const Case& value, const Settings& settings);

/// The years as a table: measures in rows, with their unit in the name, fiscal years in columns.
Table yearly_table(const std::vector<DealYear>& years);

}  // namespace fairvalue
