/// \file model/derived_number.hpp
/// A number of a calculation that remembers what it was made from.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <fairvalue/core/standing.hpp>

namespace fairvalue {

/// One number of a calculation: an input, or the result of an operation on numbers before it.
struct DerivedNumber {
  std::string name;       ///< "value by parts", "deal.A.margin"; empty for what has no name of its own
  std::string operation;  ///< "input", "constant", "+", "x", or the function that gave it
  std::vector<std::size_t> operands;  ///< positions in the derivation, all before this number's own
  double value;                       ///< in base units
  /// Of an input its own, of what a scenario sets `assumed`; of a result `assumed` where any operand is our
  /// choice, else `derived`. A constant is `stated`: it is part of the formula.
  Standing standing;
  std::string source;  ///< of an input: source, or the scenario's reason
};

/// A calculation in the order in which it was made; the last number is its result.
using Derivation = std::vector<DerivedNumber>;

}  // namespace fairvalue
