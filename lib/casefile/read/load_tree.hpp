/// \file casefile/read/load_tree.hpp
/// The text of a case and of the files it extends, as one tree.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

/// Reads a file and what it extends. None after a finding that leaves nothing to read: no UTF-8, no TOML, a
/// newer schema, a bad `extend`. Throws Error where the file itself cannot be read or is too large.
std::optional<Node> load_file(const std::string& path, Findings& findings);
/// The same from text.
std::optional<Node> load_text(std::string_view text, const std::string& name, Findings& findings);

/// Whether `schema` of the tree can be read; else a finding. One that is missing is a finding, but can be
/// read.
bool has_known_schema(const Node& root, std::uint32_t file, Findings& findings);

}  // namespace fairvalue::detail
