/// \file model/deal_year.hpp
/// One year of the deal loop.
#pragma once
#include <optional>

#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/core/units.hpp>
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
  Exercise exercised;           ///< of the shares vested to date, at that price
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

/// A tranche at the end of a year of the loop, in parts of its shares from 0 to 1.
struct VestedTranche {
  double vested = 0.0;
  /// Whose conditions the year's price and volumes, or those of a year before, have met. More than `vested`
  /// where a year was pinned: the price stands at the hurdle, so that by its terms the tranche vests whole.
  double reached = 0.0;
};

}  // namespace fairvalue
