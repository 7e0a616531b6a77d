/// \file fairvalue/command/options.hpp
/// The values of a verb's own options.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/grid.hpp>
#include <fairvalue/scenario/input_range.hpp>

#include "fairvalue/case/request.hpp"

namespace calculator {

/// A whole number in the range, else `otherwise` where it was not given. Throws fairvalue::Error naming the
/// option.
std::uint64_t whole_option(const Request& request, const std::string& option,
                           fairvalue::Interval<std::uint64_t> range, std::uint64_t otherwise);

/// The inputs of a case by which options name them.
struct KnownInputs {
  std::vector<std::string> names;  ///< of `named_inputs`
  std::vector<std::string> deals;  ///< in the order of the file
  fairvalue::Currency currency;
  /// The case whose rules the numbers keep, as a scenario of it must; none: any number of the right unit.
  const fairvalue::Case* rules = nullptr;
  /// Those of a model of warrants with their units, in place of a case's.
  std::vector<fairvalue::NamedInput> of_warrants{};
  std::vector<std::string> awards{};  ///< likewise
};
/// Those of a case, and its rules; `value` must live as long.
KnownInputs known_inputs(const fairvalue::CaseFile& file, const fairvalue::Case& value);
/// Those of `warrants_model`, which go by the paths that --set takes too: award[0].warrant.strike.
KnownInputs known_inputs(const fairvalue::CaseFile& file, const fairvalue::CallableModel& warrants);

/// "multiple=25x:35x" and "multiple=25x,30x,35x"; the name is all before the last "=", and may be the path
/// that --set takes. Numbers have the units of a case file, bare ones are in base units. Throw
/// fairvalue::Error naming the option and quoting what was typed.
fairvalue::InputRange input_range(const std::string& option, const std::string& words,
                                  const KnownInputs& known);
fairvalue::GridAxis grid_axis(const std::string& option, const std::string& words, const KnownInputs& known);

/// A warning for each number of an option that is most likely a percentage without its sign:
/// "--range: eps_growth should be a decimal of at most 1 (100 % a year), got 5".
std::vector<std::string> doubts_of(const std::string& option, const std::string& input,
                                   std::span<const double> numbers);

/// The output that is asked for: one of value, by_earnings, warrants.
std::string output_option(const Request& request, const std::string& otherwise = "value");

}  // namespace calculator
