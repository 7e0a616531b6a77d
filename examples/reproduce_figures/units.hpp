/// \file reproduce_figures/units.hpp
/// The units of the ledger: what each measures, and how many base units one of it is.
#pragma once
#include <cstddef>
#include <string>

#include <fairvalue/core/date.hpp>

namespace figures {

enum class Dimension {
  ratio,              ///< 1; percent, points, times
  money,              ///< currency unit
  per_share,          ///< currency unit a share
  years,              ///< year
  hours,              ///< hour
  seconds,            ///< second
  bytes,              ///< byte
  bytes_per_second,   ///< byte a second
  shares,             ///< share
  gigawatts,          ///< gigawatt
  per_gigawatt,       ///< currency unit a gigawatt
  shares_a_gigawatt,  ///< share a gigawatt
  date,               ///< a day; as a number, days since 1970-01-01
  count,              ///< one of whatever is counted
  per_second,         ///< so many of it a second
  calendar_year       ///< a year's number
};

struct Unit {
  Dimension dimension;
  double scale;  ///< base units in one
};

/// Throws fairvalue::Error for a unit the table does not have.
const Unit& unit(const std::string& name);

/// The unit of the i-th value of a row: "USD bn; x" gives each value its own, any other name serves all.
const Unit& unit_of_value(const std::string& name, std::size_t i);

/// A value as the ledger writes it, as a number in that unit: 46.95, or for a date its day number. Throws
/// fairvalue::Error naming `id` when it is neither.
double parse_value(const std::string& id, const Unit& unit, const std::string& text);

/// Days since 1970-01-01, and back.
double day_number(fairvalue::Date date);
fairvalue::Date date_of(double day_number);

}  // namespace figures
