#include <fairvalue/industry/rental.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

double rental_discount(Money price, Money reference) {
  return require_result("rental_discount",
                        1.0 - require_positive("price", price) / require_positive("reference", reference));
}

Money rental_revenue_per_year(Money price, double utilisation, double hours) {
  require_positive("price", price);
  require_fraction("utilisation", utilisation);
  require(0.0 < hours && hours <= most_hours_per_year, "hours", "above 0 and at most 8784 (a leap year)",
          hours);
  return require_result("rental_revenue_per_year", price * (utilisation * hours));
}

double break_even_utilisation(Money price, Money reference_price, double reference_utilisation) {
  require_positive("price", price);
  require_positive("reference_price", reference_price);
  const Money earned = reference_price * require_fraction("reference_utilisation", reference_utilisation);
  require(earned <= price, "price",
          fmt::format("at least {}, what the reference earns an hour", earned.value), price.value);
  return require_result("break_even_utilisation", earned / price);
}

}  // namespace fairvalue
