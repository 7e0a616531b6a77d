/// \file lib/model/detail/price_without_deals.hpp
/// The share of the company alone at the horizon, and today: the base of both valuations.
#pragma once
#include <span>

#include <fairvalue/model/named_inputs.hpp>

#include "settings_view.hpp"

namespace fairvalue::detail {

/// Multiple x EPS of its window at the end of the last valued year, for the company alone: no gigawatts, no
/// warrant. Throws DomainError if that is not > 0.
PerShare price_without_deals(const Case& value, const Settings& settings);

/// The same of a base path that is there already.
PerShare price_without_deals(const Case& value, const SettingsView& settings, std::span<const BaseYear> path);

/// From the spot's day to the last valued year's end.
Years years_to_horizon(const Case& value);

}  // namespace fairvalue::detail
