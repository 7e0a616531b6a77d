/// \file casefile/toml/parse_toml.hpp
/// TOML text into a tree. The one source that sees toml++.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "node.hpp"

namespace fairvalue::detail {

/// Why and where a text is no TOML. Nothing behind it has been read.
struct SyntaxError {
  Place place;
  std::string what;  ///< "expected a comment or whitespace, saw 'b'"
};

struct ParsedToml {
  Node root{};
  std::optional<SyntaxError> error{};
};

/// Tables and lists may be nested 64 deep. `file` is the number in the places.
ParsedToml parse_toml(std::string_view text, std::uint32_t file);

/// One value as it may stand behind `key =`; text that is none is a string: 22x is "22x".
Node parse_toml_value(std::string_view text);

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// The byte, from 1, at which character `column` (from 1) of a line stands.
std::uint32_t byte_column(std::string_view line, std::uint32_t column);

}  // namespace fairvalue::detail
