/// \file core/utf8.hpp
/// Text from files and arguments: its characters, and how it is printed safely.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fairvalue {

/// A character of UTF-8 text.
struct Utf8Character {
  std::uint32_t code;  ///< its Unicode code point
  std::size_t bytes;   ///< 1 to 4
};

/// The first character of `text`; empty where none begins: at the end, and at bytes that are not UTF-8
/// (overlong forms, surrogates and code points beyond U+10FFFF are not). Source: RFC 3629.
std::optional<Utf8Character> first_character(std::string_view text);

/// `text` on one line, without what would steer a terminal: control characters become \n, \r, \t, \x1b or
/// \u009b; line separators, marks of writing direction, byte order marks and the two that XML refuses, U+FFFE
/// and U+FFFF, \u2028 and the like; bytes that are not UTF-8 \xff. All other text stays, Chinese too. A
/// backslash stays as well, so that what was made printable once does not change again.
std::string printable(std::string_view text);

}  // namespace fairvalue
