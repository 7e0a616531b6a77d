#include <fairvalue/accounting/unrecognised_cost.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

Money unrecognised_cost(const TrancheCost& cost) {
  return require_result("unrecognised_cost", cost.counted * cost.value - cost.cost.closing);
}

PerShare average_unrecognised_cost(const CustomerTranche& tranche, const TrancheCost& cost, Shares issuable) {
  require_positive("issuable", issuable);
  require(issuable <= tranche.shares, "issuable",
          fmt::format("at most {:.6g} (the tranche's shares)", tranche.shares.value), issuable.value);
  if (tranche.purchases == 0.0) return PerShare{0.0};
  const Money booked = 0.5 * (cost.cost.opening + cost.cost.closing);
  const Money open = std::max(Money{0.0}, issuable * cost.value - booked);
  return require_result("average_unrecognised_cost", open / issuable);
}

}  // namespace fairvalue
