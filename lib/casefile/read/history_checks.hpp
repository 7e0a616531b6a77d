/// \file casefile/read/history_checks.hpp
/// Whether what a case says has happened can be so, and is all that its warrants ask for.
#pragma once
#include <fairvalue/casefile/case_contents.hpp>

#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

/// Tells what the library refuses of each history beside a warrant, all of it in one go: of prices, volumes,
/// benchmarks, exercises and days. What the warrant asks for and the history has not is told as what leaves
/// it without a value; an event that no condition waits for is a warning. Histories and warrants that could
/// not be read are passed over.
void check_histories(const CaseFile& file, const Node& root, Findings& findings);

}  // namespace fairvalue::detail
