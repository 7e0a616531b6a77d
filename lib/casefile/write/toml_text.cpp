#include "toml_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/casefile/key_path.hpp>

namespace fairvalue::detail {
namespace {

constexpr std::size_t widest_inline = 100;

std::string quoted_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20u || byte == 0x7Fu) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string number_text(double number) {
  if (std::floor(number) == number && std::abs(number) < 1e15) return fmt::format("{:.0f}", number);
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

bool is_table_list(const Node& node) {
  return node.kind == NodeKind::list && !node.items.empty() &&
         std::all_of(node.items.begin(), node.items.end(),
                     [](const Node& item) { return item.kind == NodeKind::table; });
}

/// A number with its source: it keeps its place among the others, however long its line.
bool is_sourced_value(const Node& node) {
  return node.kind == NodeKind::table && find(node, "value") != nullptr &&
         std::none_of(node.entries.begin(), node.entries.end(), [](const Entry& entry) {
           return entry.value.kind == NodeKind::table || entry.value.kind == NodeKind::list;
         });
}

/// Whether the entry stands on one line in its table.
bool fits_inline(const Entry& entry) {
  if (is_sourced_value(entry.value)) return true;
  if (entry.value.kind == NodeKind::table || is_table_list(entry.value)) {
    return entry.key.size() + inline_text(entry.value).size() + 3 <= widest_inline;
  }
  return true;
}

std::string key_text(const std::string& key) { return to_string(KeyPath{key}); }

void write_table(std::string& out, const Node& table, const std::string& path) {
  for (const Entry& entry : table.entries) {
    if (fits_inline(entry)) out += fmt::format("{} = {}\n", key_text(entry.key), inline_text(entry.value));
  }
  for (const Entry& entry : table.entries) {
    if (fits_inline(entry)) continue;
    const std::string inner = path.empty() ? key_text(entry.key) : path + "." + key_text(entry.key);
    if (entry.value.kind == NodeKind::table) {
      out += fmt::format("\n[{}]\n", inner);
      write_table(out, entry.value, inner);
      continue;
    }
    for (const Node& item : entry.value.items) {
      out += fmt::format("\n[[{}]]\n", inner);
      write_table(out, item, inner);
    }
  }
}

}  // namespace

std::string inline_text(const Node& node) {
  switch (node.kind) {
    case NodeKind::text:
    case NodeKind::other: return quoted_text(node.text);
    case NodeKind::number: return number_text(node.number);
    case NodeKind::boolean: return node.boolean ? "true" : "false";
    case NodeKind::date: return to_string(node.date);
    case NodeKind::table: {
      std::string text;
      for (const Entry& entry : node.entries) {
        text += fmt::format("{}{} = {}", text.empty() ? " " : ", ", key_text(entry.key),
                            inline_text(entry.value));
      }
      return text.empty() ? "{}" : "{" + text + " }";
    }
    case NodeKind::list: {
      std::string text;
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + inline_text(item);
      return "[" + text + "]";
    }
  }
  return {};
}

std::string toml_text(const Node& root) {
  std::string out;
  write_table(out, root, "");
  return out;
}

}  // namespace fairvalue::detail
