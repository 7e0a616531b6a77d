/// The enumerators of an enum as the compiler knows them, to hold its table of names against.
#pragma once
#include <cstddef>
#include <set>
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
std::string_view text_with_value() {
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

/// The enumerators of the values 0 to 19, which all of them must be below.
template <class Enum>
std::vector<std::string_view> enumerators() {
  return []<std::size_t... i>(std::index_sequence<i...>) {
    std::vector<std::string_view> names{enumerator_in(text_with_value<Enum, static_cast<Enum>(i)>())...};
    while (!names.empty() && names.back().empty()) names.pop_back();
    return names;
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

/// The names of an enum are complete, in the order of the enumerators, each different, and read back.
template <NamedEnum Enum>
void check_names() {
  const auto known = enumerators<Enum>();
  const auto& rows = enum_names<Enum>.rows;
  CAPTURE(std::string{enum_names<Enum>.what});
  REQUIRE(rows.size() == known.size());
  REQUIRE(rows.size() < 20);
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto value = static_cast<Enum>(i);
    const std::string enumerator{known[i]};
    CAPTURE(enumerator);
    CHECK(is_key(rows[i].key));
    CHECK(is_key_of(rows[i].key, enumerator));
    CHECK(seen.insert(rows[i].key).second);
    CHECK((rows[i].label == rows[i].key || seen.insert(rows[i].label).second));
    CHECK(parse<Enum>(to_string(value)) == value);
    CHECK(parse<Enum>(key_of(value)) == value);
    CHECK(parse_key<Enum>(key_of(value)) == value);
  }
  CHECK_THROWS_AS(to_string(static_cast<Enum>(rows.size())), DomainError);
  CHECK_THROWS_AS(key_of(static_cast<Enum>(-1)), DomainError);
  CHECK_FALSE(parse<Enum>("").has_value());
}

}  // namespace fairvalue::fixtures
