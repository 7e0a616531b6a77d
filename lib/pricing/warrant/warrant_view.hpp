/// \file pricing/warrant/warrant_view.hpp
/// A warrant's terms seen from one day.
#pragma once
#include <cstddef>
#include <optional>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue::detail {

/// What is left of a warrant on a day.
struct WarrantView {
  OpenWarrant open;
  Years expiry;  ///< left
  int closes_left;
  Date next_close;  ///< without a calendar the next day
  std::optional<TradingCalendar> calendar;
  ConditionOutlook outlook;  ///< without the milestones of a deployment model, which are correlated
  bool has_deployment;
  ClaimMethods methods;
};

/// `open`: of the position. Throws DomainError on a bad outlook, or a day after the expiry.
WarrantView view_of(OpenWarrant open, const WarrantPosition& position, const ClaimMethods& methods);

/// Closes after `as_of` up to `expiry`; without a calendar 252 a year.
int closes_left(const std::optional<TradingCalendar>& calendar, Date as_of, Date expiry);

/// Whether a value of market conditions only is one of the grant date.
bool is_at_grant(const OpenWarrant& open);

/// The tranche's shares but for those that are lost or exercised.
Shares shares_alive(const WarrantView& view, std::size_t tranche);

}  // namespace fairvalue::detail
