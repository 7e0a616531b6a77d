/// \file reproduce_figures/units.hpp
/// The units of the ledger: what each measures, and how many base units one of it is.
#pragma once
#include <string>

namespace figures {

enum class Dimension {
  ratio,             ///< 1; percent, points, times
  money,             ///< currency unit
  per_share,         ///< currency unit a share
  years,             ///< year
  hours,             ///< hour
  seconds,           ///< second
  bytes,             ///< byte
  bytes_per_second,  ///< byte a second
  count,             ///< one of whatever is counted
  calendar_year      ///< a year's number
};

struct Unit {
  Dimension dimension;
  double scale;  ///< base units in one
};

/// Throws fairvalue::Error for a unit the table does not have.
const Unit& unit(const std::string& name);

}  // namespace figures
