/// \file lib/model/detail/evaluation.hpp
/// The valuations of a prepared case on its base path, which both of them share.
#pragma once
#include <span>

#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/value_by_earnings.hpp>

#include "prepared_case.hpp"

namespace fairvalue::detail {

/// As deal_flows, of volumes that are there already.
std::vector<DealFlows> deal_flows_on(const DealPaths& volumes, const Case& value,
                                     const SettingsView& settings);

/// As value_by_parts.
PartsValue parts_value(const PreparedCase& prepared, const SettingsView& settings,
                       std::span<const BaseYear> path);

/// As value_by_earnings, with the years.
EarningsValue earnings_value(const PreparedCase& prepared, const SettingsView& settings,
                             std::span<const BaseYear> path);

/// The same from the last year alone; the years are left out.
EarningsValue earnings_value(const PreparedCase& prepared, const SettingsView& settings,
                             std::span<const BaseYear> path, const DealYear& last);

/// As base_value.
PerShare base_value_in(const PreparedCase& prepared, const SettingsView& settings);

/// As effect; `start`: the base value of the base case.
Effect effect_of(const PreparedCase& prepared, const SettingsView& base, const SettingsView& scenario,
                 const PartsValue& parts, PerShare start);

}  // namespace fairvalue::detail
