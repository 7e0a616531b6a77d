/// \file lib/model/detail/deal_years.hpp
/// The deal loop one year at a time, for those that keep only the last.
#pragma once
#include <cstddef>
#include <span>

#include <fairvalue/model/deal_year.hpp>

#include "prepared_case.hpp"

namespace fairvalue::detail {

/// As deal_loop. Allocates nothing for a case of up to 4 deals with 16 milestones each and 16 tranches in
/// all.
class DealYears {
 public:
  /// The base path in the scenario; all arguments must outlive it.
  DealYears(const PreparedCase& prepared, const SettingsView& settings, std::span<const BaseYear> path);

  bool done() const { return next_ == prepared_.value.company.years.size(); }
  /// The year after the last one given. Not `done`.
  DealYear next();

 private:
  const PreparedCase& prepared_;
  const SettingsView& settings_;
  std::span<const BaseYear> path_;
  DealPaths volumes_;
  TrancheBook book_;
  std::size_t next_ = 0;
  Shares vested_{0.0};
};

}  // namespace fairvalue::detail
