#include <fairvalue/core/nearest_name.hpp>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr std::size_t most_likely = 3;
constexpr std::size_t most_listed = 12;

std::string small_letters(std::string_view text) {
  std::string small{text};
  for (char& c : small) c = 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

/// At most half of the longer word's letters differ.
bool is_near(std::string_view word, std::string_view name) {
  return 2 * edit_distance(small_letters(word), small_letters(name)) <= std::max(word.size(), name.size());
}

std::string_view last_part(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

/// Whether the word stands in the name between dots and underscores.
bool has_part(std::string_view name, std::string_view word) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("._"), name.size());
    if (name.substr(0, end) == word) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

template <class Fits>
std::vector<std::string> first_that(std::span<const std::string> names, const Fits& fits) {
  std::vector<std::string> found;
  for (const std::string& name : names) {
    if (found.size() < most_likely && fits(name)) found.push_back(name);
  }
  return found;
}

/// "a, b or c"
std::string joined(std::span<const std::string> names, std::string_view quote, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() && last != "," ? fmt::format(" {} ", last) : ", ";
    text += fmt::format("{0}{1}{0}", quote, names[i]);
  }
  return text;
}

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);  // distances from the first i bytes to each beginning of `to`
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row.back();
}

const std::string& nearest_name(std::string_view word, std::span<const std::string> names) {
  require_not_empty("names", names.size());
  return *std::min_element(names.begin(), names.end(), [word](const std::string& a, const std::string& b) {
    return edit_distance(word, a) < edit_distance(word, b);
  });
}

std::vector<std::string> likely_names(std::string_view word, std::span<const std::string> names) {
  if (word.empty() || names.empty()) return {};
  const std::string& nearest = nearest_name(word, names);
  if (is_near(word, nearest)) return {nearest};
  const auto same_end = [&](const std::string& name) {
    return name.find('.') != std::string::npos && is_near(last_part(word), last_part(name));
  };
  if (auto found = first_that(names, same_end); !found.empty()) return found;
  const std::string small = small_letters(word);
  return first_that(names, [&](const std::string& name) { return has_part(name, small); });
}

std::string name_hint(std::string_view word, std::span<const std::string> names) {
  if (names.empty()) return "there are none";
  const auto likely = likely_names(word, names);
  if (!likely.empty()) return "nearest " + joined(likely, "'", "or");
  if (names.size() <= most_listed) return "one of " + joined(names, "", "and");
  return fmt::format("one of {} and {} more", joined(names.first(most_listed), "", ","),
                     names.size() - most_listed);
}

}  // namespace fairvalue
