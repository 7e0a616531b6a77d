/// \file casefile/read/cross_checks.hpp
/// Rules between the tables of a file that no type of the library holds.
#pragma once
#include <fairvalue/casefile/case_contents.hpp>

#include "sources.hpp"

namespace fairvalue::detail {

/// Refuses, each at its key:
/// - deals, awards, scenarios, businesses and customers without a name or with another's;
/// - volatilities above 100 and rates or yields beyond 10 a year, which no simulation takes;
/// - a price of the grant after it or more than 31 days before it; a market before a warrant was granted, or
///   with a curve of a later day;
/// - years of a customer that do not follow one another or lie outside 1900 to 2200;
/// - accounts without a warrant, with terms or a policy that no cost can be attached to, with fair values or
///   judgements of other tranches than the warrant's, with quarters of other fiscal years or twice;
/// - fiscal years that begin after a plan with accounts does.
/// A rule is held only against what could be read: what has an error of its own is passed over.
void check_across(const CaseFile& file, const Node& root, Findings& findings);

}  // namespace fairvalue::detail
