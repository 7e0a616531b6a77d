/// \file model/calibration.hpp
/// The company without its deals against a price: what it is worth, and what makes it worth that price.
#pragma once
#include <optional>

#include <fairvalue/model/named_inputs.hpp>

namespace fairvalue {

/// Multiple x EPS of its window on `day`, without deals and warrants; NM where that EPS is <= 0. Days from
/// the first year's start (with `year_before`, and for NTM, from that year's), to two years past the last
/// valued. Throws DomainError as rolling_eps does for other days.
std::optional<PerShare> base_price(const Case& value, const Settings& settings, Date day);

/// The price without deals on the last valued year's end, brought to the spot's day at the required return.
/// Throws DomainError where that year has no price.
PerShare base_value(const Case& value, const Settings& settings);

/// The number that, put in place of the input, makes base_value the price: a required return above -100 %, or
/// a growth from -99 % to 500 % a year. Empty where none does. Share flows at the year's price move with the
/// growth.
std::optional<double> calibrated(const Case& value, const Settings& settings, CalibratedInput input,
                                 PerShare price);

/// The case with the number that `value.calibrate` asks for in place of its own, marked as derived; the case
/// itself where it asks for none. Throws DomainError where no number gives the price.
Case with_calibration(Case value);

}  // namespace fairvalue
