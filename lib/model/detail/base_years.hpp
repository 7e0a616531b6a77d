/// \file lib/model/detail/base_years.hpp
/// The base path of a model that is checked already: what runs thousands of times checks it once.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <boost/container/small_vector.hpp>

#include <fairvalue/model/operating_model.hpp>

namespace fairvalue::detail {

/// A longer path takes memory of its own.
using BasePath = boost::container::small_vector<BaseYear, 12>;

/// The periods of the base path: the years valued and `years_beyond` more.
std::vector<FiscalPeriod> base_periods(const OperatingModel& model);

/// As base_path, of a model that require_operating_model accepts and of its periods. Allocates nothing where
/// no share count is planned.
BasePath base_years(const OperatingModel& model, std::span<const FiscalPeriod> periods, double eps_growth,
                    double revenue_growth, const std::optional<RollingMultiple>& multiple);

}  // namespace fairvalue::detail
