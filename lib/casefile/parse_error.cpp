#include <fairvalue/casefile/parse_error.hpp>

#include <string_view>
#include <utility>

#include <fmt/core.h>

namespace fairvalue {
namespace {

constexpr std::size_t longest_value = 60;
constexpr std::size_t longest_key = 120;  ///< the path to a member of a file may be long

/// At most `longest` bytes, and no character of UTF-8 cut in two.
std::string shortened(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return std::string{text};
  std::size_t end = longest;
  while (end > longest - 4 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return std::string{text.substr(0, end)} + "...";
}

std::string message(const FilePosition& at, const std::string& key, const std::string& rule,
                    const std::string& value) {
  return fmt::format("{}:{}:{}: {}must be {}, got {}", at.file, at.line, at.column,
                     key.empty() ? "" : shortened(key, longest_key) + ": ", rule,
                     value.empty() ? "none" : "'" + shortened(value, longest_value) + "'");
}

}  // namespace

ParseError::ParseError(FilePosition position, std::string key, std::string rule, std::string value)
    : Error(message(position, key, rule, value)),
      position_(std::move(position)),
      key_(std::move(key)),
      rule_(std::move(rule)),
      value_(std::move(value)) {}

ParseError::ParseError(const ParseError& first, std::string_view more)
    : Error(std::string{first.what()} + std::string{more}),
      position_(first.position_),
      key_(first.key_),
      rule_(first.rule_),
      value_(first.value_) {}

ParseErrors::ParseErrors(std::vector<ParseError> kept, std::size_t count)
    : ParseError(kept.at(0),
                 fmt::format(" (and {} more {} with errors)", count - 1, count == 2 ? "row" : "rows")),
      kept_(std::move(kept)),
      count_(count) {}

}  // namespace fairvalue
