#include "odd_text.hpp"

#include <fairvalue/core/utf8.hpp>

namespace fairvalue::detail {
namespace {

constexpr std::size_t odd_text_block = 64;

/// Without a branch a byte, so that the compiler compares many at once.
bool is_plain(std::string_view text) {
  unsigned char odd = 0;
  for (const char one : text) {
    const auto c = static_cast<unsigned char>(one);
    const bool is_control = (c < ' ') & (c != '\n') & (c != '\r') & (c != '\t');
    odd = static_cast<unsigned char>(odd | is_control | (c > '~'));
  }
  return odd == 0;
}

}  // namespace

std::optional<OddText> first_odd_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (at + odd_text_block <= text.size() && is_plain(text.substr(at, odd_text_block))) {
      at += odd_text_block;
      continue;
    }
    for (const std::size_t end = at + odd_text_block; at < end && at < text.size();) {
      const auto character = first_character(text.substr(at));
      if (!character) return OddText{at, 1, false};
      const std::string_view one = text.substr(at, character->bytes);
      if (!is_plain(one) && printable(one) != one) return OddText{at, one.size(), true};
      at += one.size();
    }
  }
  return std::nullopt;
}

}  // namespace fairvalue::detail
