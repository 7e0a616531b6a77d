#include <fairvalue/industry/payback.hpp>

#include <cmath>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

/// Rent over a time with every hour rented.
Money full_rent(Money price, Years time, double hours) {
  return rental_revenue_per_year(price, 1.0, hours) * time.value;
}

}  // namespace

std::optional<Years> payback_time(Money cost, Money income_a_year) {
  require_positive("cost", cost);
  require_finite("income_a_year", income_a_year);
  if (income_a_year <= Money{0}) return std::nullopt;
  return Years{require_result("payback_time", cost / income_a_year)};
}

std::optional<double> utilisation_to_repay(Money cost, Money price, Years horizon, double hours) {
  require_positive("cost", cost);
  require_positive("horizon", horizon);
  const double utilisation = cost / require_positive("rent of the horizon", full_rent(price, horizon, hours));
  if (!(utilisation <= 1.0)) return std::nullopt;
  return require_result("utilisation_to_repay", utilisation);
}

double lifetime_return(Money cost, Money price, Years life, double utilisation, double hours) {
  require_positive("cost", cost);
  require_positive("life", life);
  require_fraction("utilisation", utilisation);
  return require_result("lifetime_return", utilisation * full_rent(price, life, hours) / cost);
}

Money capital_cost_per_hour(Money cost, Years life, double hours) {
  require_positive("cost", cost);
  require_positive("life", life);
  const double rented = full_rent(Money{1}, life, hours).value;  // the number of hours
  return require_result("capital_cost_per_hour", cost / rented);
}

double capital_recovery_factor(double cost_of_capital, Years life) {
  require_non_negative("cost_of_capital", cost_of_capital);
  require_positive("life", life);
  const double repaid = -std::expm1(-life.value * std::log1p(cost_of_capital));  // 1 - (1 + k)^-life
  const double factor = cost_of_capital == 0.0 ? 1.0 / life.value : cost_of_capital / repaid;
  return require_result("capital_recovery_factor", factor);
}

Money capital_recovery_per_hour(Money cost, Years life, double cost_of_capital, double hours) {
  if (cost_of_capital == 0.0) return capital_cost_per_hour(cost, life, hours);
  require_positive("cost", cost);
  const double hours_a_year = full_rent(Money{1}, Years{1}, hours).value;
  return require_result("capital_recovery_per_hour",
                        cost * capital_recovery_factor(cost_of_capital, life) / hours_a_year);
}

}  // namespace fairvalue
