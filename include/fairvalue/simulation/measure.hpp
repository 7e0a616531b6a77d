/// \file simulation/measure.hpp
/// Whose probabilities: the measure under which paths are drawn and hits are counted.
#pragma once
#include <string_view>

namespace fairvalue {

/// The measure of a probability. Neither is a forecast.
enum class Measure {
  risk_neutral,  ///< prices money: log drift r - q - sigma^2 / 2
  share          ///< prices shares: log drift r - q + sigma^2 / 2; a penny warrant's probability of value
};
/// "risk-neutral", "share".
std::string_view to_string(Measure measure);

}  // namespace fairvalue
