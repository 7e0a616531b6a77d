/// \file fairvalue/options.hpp
/// The values of a verb's own options.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/scenario/grid.hpp>
#include <fairvalue/scenario/input_range.hpp>

#include "request.hpp"

namespace calculator {

/// A whole number in the range, else `otherwise` where it was not given. Throws fairvalue::Error naming the
/// option.
std::uint64_t whole_option(const Request& request, const std::string& option,
                           fairvalue::Interval<std::uint64_t> range, std::uint64_t otherwise);

/// "multiple=25:35" and "multiple=25,30,35" in base units; the name is all before the last "=".
fairvalue::InputRange input_range(const std::string& option, const std::string& words);
fairvalue::GridAxis grid_axis(const std::string& option, const std::string& words);

/// The output that is asked for: "value" unless another of the two is given.
std::string output_option(const Request& request);

}  // namespace calculator
