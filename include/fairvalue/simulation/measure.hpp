/// \file simulation/measure.hpp
/// The probability measure under which paths are drawn and hits are counted.
#pragma once
#include <string_view>

#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// The pricing measure, by its numeraire. Neither gives forecasts.
enum class Measure {
  risk_neutral,  ///< numeraire money: log drift r - q - sigma^2 / 2
  share          ///< numeraire share: log drift r - q + sigma^2 / 2; a penny warrant's value is S times its
                 ///< probability of vesting
};
template <>
inline constexpr auto enum_names<Measure> = names_of("measure",
                                                     {{"risk_neutral", "risk-neutral"}, {"share"}});

}  // namespace fairvalue
