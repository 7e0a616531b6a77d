#include <fairvalue/industry/capital_spending.hpp>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_plan(const SpendingPlan& plan) {
  require_positive("plan.operating_cash_flow", plan.operating_cash_flow);
  require_growth("plan.cash_flow_growth", plan.cash_flow_growth);
  require_non_negative("plan.capital_spending", plan.capital_spending);
  require_growth("plan.spending_growth", plan.spending_growth);
}

}  // namespace

std::vector<SpendingYear> spending_path(const SpendingPlan& plan, int years) {
  require_plan(plan);
  require_periods("years", years);
  const auto cash_flows = path_forward(plan.operating_cash_flow, plan.cash_flow_growth, years);
  const auto spendings = path_forward(plan.capital_spending, plan.spending_growth, years);
  std::vector<SpendingYear> path;
  for (std::size_t i = 0; i < cash_flows.size(); ++i) {
    path.push_back({.year = static_cast<int>(i),
                    .operating_cash_flow = cash_flows[i],
                    .capital_spending = spendings[i],
                    .free_cash_flow = require_result("free_cash_flow", cash_flows[i] - spendings[i])});
  }
  return path;
}

std::optional<double> growth_to_zero_free_cash_flow(const SpendingPlan& plan, int years) {
  require_plan(plan);
  require_periods("years", years, 1);
  if (plan.capital_spending == Money{0}) return std::nullopt;
  const Years passed(years);
  const Money then =
      require_result("cash_flow", plan.operating_cash_flow * compound(plan.cash_flow_growth, passed));
  return cagr(plan.capital_spending, then, passed);
}

Years years_of_gross_profit(Money spending, Money revenue, double margin) {
  require_non_negative("spending", spending);
  require_positive("revenue", revenue);
  require(0.0 < margin && margin <= 1.0, "margin", "above 0 and at most 1", margin);
  return Years{require_result("years_of_gross_profit", spending / (margin * revenue))};
}

}  // namespace fairvalue
