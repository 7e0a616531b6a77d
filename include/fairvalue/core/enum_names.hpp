/// \file core/enum_names.hpp
/// The names of an enum's values: one table beside each enum, from which printing, parsing and checking come.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace fairvalue {

/// A value's two spellings, which are the same unless a label is given.
struct EnumName {
  constexpr EnumName(const char* spelling) : EnumName(spelling, spelling) {}
  constexpr EnumName(const char* spelling, const char* printed) : key(spelling), label(printed) {}

  std::string_view key;    ///< in files and arguments: lower case, words joined by "_"
  std::string_view label;  ///< in tables and messages
};

template <std::size_t n>
struct EnumNames {
  std::string_view what;  ///< names the enum where no field is known: "standing"
  std::array<EnumName, n> rows;
};

/// A table of names in the order of the enumerators, which count from 0.
template <std::size_t n>
constexpr EnumNames<n> names_of(std::string_view what, const EnumName (&rows)[n]) {
  return {.what = what, .rows = std::to_array(rows)};
}

/// The table of an enum, specialized right after it. A test finds enumerators without a name and names out of
/// order.
template <class Enum>
inline constexpr std::nullptr_t enum_names{};

template <class Enum>
concept NamedEnum = std::is_enum_v<Enum> && requires {
  enum_names<Enum>.rows;
};

namespace detail {

/// "a, b or c".
std::string choice_of(std::span<const std::string_view> keys);
/// The same with the nearest key if at least half of its letters agree, capital or not: "a, b or c (nearest
/// 'b')".
std::string choice_for(std::string_view text, std::span<const std::string_view> keys);
[[noreturn]] void refuse_value(std::string_view field, std::span<const std::string_view> keys, double got);
[[noreturn]] void refuse_key(std::string_view field, std::span<const std::string_view> keys,
                             std::string_view got);

}  // namespace detail

/// The keys in the order of the table.
template <NamedEnum Enum>
constexpr auto keys_of() {
  std::array<std::string_view, enum_names<Enum>.rows.size()> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = enum_names<Enum>.rows[i].key;
  return keys;
}

/// Throws DomainError naming the enum and its keys, for a value that no enumerator has: what a switch over
/// the enumerators ends with.
template <NamedEnum Enum>
[[noreturn]] void refuse_enumerator(Enum value, std::string_view field = enum_names<Enum>.what) {
  detail::refuse_value(field, keys_of<Enum>(), static_cast<double>(value));
}

template <NamedEnum Enum>
constexpr bool is_enumerator(Enum value) {
  return static_cast<std::size_t>(value) < enum_names<Enum>.rows.size();
}

/// Throws DomainError naming `field` unless the value is an enumerator: "gate.timing: must be latched or
/// after_other_gates, got 7".
template <NamedEnum Enum>
Enum require_enumerator(std::string_view field, Enum value) {
  if (!is_enumerator(value)) refuse_enumerator(value, field);
  return value;
}

/// The value's label. Throws DomainError when it is no enumerator.
template <NamedEnum Enum>
std::string_view to_string(Enum value) {
  require_enumerator(enum_names<Enum>.what, value);
  return enum_names<Enum>.rows[static_cast<std::size_t>(value)].label;
}

/// The value's key. Throws DomainError when it is no enumerator.
template <NamedEnum Enum>
std::string_view key_of(Enum value) {
  require_enumerator(enum_names<Enum>.what, value);
  return enum_names<Enum>.rows[static_cast<std::size_t>(value)].key;
}

/// The value with this key, letter by letter; none for any other text. What files are read with.
template <NamedEnum Enum>
std::optional<Enum> parse_key(std::string_view text) {
  const auto& rows = enum_names<Enum>.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].key == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

/// The value with this key or label: the inverse of key_of and of to_string.
template <NamedEnum Enum>
std::optional<Enum> parse(std::string_view text) {
  const auto& rows = enum_names<Enum>.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].key == text || rows[i].label == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

/// The rule that a refused text breaks: "eps, revenue or ebitda (nearest 'eps')", without the nearest where
/// none is near.
template <NamedEnum Enum>
std::string choice_near(std::string_view text) {
  return detail::choice_for(text, keys_of<Enum>());
}

/// The value with this key. Throws DomainError naming `field`, the keys and, if one is near, the nearest of
/// them.
template <NamedEnum Enum>
Enum require_key(std::string_view field, std::string_view text) {
  if (const auto value = parse_key<Enum>(text)) return *value;
  detail::refuse_key(field, keys_of<Enum>(), text);
}

}  // namespace fairvalue
