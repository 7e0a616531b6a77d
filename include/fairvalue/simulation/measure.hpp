/// \file simulation/measure.hpp
/// Whose probabilities: the measure under which paths are drawn and hits are counted.
#pragma once
#include <string_view>

#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// The measure of a probability. Neither is a forecast.
enum class Measure {
  risk_neutral,  ///< prices money: log drift r - q - sigma^2 / 2
  share          ///< prices shares: log drift r - q + sigma^2 / 2; a penny warrant's probability of value
};
template <>
inline constexpr auto enum_names<Measure> = names_of("measure",
                                                     {{"risk_neutral", "risk-neutral"}, {"share"}});

}  // namespace fairvalue
