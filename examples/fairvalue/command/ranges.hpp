/// \file fairvalue/command/ranges.hpp
/// Over which numbers an analysis moves the inputs of a case.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/input_range.hpp>

#include "fairvalue/case/request.hpp"

namespace calculator {

struct Ranges {
  std::vector<fairvalue::InputRange> all;
  std::string source;                 ///< where they are from, as a sentence
  std::vector<std::string> doubts{};  ///< numbers that are most likely slips
};

/// Those of --range; else 5 and 95 % of the uncertain inputs; else what the scenarios set. Throws
/// fairvalue::Error where there are none, and says what can be given.
Ranges asked_ranges(const Request& request, const fairvalue::CaseFile& file, const fairvalue::Case& value);

/// The same for `warrants_model`, whose inputs no case gives ranges: without --range a tenth less and a tenth
/// more of each, up to a point for a percentage of 0, and all milestones up to a year later; no penny strike.
Ranges warrant_ranges(const Request& request, const fairvalue::CaseFile& file,
                      const fairvalue::CallableModel& warrants);

/// Those with a tenth less and a tenth more of each other input of the case, where they are fewer than `least`
/// and at least one. The source says so.
Ranges with_tenths(Ranges ranges, const fairvalue::Case& value, std::size_t least);

/// An example of an option, around a low and a high multiple.
struct VaryExample {
  const char* before;
  const char* between;
  const char* after;
};
/// The names of the inputs, and the example with multiples about the case's own.
std::string what_can_vary(const fairvalue::Case& value, const VaryExample& example);

}  // namespace calculator
