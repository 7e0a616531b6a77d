/// \file model/value_by_parts.hpp
/// What a share is worth with its deals, by parts: the base at its multiple, the deals' cash at its present
/// value, shared with the warrants' holders.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/model/deal_flows.hpp>
#include <fairvalue/model/vesting_equilibrium.hpp>

namespace fairvalue {

/// A day on which hurdles are tested: a year's end, or an expiry inside a year.
struct PathDay {
  Date day;
  bool interpolated;  ///< an expiry inside a year: the base lies between those of two year ends
  Money base;         ///< B: multiple x EPS of its window on the day x shares today
  Money collected;    ///< C: the deals' flows from today until the day, compounded at the required return
  Money to_come;      ///< D: the present value of those after the day
  PerShare price;     ///< (B + C + D) shared with what has vested
  Shares vested_to_date;
  Shares net_new_shares;  ///< of those, by the treasury stock method at the price
  Exercise exercised;     ///< at the price
  std::optional<Pinned> pinned{};
};

struct PartsValue {
  Date horizon;   ///< the last valued year's end, H
  Shares shares;  ///< today, without the deals' warrants, N
  PerShare base;  ///< multiple x EPS of its window at the horizon, brought to today: the share without deals
  FlowValue flows;                ///< D today: all flows to the end of plans and follow-ons
  FlowValue flows_until_horizon;  ///< the part of it that is collected by the horizon
  Shares net_new_shares;          ///< s: of the warrants vested by the horizon, at its price
  Shares open_after_horizon;      ///< may still vest after it: not in s, though later flows are in D
  PerShare price_at_horizon;      ///< P(H)
  PerShare value;                 ///< v0, today
  std::vector<PathDay> path;      ///< in order of the days

  /// s x v0: what the warrants' holders take of the value of today.
  Money given_to_holders() const { return net_new_shares * value; }
  /// D - s x v0: what the deals leave the shareholders of today on this path.
  Money net_worth() const { return flows.total() - given_to_holders(); }
};

/// v0 = [B(H) (1 + r)^-t(H) + D(today)] / (N + s), with B(H) = multiple x EPS of its window at the horizon x
/// N, r the required return and t in years (ACT/365F) from the spot's day. Each deal's flows are discounted
/// at its own rate and are not cut at the horizon.
///
/// The price path decides only what vests: at each year end after today, in order, the price (B + C + D) / (N
/// + net new shares) is held against the hurdles, as `vesting_equilibrium` does. A volume gate asks for the
/// volume on that day. A warrant that expires inside a year is tested on its expiry: C and D are those of the
/// day, and B lies on a straight line between the year ends, as the EPS of a rolling window does; in the
/// first year, where nothing is known of the year before, on that year's end's value. A latched hurdle met on
/// one day asks nothing more on later ones. As in `deal_loop`, one price stands for all the days a rule asks,
/// and relative, service and named gates are taken as met.
///
/// The path begins today and knows no history. Shares whose gates were met before today vest on its first
/// day, if the gates are met then; a hurdle that was met before today and is above the path has to be taken
/// out of the terms. A tranche that expires on the spot's day or before is refused by name.
///
/// The case must be one that `require_case` accepts and the settings from `settings`. Throws DomainError
/// where the base at the horizon, or what is to be shared on a day of the path, is not > 0.
PartsValue value_by_parts(const Case& value, const Settings& settings);

/// A sentence, without its full stop, for each day of the path between year ends: "2030-10-05, an expiry
/// inside FY2030, is tested at an interpolated price: ...". `years`: those valued, of the case.
std::vector<std::string> interpolation_notes(const PartsValue& parts, std::span<const FiscalPeriod> years);

namespace detail {

struct PreparedCase;

/// The same of a case prepared once, on its base path.
PartsValue parts_value(const PreparedCase& prepared, const SettingsView& settings,
                       std::span<const BaseYear> path);

}  // namespace detail

}  // namespace fairvalue
