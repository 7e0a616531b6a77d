/// \file scenario/input_range.hpp
/// A range over which an analysis moves one input.
#pragma once
#include <string>

namespace fairvalue {

/// The range of an input. low and high may be equal and need not enclose the base value.
struct InputRange {
  std::string input;
  double low;
  double high;  ///< >= low
};

}  // namespace fairvalue
