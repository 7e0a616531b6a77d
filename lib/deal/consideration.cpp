#include <fairvalue/deal/consideration.hpp>

#include <string>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {

const EquityPurchase& require_equity(std::string_view field, const EquityPurchase& equity) {
  const std::string name{field};
  require_positive(name + ".cash", equity.cash);
  if (equity.fair_value) require_non_negative(name + ".fair_value", *equity.fair_value);
  if (equity.paid_on) require_date(name + ".paid_on", *equity.paid_on);
  return equity;
}

const Loan& require_loan(std::string_view field, const Loan& loan) {
  const std::string name{field};
  require_positive(name + ".principal", loan.principal);
  require_enumerator(name + ".lender", loan.lender);
  require_date(name + ".drawn", loan.drawn);
  require_date(name + ".repaid", loan.repaid);
  require(loan.drawn < loan.repaid, name + ".repaid", "after it was drawn on " + to_string(loan.drawn),
          to_string(loan.repaid));
  require_growth(name + ".rate", loan.rate);
  if (loan.fair_rate) require_growth(name + ".fair_rate", *loan.fair_rate);
  return loan;
}

Money cost_to_seller(const EquityPurchase& equity) {
  require_equity("equity", equity);
  return require_result("cost_to_seller", equity.cash - equity.fair_value.value_or(equity.cash));
}

Money cost_to_seller(const Loan& loan) {
  require_loan("loan", loan);
  const double relative = (1.0 + loan.rate) / (1.0 + loan.fair_rate.value_or(loan.rate));
  const double repaid = compound(relative - 1.0, year_fraction(loan.drawn, loan.repaid));
  const double side = loan.lender == Lender::seller ? 1.0 : -1.0;
  return require_result("cost_to_seller", side * (1.0 - repaid) * loan.principal);
}

}  // namespace fairvalue
