/// \file lib/model/detail/prepared_case.hpp
/// What no setting changes in a case, worked out once for many evaluations.
#pragma once
#include <vector>

#include <boost/container/small_vector.hpp>

#include <fairvalue/model/operating_model.hpp>

#include "settings_view.hpp"
#include "tranche_book.hpp"

namespace fairvalue::detail {

/// A case that `require_case` accepts, which must outlive it.
struct PreparedCase {
  explicit PreparedCase(const Case& of);
  explicit PreparedCase(Case&&) = delete;
  PreparedCase(const PreparedCase&) = delete;
  PreparedCase& operator=(const PreparedCase&) = delete;

  const Case& value;
  std::vector<FiscalPeriod> periods;   ///< of the base path
  std::vector<TrancheTerms> tranches;  ///< those that can vest
  Years years_to_horizon;              ///< from the spot's day to the last valued year's end
};

/// A longer path takes memory of its own.
using BasePath = boost::container::small_vector<BaseYear, 12>;

/// The base path in a scenario. Allocates nothing where no share count is planned.
BasePath base_path_in(const PreparedCase& prepared, const SettingsView& settings);

/// As base_value.
PerShare base_value_in(const PreparedCase& prepared, const SettingsView& settings);

}  // namespace fairvalue::detail
