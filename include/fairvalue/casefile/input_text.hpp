/// \file casefile/input_text.hpp
/// The inputs of a case by either of their names, and their numbers as an analyst writes them.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <fairvalue/casefile/key_path.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/interval.hpp>

namespace fairvalue {

/// Where a case file has the input of this name: `valuation.multiple` for "multiple", `deal."A".margin` for
/// "deal.A.margin". None for what only a scenario sets (delay_months, gigawatts, interval_factor), and for a
/// name that no case has.
std::optional<KeyPath> path_of_input(std::string_view input);

/// The inverse: the name, as `named_inputs` has it, of the input at a path. A deal is named by its name, by
/// its index in `deals`, or, where there is one only, by nothing. None where no input is.
std::optional<std::string> input_at_path(const KeyPath& path, std::span<const std::string> deals);

/// A number of an input, as in a case file: "24x", "12 %", "15 bn USD/GW"; bare in base units; at most 1e24
/// in size. Throws DomainError naming the input: "multiple: must be a multiple such as \"22x\", got '22 %'".
double input_number(std::string_view input, std::string_view text, const Currency& currency);

/// Two numbers, of which the first may leave its scale and unit to the second: "20" and "35 %". Throws
/// DomainError as `input_number`, and unless the low one is at most the high one.
Interval<double> input_interval(std::string_view input, std::string_view low, std::string_view high,
                                const Currency& currency);

/// The same for a number of any name in a unit of the library's tables: "currency/share" with the currency's
/// own code, "x", "%", "months", else a plain number.
double number_in_unit(std::string_view name, std::string_view unit, std::string_view text,
                      const Currency& currency);
Interval<double> interval_in_unit(std::string_view name, std::string_view unit, std::string_view low,
                                  std::string_view high, const Currency& currency);

/// What is most likely a percentage without its sign, a growth or a return above 100 % a year: "should be a
/// decimal of at most 1 (100 % a year), got 5". None for what may be meant.
std::optional<std::string> doubt_of_input(std::string_view input, double value);

}  // namespace fairvalue
