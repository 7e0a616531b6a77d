#include <fairvalue/casefile/key_path.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue {
namespace {

bool is_bare(std::string_view key) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  return !key.empty() && key.find_first_not_of(letters) == std::string_view::npos;
}

/// As a reader may write it: with blanks inside.
bool is_plain(std::string_view key) {
  std::string without{key};
  std::erase(without, ' ');
  return is_bare(without) && !key.starts_with(' ') && !key.ends_with(' ');
}

std::string in_quotes(std::string_view key) {
  std::string text = "\"";
  for (const char c : key) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

/// Reads a path from left to right.
class PathReader {
 public:
  explicit PathReader(std::string_view text) : text_(text) {}

  KeyPath path() {
    KeyPath steps;
    steps.emplace_back(key());
    while (at_ < text_.size()) {
      if (text_[at_] == '[') {
        steps.emplace_back(index());
      } else {
        if (text_[at_] != '.') refuse("keys joined by dots");
        ++at_;
        steps.emplace_back(key());
      }
    }
    return steps;
  }

 private:
  [[noreturn]] void refuse(std::string_view rule) const {
    throw DomainError("path", fmt::format("{} such as deal[0].margin", rule), text_);
  }

  std::string key() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted_key();
    const std::size_t end = std::min(text_.find_first_of(".[", at_), text_.size());
    const std::string_view key = text_.substr(at_, end - at_);
    if (!is_plain(key)) refuse("keys of letters, digits, blanks, - and _, or in double quotes,");
    at_ = end;
    return std::string{key};
  }

  std::string quoted_key() {
    std::string key;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      key += text_[at_];
    }
    if (at_ >= text_.size()) refuse("keys whose quotes are closed,");
    ++at_;
    return key;
  }

  std::size_t index() {
    std::size_t value = 0;
    const char* const first = text_.data() + at_ + 1;
    const auto [end, error] = std::from_chars(first, text_.data() + text_.size(), value);
    if (error != std::errc{} || end == text_.data() + text_.size() || *end != ']') {
      refuse("indices that are whole numbers in brackets,");
    }
    at_ = static_cast<std::size_t>(end - text_.data()) + 1;
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// The place of the = that ends the path.
std::size_t end_of_path(std::string_view text) {
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && inside) {
      ++i;
    } else if (text[i] == '"') {
      inside = !inside;
    } else if (text[i] == '=' && !inside) {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::string to_string(const KeyPath& path) {
  std::string text;
  for (const PathStep& step : path) {
    if (const auto* key = std::get_if<std::string>(&step)) {
      if (!text.empty()) text += '.';
      text += is_bare(*key) ? *key : in_quotes(*key);
    } else {
      text += fmt::format("[{}]", std::get<std::size_t>(step));
    }
  }
  return text;
}

KeyPath parse_key_path(std::string_view text) { return PathReader{text}.path(); }

PathSetting parse_setting(std::string_view text) {
  const std::size_t equals = end_of_path(text);
  if (equals == std::string_view::npos) {
    throw DomainError("setting", "path=value such as market.price=180", text);
  }
  const std::string_view value = without_blanks(text.substr(equals + 1));
  if (value.empty()) throw DomainError("setting", "path=value with a value", text);
  return {.path = parse_key_path(without_blanks(text.substr(0, equals))), .value = std::string{value}};
}

}  // namespace fairvalue
