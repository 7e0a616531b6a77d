/// \file industry/rental.hpp
/// Renting accelerators by the hour. Prices are money per GPU-hour.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// 24 x 365, as the trade counts a year.
inline constexpr double hours_per_year = 8760.0;
/// 24 x 366: no year has more.
inline constexpr double most_hours_per_year = 8784.0;

/// 1 - price / reference: 1.99 against 3.00 is 33.67 % off. Negative for a premium. Both > 0.
/// The premium the other way is growth(price, reference), 50.75 %: not the same number.
double rental_discount(Money price, Money reference);

/// Gross revenue of one GPU in a year: price x hours x utilisation. Price > 0, utilisation in [0, 1], hours
/// above 0 and at most 8784 (a leap year).
Money rental_revenue_per_year(Money price, double utilisation, double hours = hours_per_year);

/// The utilisation at which `price` earns what `reference_price` earns at `reference_utilisation`:
/// reference x u / price. Prices > 0, utilisation in [0, 1].
/// Throws DomainError naming `price` when the answer would exceed 1: no utilisation makes up for that price.
double break_even_utilisation(Money price, Money reference_price, double reference_utilisation);

}  // namespace fairvalue
