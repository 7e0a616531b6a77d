/// \file pricing/warrant/gate_reduction.hpp
/// A warrant's terms seen from one day, and its tranches as claims in numbers.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

#include "linear_outlook.hpp"

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

/// Every tranche as a claim, or the reason why none describes it.
std::vector<Outcome<TrancheClaim>> claims_of(const WarrantView& view);

/// The tranche's shares but for those that are lost or exercised.
Shares shares_alive(const WarrantView& view, std::size_t tranche);

/// Throws DomainError naming the gate that no claim describes: "tranches[2].gates[1]: must be ...".
TrancheClaim claim_of(const WarrantView& view, std::size_t tranche);

}  // namespace fairvalue::detail
