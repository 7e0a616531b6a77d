#include "node.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

Node node_of(NodeKind kind) {
  Node node;
  node.kind = kind;
  return node;
}

}  // namespace

const Entry* find_entry(const Node& table, std::string_view key) {
  const auto entry = std::find_if(table.entries.begin(), table.entries.end(),
                                  [key](const Entry& one) { return one.key == key; });
  return entry == table.entries.end() ? nullptr : &*entry;
}

const Node* find(const Node& table, std::string_view key) {
  const Entry* entry = find_entry(table, key);
  return entry == nullptr ? nullptr : &entry->value;
}

Node* find(Node& table, std::string_view key) { return const_cast<Node*>(find(std::as_const(table), key)); }

Node text_node(std::string text) {
  Node node = node_of(NodeKind::text);
  node.text = std::move(text);
  return node;
}

Node number_node(double number) {
  Node node = node_of(NodeKind::number);
  node.number = number;
  return node;
}

Node boolean_node(bool value) {
  Node node = node_of(NodeKind::boolean);
  node.boolean = value;
  return node;
}

Node date_node(Date date) {
  Node node = node_of(NodeKind::date);
  node.date = date;
  return node;
}

Node list_node() { return node_of(NodeKind::list); }

void append(Node& table, std::string key, Node value) {
  table.entries.push_back({.key = std::move(key), .value = std::move(value)});
}

std::string got(const Node& node) {
  switch (node.kind) {
    case NodeKind::text: return node.text.empty() ? "an empty text" : "'" + node.text + "'";
    case NodeKind::number: return fmt::format("{}", node.number);
    case NodeKind::boolean: return node.boolean ? "true" : "false";
    case NodeKind::date: return to_string(node.date);
    case NodeKind::table: return "a table";
    case NodeKind::list: return node.items.empty() ? "an empty list" : "a list";
    case NodeKind::other: return "'" + node.text + "'";
  }
  return "a value";
}

std::string got_as_written(const Node& node) {
  const bool has_point = node.kind == NodeKind::number && !node.is_whole;
  return has_point && std::trunc(node.number) == node.number ? got(node) + ".0" : got(node);
}

Node joined(Node base, const Node& over) {
  if (base.kind != NodeKind::table || over.kind != NodeKind::table) return over;
  base.place = over.place;
  for (const Entry& entry : over.entries) {
    if (Node* old = find(base, entry.key)) {
      *old = joined(std::move(*old), entry.value);
    } else {
      base.entries.push_back(entry);
    }
  }
  return base;
}

}  // namespace fairvalue::detail
