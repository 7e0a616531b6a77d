/// \file deal/exercise.hpp
/// How an exercise is settled, and what the holder has from it.
#pragma once
#include <optional>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

enum class ExerciseSettlement {
  cash,  ///< the strike is paid in cash and every share exercised is delivered
  net    ///< nothing is paid; shares worth the gain are delivered ("cashless exercise")
};
template <>
inline constexpr auto enum_names<ExerciseSettlement> = names_of("settlement",
                                                                {{"cash"}, {"net", "net exercise"}});

/// price - strike, at least 0 and at most `cap`: what a share exercised is worth to the holder. Price > 0,
/// strike >= 0, cap > 0.
PerShare exercise_gain(PerShare strike, PerShare price, std::optional<PerShare> cap = {});

/// Shares delivered for `exercised` ones: all of them for cash, exercised x gain / price for net exercise,
/// not rounded. Throws DomainError for a cap with cash settlement, where it would have nothing to reduce.
Shares delivered_shares(ExerciseSettlement settlement, Shares exercised, PerShare strike, PerShare price,
                        std::optional<PerShare> cap = {});

}  // namespace fairvalue
