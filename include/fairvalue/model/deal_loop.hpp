/// \file model/deal_loop.hpp
/// From the deals to earnings to the price to vesting and back, year by year.
#pragma once
#include <cstddef>
#include <vector>

#include <fairvalue/core/table.hpp>
#include <fairvalue/model/deal_year.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue {

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

/// By year, then by tranche of the warrant of the deal with this index, in its order; no tranches without a
/// warrant. Throws as deal_loop does, and DomainError for a deal that is not there.
std::vector<std::vector<VestedTranche>> vested_tranches(const Case& value, const Settings& settings,
                                                        std::size_t deal);

/// The years as a table: measures in rows, with their unit in the name, fiscal years in columns.
Table yearly_table(const std::vector<DealYear>& years);

}  // namespace fairvalue
