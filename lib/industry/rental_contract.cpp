#include <fairvalue/industry/rental_contract.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

Money contract_value(const RentalContract& contract) {
  require_positive("contract.price", contract.price);
  require_positive("contract.term", contract.term);
  require(0.0 < contract.hours_a_year && contract.hours_a_year <= most_hours_per_year,
          "contract.hours_a_year", "above 0 and at most 8784 (a leap year)", contract.hours_a_year);
  return require_result("contract_value", contract.price * (contract.hours_a_year * contract.term.value));
}

Money prepayment(const RentalContract& contract) {
  return require_result("prepayment",
                        require_fraction("contract.prepaid", contract.prepaid) * contract_value(contract));
}

Years prepaid_time(const RentalContract& contract) {
  require_positive("contract.term", contract.term);
  return require_result("prepaid_time",
                        require_fraction("contract.prepaid", contract.prepaid) * contract.term);
}

double customer_financed_share(const RentalContract& contract, Money chip_price) {
  const double share = prepayment(contract) / require_positive("chip_price", chip_price);
  return require_result("customer_financed_share", share);
}

}  // namespace fairvalue
