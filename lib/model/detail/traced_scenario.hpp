/// \file lib/model/detail/traced_scenario.hpp
/// The value of one scenario, its effect and its years, on traced numbers.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/value_by_earnings.hpp>

#include "traced_vesting.hpp"

namespace fairvalue::detail {

/// v0 of value_by_parts, and what the effect needs of it.
struct TracedParts {
  Traced base;
  Traced flows;
  Traced shares;
  Traced net_new_shares;
  Traced value;
  /// A price for each day of the path that was found; without warrants that of its last day alone.
  std::vector<TracedPrice> path;
};

/// `found`: the value of the same scenario.
TracedParts traced_parts(TracedCase& traced, const Case& value, const PartsValue& found);

/// The lines of the effect, by their names.
EffectOf<Traced> traced_effect(TracedCase& traced, const TracedParts& parts);

/// A year of the deal loop, as DealYear.
struct TracedYear {
  Traced revenue;
  Traced ai_mix;
  Traced deal_income;
  Traced multiple;  ///< on trailing EPS
  Traced outstanding;
  TracedPrice price;
  Traced eps;
  Traced gaap_eps;
  Traced gigawatts;  ///< to date
  Traced stake;
  std::optional<Traced> rebate;
  std::optional<Traced> self_funding;
};

/// `found`: the years of the same scenario, all that are valued.
std::vector<TracedYear> traced_years(TracedCase& traced, const Case& value, std::span<const DealYear> found);

/// EarningsValue on its last year.
struct TracedEarnings {
  Traced base;
  Traced deals;  ///< capitalised / shares
  Traced value;
};
TracedEarnings traced_earnings(TracedCase& traced, const Case& value, const TracedYear& last);

}  // namespace fairvalue::detail
