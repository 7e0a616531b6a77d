/// The enumerators of an enum as the compiler knows them, to hold its table of names against.
#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/error.hpp>

namespace fairvalue::fixtures {

/// Its text names the value: "..., Enum value = fairvalue::Standing::stated; ..." or "...
/// (fairvalue::Standing)9
/// ..." for a value that has no enumerator.
template <class Enum, Enum value>
constexpr std::string_view text_with_value() {
  return __PRETTY_FUNCTION__;
}

/// "stated"; empty for a value that has no enumerator.
inline std::string_view enumerator_in(std::string_view text) {
  constexpr std::string_view before = "value = ";
  const std::string_view value = text.substr(text.rfind(before) + before.size());
  if (value.front() == '(') return {};
  const std::string_view qualified = value.substr(0, value.find_first_of(";,]"));
  return qualified.substr(qualified.rfind(':') + 1);
}

/// The enumerators in the texts of the values 0 to 19.
inline std::vector<std::string_view> enumerators_in(std::span<const std::string_view> texts) {
  std::vector<std::string_view> names;
  for (const std::string_view text : texts) names.push_back(enumerator_in(text));
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

/// The enumerators of an enum, all of which must be below 20.
template <class Enum>
std::vector<std::string_view> enumerators() {
  return []<std::size_t... i>(std::index_sequence<i...>) {
    static constexpr std::string_view texts[] = {text_with_value<Enum, static_cast<Enum>(i)>()...};
    return enumerators_in(texts);
  }
  (std::make_index_sequence<20>{});
}

inline bool is_key(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

/// A key is the enumerator, or longer or shorter than it at the end.
inline bool is_key_of(std::string_view key, std::string_view enumerator) {
  return key.starts_with(enumerator) || enumerator.starts_with(key);
}

/// What `check_names` asks of an enum, by position: checks are compiled once and not for each enum.
struct NamesOfEnum {
  std::string what;
  std::vector<std::string_view> enumerators;
  std::size_t rows;
  std::string_view (*key)(std::size_t i);  ///< as in the table
  std::string_view (*label)(std::size_t i);
  std::string (*printed)(std::size_t i);      ///< by to_string
  std::string (*printed_key)(std::size_t i);  ///< by key_of
  std::optional<std::size_t> (*parsed)(std::string_view text);
  std::optional<std::size_t> (*parsed_key)(std::string_view text);
};

inline void check_names(const NamesOfEnum& names) {
  CAPTURE(names.what);
  REQUIRE(names.rows == names.enumerators.size());
  REQUIRE(names.rows < 20);
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < names.rows; ++i) {
    const std::string enumerator{names.enumerators[i]};
    CAPTURE(enumerator);
    CHECK(is_key(names.key(i)));
    CHECK(is_key_of(names.key(i), enumerator));
    CHECK(seen.insert(names.key(i)).second);
    CHECK((names.label(i) == names.key(i) || seen.insert(names.label(i)).second));
    CHECK(names.parsed(names.printed(i)) == i);
    CHECK(names.parsed(names.printed_key(i)) == i);
    CHECK(names.parsed_key(names.printed_key(i)) == i);
  }
  CHECK_THROWS_AS(names.printed(names.rows), DomainError);
  CHECK_THROWS_AS(names.printed_key(static_cast<std::size_t>(-1)), DomainError);
  CHECK_FALSE(names.parsed("").has_value());
}

template <class Enum>
std::optional<std::size_t> place_of(std::optional<Enum> value) {
  return value ? std::optional{static_cast<std::size_t>(*value)} : std::nullopt;
}

/// The names of an enum are complete, in the order of the enumerators, each different, and read back.
template <NamedEnum Enum>
void check_names() {
  check_names({.what = std::string{enum_names<Enum>.what},
               .enumerators = enumerators<Enum>(),
               .rows = enum_names<Enum>.rows.size(),
               .key = [](std::size_t i) { return std::string_view{enum_names<Enum>.rows[i].key}; },
               .label = [](std::size_t i) { return std::string_view{enum_names<Enum>.rows[i].label}; },
               .printed = [](std::size_t i) { return std::string{to_string(static_cast<Enum>(i))}; },
               .printed_key = [](std::size_t i) { return std::string{key_of(static_cast<Enum>(i))}; },
               .parsed = [](std::string_view text) { return place_of<Enum>(parse<Enum>(text)); },
               .parsed_key = [](std::string_view text) { return place_of<Enum>(parse_key<Enum>(text)); }});
}

}  // namespace fairvalue::fixtures
