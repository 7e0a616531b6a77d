/// \file casefile/detail/odd_text.hpp
/// What must not stand in a text file: bytes that are not UTF-8, and characters that steer a terminal.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace fairvalue::detail {

struct OddText {
  std::size_t at;     ///< its first byte
  std::size_t bytes;  ///< how many belong to it
  bool is_utf_8;      ///< a control character, or one that is not shown and moves text; else no character
};

/// The first in a text. Tabs and ends of lines are none. Takes the time of reading the text once.
std::optional<OddText> first_odd_text(std::string_view text);

}  // namespace fairvalue::detail
