/// \file casefile/toml/parse_toml.hpp
/// TOML text into a tree. The one source that sees toml++.
#pragma once
#include <cstdint>
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

/// The characters of a line by the bytes at which they begin.
class LineColumns {
 public:
  explicit LineColumns(std::string_view line);

  /// The byte, from 1, at which character `column` (from 1) stands.
  std::uint32_t byte_of(std::uint32_t column) const;

 private:
  std::vector<std::uint32_t> starts_{};  ///< empty where every character is one byte
  std::uint32_t size_;
};

}  // namespace fairvalue::detail
