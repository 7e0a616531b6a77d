/// \file pricing/warrant/gate_reduction.hpp
/// A warrant's terms seen from one day, and its tranches as claims in numbers.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include <fairvalue/pricing/claim_conditions.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>

#include "linear_outlook.hpp"

namespace fairvalue::detail {

/// What is left of a warrant on a day.
struct WarrantView {
  ValueKind kind;
  Warrant terms;  ///< on the shares of the day
  Date as_of;
  Years expiry;  ///< left
  int closes_left;
  Date next_close;  ///< without a calendar the next day
  const ConditionOutlook& outlook;
  ClaimMethods methods;
  std::vector<TrancheVesting> states;  ///< of the tranches; empty when nothing is known to have happened
  std::vector<LinearProgress> linear;  ///< by tranche, 0 for cliffs; empty as the states are
  std::vector<bool> exercise_met;      ///< of the exercise gates, in their order
  std::vector<MetByClose> met;         ///< by tranche, by the day's close alone; empty with a history
  DatedSeries<PerShare> closes;        ///< that count, on the shares of the day
};

/// `close` is the day's, for want of a history; none if it is not known. Throws DomainError on bad terms,
/// outlook or history, or a day outside the warrant's life. The outlook must outlive the view.
WarrantView view_of(ValueKind kind, const Warrant& warrant, Date as_of, const ConditionOutlook& outlook,
                    const ValuationTerms& terms, std::optional<PerShare> close);

/// The tranche's shares but for those that are lost or exercised.
Shares shares_alive(const WarrantView& view, std::size_t tranche);

/// Throws DomainError naming the gate that no claim describes: "tranches[2].gates[1]: must be ...".
TrancheClaim claim_of(const WarrantView& view, std::size_t tranche);

}  // namespace fairvalue::detail
