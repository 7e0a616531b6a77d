#include <fairvalue/accounting/remaining_obligation.hpp>

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

RemainingObligation remaining_obligation(const CustomerAward& award, std::span<const PurchasePeriod> periods,
                                         double committed, Money price) {
  require_not_empty("periods", periods.size());
  require_non_negative("price", price);
  double made = 0.0;
  for (const PurchasePeriod& period : periods) made += period.purchases;
  require(require_finite("committed", committed) >= made, "committed",
          fmt::format("at least {:.6g} (the purchases made)", made), committed);
  std::vector<PurchasePeriod> ahead{periods.begin(), periods.end()};
  PurchasePeriod rest = ahead.back();  // by the last judgement
  rest.label = "committed";
  rest.purchases = committed - made;
  rest.revenue = price * rest.purchases;
  if (rest.expected_purchases) *rest.expected_purchases = std::max(*rest.expected_purchases, committed);
  ahead.push_back(rest);
  CustomerAward shown = award;
  shown.policy.negative_revenue = NegativeRevenue::shown;
  const CostFlow flow = contra_revenue(shown, ahead).back().total;
  return {.gross = rest.revenue, .contra_revenue = flow.recognised, .net = rest.revenue - flow.recognised};
}

}  // namespace fairvalue
