#include <fairvalue/core/enum_names.hpp>

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>

namespace fairvalue::detail {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace

std::string choice_of(std::span<const std::string_view> keys) {
  std::string choice;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0) choice += i + 1 == keys.size() ? " or " : ", ";
    choice += keys[i];
  }
  return choice;
}

std::string choice_for(std::string_view text, std::span<const std::string_view> keys) {
  const std::vector<std::string> names(keys.begin(), keys.end());
  const std::string word = lower_case(text);
  const std::string& nearest = nearest_name(word, names);
  const bool is_near = 2 * edit_distance(word, nearest) <= std::max(word.size(), nearest.size());
  return is_near ? fmt::format("{} (nearest '{}')", choice_of(keys), nearest) : choice_of(keys);
}

void refuse_value(std::string_view field, std::span<const std::string_view> keys, double got) {
  throw DomainError(field, choice_of(keys), got);
}

void refuse_key(std::string_view field, std::span<const std::string_view> keys, std::string_view got) {
  throw DomainError(field, choice_for(got, keys), got);
}

}  // namespace fairvalue::detail
