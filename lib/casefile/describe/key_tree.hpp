/// \file casefile/describe/key_tree.hpp
/// The table of keys as a tree, made by visiting the keys of empty values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/keys/key_info.hpp"

namespace fairvalue::detail {

enum class KeyKind { text, truth, choice, whole, number, date, series, scalar_or_table, table };

/// A key, and the keys of the table that it holds.
struct KeyNode {
  std::string name{};
  std::string meaning{};
  std::string form{};  ///< what it takes, in words
  Rule rule = Rule::any;
  KeyKind kind = KeyKind::table;
  bool is_list = false;
  bool required = false;
  std::vector<std::string> choices{};
  std::string pattern{};                 ///< of a text, a regular expression (ECMA 262); empty for any
  std::optional<Dimension> dimension{};  ///< of a number, also in place of a table; none: any
  std::vector<KeyNode> keys{};
};

/// The root table. Gates inside gates are described once.
const KeyNode& key_tree();

}  // namespace fairvalue::detail
