/// \file casefile/number_key.hpp
/// What a program asks of one number in a file: its key, what it means, its rule and its units.
#pragma once
#include <cstddef>
#include <limits>

#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// What a number must be, whatever else holds.
enum class NumberRule {
  any,           ///< finite
  positive,      ///< > 0
  non_negative,  ///< >= 0
  fraction,      ///< from 0 to 1
  growth         ///< > -1
};
template <>
inline constexpr auto enum_names<NumberRule> = names_of("rule", {"any", "positive", "non_negative",
                                                                 "fraction", "growth"});

/// What a number measures, which says the units it may be written in and the base unit it is kept in.
enum class Dimension {
  number,        ///< no unit
  percent,       ///< kept as a decimal
  money,         ///< currency units
  per_share,     ///< currency units a share
  per_gigawatt,  ///< currency units a gigawatt
  shares,
  multiple,  ///< times
  years,
  months,
  days,
  gigawatts,
  volume,                 ///< gigawatts or currency units, as its measure says
  bytes,                  ///< decimal: 1 GB is 1e9
  bytes_per_second,       ///< decimal
  operations_per_second,  ///< floating-point
  watts
};
template <>
inline constexpr auto enum_names<Dimension> =
    names_of("dimension", {"number", "percent", "money", "per_share", "per_gigawatt", "shares", "multiple",
                           "years", "months", "days", "gigawatts", "volume", "bytes", "bytes_per_second",
                           "operations_per_second", "watts"});

struct NumberKey {
  const char* name;
  const char* meaning;  ///< a sentence
  NumberRule rule = NumberRule::any;
  Dimension dimension = Dimension::number;  ///< of a plain number; Money, Years and the like say their own
  std::size_t least = 0;                    ///< elements of a list
  std::size_t most = std::numeric_limits<std::size_t>::max();
};

}  // namespace fairvalue
