/// \file industry/capital_spending.hpp
/// What capital spending leaves of the cash flow, and how long the profit takes to earn it.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Operating cash flow and spending of a first year, and how both grow.
struct SpendingPlan {
  Money operating_cash_flow;  ///< of the first year; > 0
  double cash_flow_growth;    ///< a year; > -1
  Money capital_spending;     ///< of the first year; >= 0
  double spending_growth;     ///< a year; > -1
};

struct SpendingYear {
  int year;  ///< 0 for the first
  Money operating_cash_flow;
  Money capital_spending;
  Money free_cash_flow;  ///< what is left; negative must be borrowed or raised
};

/// The years 0 to `years`, both inside; years up to 1,000,000. Throws DomainError naming
/// `plan.capital_spending` and so on.
std::vector<SpendingYear> spending_path(const SpendingPlan& plan, int years);

/// The spending growth a year that uses up all of the cash flow in year `years` (from 1): free cash flow is
/// zero there. No answer without spending in the first year.
std::optional<double> growth_to_zero_free_cash_flow(const SpendingPlan& plan, int years);

/// Years of gross profit that a spending is: spending / (revenue x margin). Spending >= 0, revenue > 0, gross
/// margin above 0 and at most 1.
Years years_of_gross_profit(Money spending, Money revenue, double margin);

}  // namespace fairvalue
