/// \file casefile/read/plausible.hpp
/// Numbers that no rule refuses and that are most likely typing errors.
#pragma once
#include <fairvalue/casefile/case_contents.hpp>

#include "sources.hpp"

namespace fairvalue::detail {

/// Warns, each at its key: fewer than 10,000 shares, or less than half or more than twice the shares
/// outstanding as diluted ones; a volatility outside 5 to 300 % and a rate or yield beyond 30 % a year, today
/// or at a grant, as plausibility_warnings; a growth or return above 100 % a year; an uncertain percentage
/// whose middle is above 100 %; an EPS of the operating model more than a quarter away from the consensus or
/// the mean of the estimates of its year. The file must be sound.
void warn_of_implausible(const CaseFile& file, const Node& root, Findings& findings);

}  // namespace fairvalue::detail
