#include <fairvalue/core/utf8.hpp>

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace fairvalue {
namespace {

/// Bytes in the sequence that `lead` opens; 0 when no sequence opens so.
std::size_t sequence_length(std::uint32_t lead) {
  if (lead < 0x80) return 1;
  if ((lead & 0xE0u) == 0xC0u) return 2;
  if ((lead & 0xF0u) == 0xE0u) return 3;
  return (lead & 0xF8u) == 0xF0u ? 4 : 0;
}

/// Neither longer than it need be, nor a surrogate, nor beyond Unicode.
bool well_formed(Utf8Character character) {
  constexpr std::array<std::uint32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = 0xD800 <= character.code && character.code <= 0xDFFF;
  return least[character.bytes] <= character.code && character.code <= 0x10FFFF && !surrogate;
}

/// Control characters, those that are invisible and move what stands around them, and two that are none.
bool steers(std::uint32_t code) {
  struct Range {
    std::uint32_t first, last;
  };
  constexpr Range ranges[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
                              {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFFE, 0xFFFF}};
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [code](Range range) { return range.first <= code && code <= range.last; });
}

std::string escaped(std::uint32_t code) {
  switch (code) {
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return code < 0x80 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
  }
}

}  // namespace

std::optional<Utf8Character> first_character(std::string_view text) {
  const auto byte = [text](std::size_t i) -> std::uint32_t { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = text.empty() ? 0 : sequence_length(byte(0));
  if (length == 0 || length > text.size()) return std::nullopt;
  std::uint32_t code = length == 1 ? byte(0) : byte(0) & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return std::nullopt;
    code = (code << 6) | (byte(i) & 0x3Fu);
  }
  const Utf8Character character{.code = code, .bytes = length};
  return well_formed(character) ? std::optional{character} : std::nullopt;
}

std::string printable(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  while (!text.empty()) {
    const auto character = first_character(text);
    const std::size_t bytes = character ? character->bytes : 1;
    if (!character) {
      line += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
    } else if (steers(character->code)) {
      line += escaped(character->code);
    } else {
      line += text.substr(0, bytes);
    }
    text.remove_prefix(bytes);
  }
  return line;
}

}  // namespace fairvalue
