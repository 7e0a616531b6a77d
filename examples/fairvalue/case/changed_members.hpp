/// \file fairvalue/case/changed_members.hpp
/// What of an input that is no single number differs between two cases, in words.
#pragma once
#include <string>

#include <fairvalue/model/case.hpp>

#include "fairvalue/case/cells.hpp"

namespace calculator {

/// The members that differ, before and after: "tranche first: 5.00 m shares" and "tranche first: 8.00 m
/// shares".
struct ChangedMembers {
  std::string before;
  std::string after;
};

/// Of a step of `case_bridge` by its name: a warrant's terms, a plan, years, EPS. Empty for one that is a
/// single number or is not known.
ChangedMembers changed_members(const fairvalue::Case& before, const fairvalue::Case& after,
                               const std::string& step, const Units& units);

}  // namespace calculator
