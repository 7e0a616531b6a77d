/// \file casefile/read/whole_case.hpp
/// What only the whole case can tell: parts that must agree, and names that must be known.
#pragma once
#include <fairvalue/casefile/case_contents.hpp>

#include "sources.hpp"

namespace fairvalue::detail {

/// Checks a file all of whose parts are sound, and gives the scenarios' settings the units of their inputs.
/// Weights that do not sum to 1 are a warning, anything else an error.
void check_whole(CaseFile& file, const Node& root, Findings& findings);

}  // namespace fairvalue::detail
