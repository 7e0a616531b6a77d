/// \file industry/payback.hpp
/// When an accelerator has earned its price, and what of its hourly rent the price is.
/// Only what takes a cost of capital is discounted; the rest are the figures the trade quotes.
#pragma once
#include <optional>

#include <fairvalue/core/units.hpp>
#include <fairvalue/industry/rental.hpp>

namespace fairvalue {

/// cost / what a year leaves. Cost > 0, both finite. No answer when a year leaves nothing or less.
std::optional<Years> payback_time(Money cost, Money income_a_year);

/// The utilisation at which rent alone repays the cost within the horizon: cost / (price x hours x horizon).
/// All > 0, hours a year at most 8784. No answer above 1: at that price no utilisation does.
std::optional<double> utilisation_to_repay(Money cost, Money price, Years horizon,
                                           double hours = hours_per_year);

/// Rent over the whole life as a multiple of the cost: price x hours x life x utilisation / cost.
/// Cost, price and life > 0, utilisation in [0, 1].
double lifetime_return(Money cost, Money price, Years life, double utilisation,
                       double hours = hours_per_year);

/// The cost spread over every hour of the life, used or not: 40,000 over five years is 0.913 an hour. Both >
/// 0.
Money capital_cost_per_hour(Money cost, Years life, double hours = hours_per_year);

/// The level payment at the end of each year that repays 1 over the life with interest (capital recovery
/// factor): k / (1 - (1 + k)^-life), and 1 / life for k = 0. At 10 % over five years 0.26380. Cost of capital
/// k >= 0, a year, compounded annually; life > 0, also a fraction of years.
double capital_recovery_factor(double cost_of_capital, Years life);

/// The cost spread over every hour of the life, used or not, with interest: cost x capital recovery factor /
/// hours. 45,000 over five years is 1.355 an hour at 10 % and 1.027 at 0 %. A year's hours are taken as paid
/// at its end, as the factor has it. Cost > 0, hours a year above 0 and at most 8784.
Money capital_recovery_per_hour(Money cost, Years life, double cost_of_capital,
                                double hours = hours_per_year);

}  // namespace fairvalue
