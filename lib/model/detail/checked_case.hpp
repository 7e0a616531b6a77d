/// \file lib/model/detail/checked_case.hpp
/// Parts of the calculation for a case that has been checked: what runs thousands of times checks it once.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/model/deal_loop.hpp>

namespace fairvalue::detail {

/// As base_path, of a model that require_operating_model accepts.
std::vector<BaseYear> base_path_of_checked(const OperatingModel& model, double eps_growth, double revenue_growth,
                                           const std::optional<RollingMultiple>& multiple);

/// As deal_loop, on its base path.
std::vector<DealYear> deal_loop_on(const Case& value, const Settings& settings, const std::vector<BaseYear>& path);

/// The base path of a checked case in a scenario.
inline std::vector<BaseYear> base_path_of_checked(const Case& value, const Settings& settings) {
  return base_path_of_checked(value.company, settings.eps_growth, settings.revenue_growth, settings.multiple);
}

}  // namespace fairvalue::detail
