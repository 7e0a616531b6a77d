/// \file casefile/toml/key_depth.hpp
/// Keys of many parts: each part nests a table, and a text of a million dots would exhaust the stack.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace fairvalue::detail {

inline constexpr int most_key_parts = 64;

/// The byte at which the first key begins its 65th part, outside text and comments; none where no key does.
std::optional<std::size_t> first_deep_key(std::string_view toml);

}  // namespace fairvalue::detail
