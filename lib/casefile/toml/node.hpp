/// \file casefile/toml/node.hpp
/// A TOML document as a tree that keeps the order and the place of everything in it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/date.hpp>

namespace fairvalue::detail {

/// Where something stands: the number of its file among those read, line and column from 1, the column in
/// bytes. Line 0: set from outside.
struct Place {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

inline bool is_before(const Place& a, const Place& b) {
  return a.file != b.file ? a.file < b.file : a.line != b.line ? a.line < b.line : a.column < b.column;
}

enum class NodeKind { text, number, boolean, date, table, list, other };

struct Entry;

struct Node {
  NodeKind kind = NodeKind::table;
  Place place{};
  std::string text{};  ///< of a text, and of what no case file has: a time
  double number = 0.0;
  bool is_whole = false;  ///< a number without a fraction
  bool boolean = false;
  Date date{};
  std::vector<Entry> entries;  ///< of a table, in the order of the file
  std::vector<Node> items{};   ///< of a list
  bool of_tables = false;      ///< a list written as [[...]]
};

struct Entry {
  std::string key;
  Place place{};  ///< of the key
  Node value{};
};

/// The entry with this key; null without one.
const Node* find(const Node& table, std::string_view key);
Node* find(Node& table, std::string_view key);
const Entry* find_entry(const Node& table, std::string_view key);

/// Nodes as a writer makes them.
Node text_node(std::string text);
Node number_node(double number);
Node boolean_node(bool value);
Node date_node(Date date);
Node list_node();
void append(Node& table, std::string key, Node value);

/// What a message says was there: "-3", "'15 bn EUR'", "true", "2026-01-02", "a table", "a list".
std::string got(const Node& node);
/// The same where a whole number is asked for: 1.0 has a point.
std::string got_as_written(const Node& node);

/// The base with everything that `over` states put over it: tables are joined key by key, anything else is
/// replaced. New keys come last.
Node joined(Node base, const Node& over);

}  // namespace fairvalue::detail
