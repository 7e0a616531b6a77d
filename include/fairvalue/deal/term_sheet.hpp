/// \file deal/term_sheet.hpp
/// A warrant in words.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

/// The terms a sentence a line: parties and amounts, one line a tranche in the order of the terms, exercise,
/// and what a change of control does. `currency` stands behind every amount; empty where it is not known. The
/// terms are not checked.
std::vector<std::string> term_sheet(const Warrant& warrant, std::string_view currency = {});

/// "On a change of control what has not vested lapses.", or that the terms do not say.
std::string change_of_control_sentence(const Warrant& warrant);

}  // namespace fairvalue
