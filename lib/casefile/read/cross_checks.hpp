/// \file casefile/read/cross_checks.hpp
/// Rules between the tables of a file that no type of the library holds.
#pragma once
#include <fairvalue/casefile/case_contents.hpp>

#include "sources.hpp"

namespace fairvalue::detail {

/// Refuses, each at its key: deals, awards, scenarios, customers without a name or with another's; years of a
/// customer that do not follow one another or lie outside 1900 to 2200; accounts without a warrant, whose
/// terms or policy no cost can be attached to, whose fair values name other tranches than the warrant's, or
/// one of them twice or not at all, whose quarters are none of the fiscal years or stand twice; fiscal years
/// that do not hold the plan's first purchases. All parts must be sound.
void check_across(const CaseFile& file, const Node& root, Findings& findings);

}  // namespace fairvalue::detail
