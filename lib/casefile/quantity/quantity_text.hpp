/// \file casefile/quantity/quantity_text.hpp
/// Quantities as an analyst writes them: "15 bn USD", "22x", "12 %", "9 months".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/number_key.hpp>

namespace fairvalue::detail {

using fairvalue::Dimension;

/// A number, or the rule that the text breaks.
struct ParsedQuantity {
  std::optional<double> value{};
  std::string rule{};  ///< "an amount in USD such as \"15 bn USD\"", with what was wrong in brackets
};

/// A decimal number, a scale and a unit, blanks between them or not. Scales: k, thousand, m, mn, million, bn,
/// billion, tn, trillion. Units: those of the dimension, or none; another is refused, the right one named.
/// The number is the nearest double to what is written: 0.37 % is 0.0037. Commas in numbers are refused.
ParsedQuantity parse_quantity(std::string_view text, Dimension dimension, std::string_view currency);

/// The currency that an amount of the dimension is written in; none for what is no amount.
std::optional<std::string> currency_of(std::string_view text, Dimension dimension);

/// A regular expression (ECMA 262) of the texts that `parse_quantity` takes, in any currency.
std::string pattern_of(Dimension dimension);

/// "22 to 43", "20 to 30 %": two quantities, of which the first may leave its scale and unit to the second.
struct ParsedRange {
  std::optional<double> low{};
  std::optional<double> high{};
  std::string rule{};
};
/// None where there is no " to " in the text.
std::optional<ParsedRange> parse_range(std::string_view text, Dimension dimension, std::string_view currency);

/// What a number of the dimension may look like: "an amount in USD such as \"15 bn USD\"".
std::string form_of(Dimension dimension, std::string_view currency);

/// Beyond it a number is a slip of the keyboard: no share has cost 1e9 in any currency.
double most_in_size(Dimension dimension);

/// The dimension of a scenario's input by the last part of its name: `deal.OpenAI 6 GW.delay_months` is in
/// months. None for a name that no case has.
std::optional<Dimension> dimension_of_input(std::string_view name);

/// Where a file has the input that this last part names: a path from its top, or from its deal. None for what
/// only a scenario sets.
std::optional<std::string> file_key_of_input(std::string_view name, bool of_deal);

/// The names that such inputs end in: those of a deal, or those of the case itself.
std::vector<std::string> names_of_inputs(bool of_deal);

}  // namespace fairvalue::detail
