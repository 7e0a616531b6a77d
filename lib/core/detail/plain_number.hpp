// Numbers in running text, as people write them.
#pragma once
#include <string>

namespace fairvalue::detail {

/// Rounded to `significant` digits (1 to 17), without an exponent and without zeros at the end: "0.519" for
/// 0.5188466282526127 and three digits, "5300" for 5300. Digits before the point are never cut off.
std::string plain_number(double value, int significant);

/// A decimal as percent: "51.9 %" for 0.5188466282526127 and three digits.
std::string plain_percent(double value, int significant);

/// In millions or billions from there on: "1.622 bn" for 1.622e9, four digits.
std::string plain_amount(double value);

}  // namespace fairvalue::detail
