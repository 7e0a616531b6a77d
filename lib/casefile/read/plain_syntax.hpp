/// \file casefile/read/plain_syntax.hpp
/// Errors of TOML's syntax in the words of somebody who writes a case.
#pragma once
#include <string>

namespace fairvalue::detail {

struct PlainSyntax {
  std::string what;    ///< the rule: "a list has commas between its elements and ends with ]"
  std::string advice;  ///< a sentence
};

/// What toml++ says, as a rule and what to do. An error that it has no words for keeps its text.
PlainSyntax plain_syntax(const std::string& what);

}  // namespace fairvalue::detail
