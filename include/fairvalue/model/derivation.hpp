/// \file model/derivation.hpp
/// Where a number comes from: each step of its calculation, down to the inputs and their sources.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <fairvalue/core/standing.hpp>
#include <fairvalue/core/table.hpp>

namespace fairvalue {

/// One number of a calculation: an input, or the result of an operation on numbers before it.
struct DerivedNumber {
  std::string name;       ///< "value by parts", "deal.A.margin"; empty for what has no name of its own
  std::string operation;  ///< "input", "constant", "+", "x", or the function that gave it
  std::vector<std::size_t> operands;  ///< positions in the derivation, all before this number's own
  double value;                       ///< in base units
  /// Of an input its own, of what a scenario sets `assumed`; of a result `assumed` where any operand is, else
  /// `derived`. A constant is `stated`: it is part of the formula.
  Standing standing;
  std::string source;  ///< of an input: source, or the scenario's reason
};

/// A calculation in the order in which it was made; the last number is its result.
using Derivation = std::vector<DerivedNumber>;

/// The inputs that the result rests on, each once, in order of their first use.
std::vector<std::size_t> inputs_of(const Derivation& derivation);

/// The number with its operands, theirs below it and so on, as indented lines: "value by parts = 82.62 (/)".
/// `depth` >= 0 limits how far down; a number shown before is not opened again.
std::vector<std::string> explained(const Derivation& derivation, std::size_t number, int depth);

}  // namespace fairvalue
