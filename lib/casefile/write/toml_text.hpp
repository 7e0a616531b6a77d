/// \file casefile/write/toml_text.hpp
/// A tree as TOML text.
#pragma once
#include <string>

#include "casefile/toml/node.hpp"

namespace fairvalue::detail {

/// Numbers with as many digits as read them back, dates bare, text in double quotes. Tables that hold tables
/// and lists of tables get headers of their own; small ones stand on one line.
std::string toml_text(const Node& root);

/// One value on one line.
std::string inline_text(const Node& node);

}  // namespace fairvalue::detail
