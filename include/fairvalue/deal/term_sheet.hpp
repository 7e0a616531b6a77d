/// \file deal/term_sheet.hpp
/// A warrant in words.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

/// The terms a sentence a line: parties and amounts, one line a tranche in the order of the terms, exercise,
/// and what a change of control does. The terms are not checked.
std::vector<std::string> term_sheet(const Warrant& warrant);

}  // namespace fairvalue
