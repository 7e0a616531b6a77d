/// \file lib/model/detail/prepared_case.hpp
/// What no setting changes in a case, worked out once for many evaluations.
#pragma once
#include <vector>

#include "base_years.hpp"
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

/// The base path in a scenario.
BasePath base_path_in(const PreparedCase& prepared, const SettingsView& settings);

}  // namespace fairvalue::detail
