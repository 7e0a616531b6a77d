/// \file lib/model/detail/checked_case.hpp
/// Parts of the calculation for a case that has been checked: what runs thousands of times checks it once.
#pragma once
#include <optional>
#include <vector>

namespace fairvalue {
struct BaseYear;
struct Case;
struct DealYear;
struct OperatingModel;
struct RollingMultiple;
struct Settings;
}  // namespace fairvalue

namespace fairvalue::detail {

/// As base_path, of a model that require_operating_model accepts.
std::vector<BaseYear> base_path_of_checked(const OperatingModel& model, double eps_growth, double revenue_growth,
                                           const std::optional<RollingMultiple>& multiple);

/// The base path of a checked case in a scenario.
std::vector<BaseYear> base_path_of_checked(const Case& value, const Settings& settings);

/// As deal_loop, on its base path.
std::vector<DealYear> deal_loop_on(const Case& value, const Settings& settings, const std::vector<BaseYear>& path);

}  // namespace fairvalue::detail
