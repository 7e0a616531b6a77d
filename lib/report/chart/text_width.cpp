#include "report/chart/text_width.hpp"

#include <algorithm>
#include <utility>

#include <fairvalue/report/table.hpp>

namespace fairvalue::detail {
namespace {

constexpr std::string_view narrow = "ijl.,:;'|!I()[]/ ";
constexpr std::string_view medium = "frtJ-\"\\*";
constexpr std::string_view wide = "mwMWOQGDNHU@%+<>=~_&#$";
constexpr std::string_view widest = "mMW@%";

std::size_t length_of_character(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
    ++length;
  return length;
}

/// Of one character, as a part of the height.
double character_width(std::string_view character) {
  if (character.size() > 1)
    return character == "…" ? 1.0 : static_cast<double>(display_width(character)) * 0.7;
  if (narrow.find(character) != narrow.npos) return 0.41;
  if (medium.find(character) != medium.npos) return 0.51;
  if (widest.find(character) != widest.npos) return 1.01;
  if (wide.find(character) != wide.npos) return 0.85;
  const bool is_capital = character.front() >= 'A' && character.front() <= 'Z';
  return is_capital ? 0.71 : 0.65;
}

std::vector<std::string> broken_word(const std::string& word, double size, double width) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < word.size();) {
    const std::string character = word.substr(at, length_of_character(word, at));
    if (!parts.back().empty() && text_width(parts.back() + character, size) > width) parts.emplace_back();
    parts.back() += character;
    at += character.size();
  }
  return parts;
}

}  // namespace

double text_width(std::string_view text, double size) {
  double width = 0.0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_of_character(text, at);
    width += character_width(text.substr(at, length));
    at += length;
  }
  return width * size;
}

std::vector<std::string> text_lines(std::string_view text, double size, double width) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    for (const std::string& part : broken_word(std::string{text.substr(at, end - at)}, size, width)) {
      const std::string joined = lines.back().empty() ? part : lines.back() + " " + part;
      if (text_width(joined, size) <= width || lines.back().empty()) {
        lines.back() = joined;
      } else {
        lines.push_back(part);
      }
    }
    at = end + 1;
  }
  return lines;
}

}  // namespace fairvalue::detail
