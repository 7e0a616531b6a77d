/// \file fairvalue/ranges.hpp
/// Over which numbers an analysis moves the inputs of a case.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/scenario/input_range.hpp>

#include "request.hpp"

namespace calculator {

struct Ranges {
  std::vector<fairvalue::InputRange> all;
  std::string source;  ///< where they are from, as a sentence
};

/// Those of --range; else 5 and 95 % of the uncertain inputs; else what the scenarios set. Throws
/// fairvalue::Error where there are none, and says what can be given.
Ranges asked_ranges(const Request& request, const fairvalue::CaseFile& file, const fairvalue::Case& value);

/// The names of the inputs, and an example with two multiples in place of its braces.
std::string what_can_vary(const fairvalue::Case& value, const std::string& example);

}  // namespace calculator
