/// \file casefile/describe/json_schema.hpp
/// The tree of keys as a JSON Schema.
#pragma once
#include <string>

#include "key_tree.hpp"

namespace fairvalue::detail {

/// Draft 2020-12, for editors that check TOML by it. Lists may be one table, numbers text or tables with a
/// source.
std::string json_schema(const KeyNode& root);

}  // namespace fairvalue::detail
