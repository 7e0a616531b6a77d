#include "key_depth.hpp"

#include <algorithm>

namespace fairvalue::detail {
namespace {

/// The first byte behind the text in quotes that begins at `at`.
std::size_t end_of_text(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const bool is_long = toml.substr(at, 3) == std::string_view{quote == '"' ? "\"\"\"" : "'''"};
  for (std::size_t i = at + (is_long ? 3 : 1); i < toml.size(); ++i) {
    if (toml[i] == '\\' && quote == '"') {
      ++i;
    } else if (toml[i] == quote) {
      if (!is_long) return i + 1;
      if (toml.substr(i, 3) == toml.substr(at, 3)) return i + 3;
    } else if (toml[i] == '\n' && !is_long) {
      return i;
    }
  }
  return toml.size();
}

bool ends_a_key(char c) {
  constexpr std::string_view ends = "=,{}[]\n";
  return ends.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::size_t> first_deep_key(std::string_view toml) {
  int dots = 0;
  for (std::size_t i = 0; i < toml.size();) {
    const char c = toml[i];
    if (c == '"' || c == '\'') {
      i = end_of_text(toml, i);
      continue;
    }
    if (c == '#') {
      i = std::min(toml.find('\n', i), toml.size());
      continue;
    }
    if (ends_a_key(c)) dots = 0;
    if (c == '.' && ++dots >= most_key_parts) return i;
    ++i;
  }
  return std::nullopt;
}

}  // namespace fairvalue::detail
